import type { JSX } from 'react';
import { useWords } from '../../app/words.ts';
import { ReasonField as Plain } from '../../parts/ReasonField.tsx';
import { caseWords } from '../../words/case.ts';

/** Why something is changed; recorded with it. */
export function ReasonField({
  value,
  onChange,
  hint,
}: {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly hint?: string;
}): JSX.Element {
  const t = useWords(caseWords);
  return <Plain label={t('reason')} hint={hint ?? t('reasonHint')} value={value} onChange={onChange} />;
}

/** `reason` as a body has it: left out when nothing was written. */
export const reasonOf = (text: string): { readonly reason?: string } => (text.trim() === '' ? {} : { reason: text.trim() });

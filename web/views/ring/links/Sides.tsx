import type { JSX } from 'react';
import { useWords } from '../../../app/words.ts';
import { linkWords } from '../../../words/links.ts';
import type { SidesOfCut } from './sides.ts';

const named = 14;

/** Which reports end on which side of a cut. */
export function Sides({ of, refs }: { readonly of: SidesOfCut; readonly refs: readonly [string, string] }): JSX.Element {
  const t = useWords(linkWords);
  if (of.holds) return <p>{t('stillHolds')}</p>;
  const side = (reports: readonly string[], ref: string): JSX.Element => (
    <div>
      <strong>{t('side', { count: reports.length, ref })}</strong>
      <p className="value">
        {reports.slice(0, named).join(', ')}
        {reports.length > named && ` ${t('andOthers', { count: reports.length - named })}`}
      </p>
    </div>
  );
  return (
    <div className="sides">
      {side(of.a, refs[0])}
      {side(of.b, refs[1])}
    </div>
  );
}

import type { JSX } from 'react';
import type { PackageRow } from '../../src/model/index.ts';
import { useWords } from '../app/words.ts';
import { packageWords } from '../words/packages.ts';
import './package-state.css';

/** Where a package stands: word and colour. */
export function PackageState({ is }: { readonly is: PackageRow['state'] }): JSX.Element {
  const t = useWords(packageWords);
  return <span className={`package-state ${is}`}>{t(`state-${is}`)}</span>;
}

import type { RejectedRow } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { rejectedWhy } from '../../../words/rejected-why.ts';

const codes = Object.keys(rejectedWhy.en) as (keyof typeof rejectedWhy.en)[];

/** Why a row was set aside, in the reader's language. In English the importer's own sentence knows the figures. */
export function useRejectedWords(): (row: Pick<RejectedRow, 'code' | 'why'>) => string {
  const t = useWords(rejectedWhy);
  const language = useLanguage();
  return ({ code, why }) => {
    const name = code.replace('intake.', '');
    const known = codes.find((each) => each === name);
    return language === 'en' || known === undefined ? why : t(known);
  };
}

import type { Sentence, TypeOrigins } from '../model/index.ts';
import { dot } from './sums.ts';
import { hiddenCounts } from './suppress/line.ts';

/** Most names of categories that are told. */
const mostNames = 10;

/**
 * Whose word the types are, in sentences. `unsure`: what the table of types shows of complaints whose type nobody says, absent where that is
 * hidden: then no number may be told here, since it would tell the hidden one. Of the others, whose sum can be worked out, small ones are
 * hidden as in a table. Names of categories are told from `k` complaints on; how many, only where nothing is hidden.
 */
export function originNotes({ person, machine, filed, unknown }: TypeOrigins, unsure: number | undefined, k: number): Sentence[] {
  const counts = [person, machine, filed];
  const hidden = k > 1 ? hiddenCounts(counts, k) : new Set<number>();
  const names = unknown.filter(({ reports }) => reports >= k).slice(0, mostNames);
  const count = (reports: number): string => (k > 1 ? '' : ` ${reports}`);
  return [
    ...(unsure === undefined || hidden === undefined || counts.every((each) => each === 0)
      ? []
      : [numbers(counts, hidden, unsure)]),
    ...(names.length === 0
      ? []
      : [
          {
            en: `Categories as filed that no type is known for: ${names.map(({ category, reports }) => `“${category}”${count(reports)}`).join(', ')}. A person can decide the type on the page of a report.`,
            zh: `登记类别中无法对应到类型的：${names.map(({ category, reports }) => `“${category}”${count(reports)}`).join('、')}。可在报案页面人工认定类型。`,
          },
        ]),
  ];
}

function numbers(counts: readonly number[], hidden: ReadonlySet<number>, unsure: number): Sentence {
  const [person, machine, filed] = counts.map((each, i) => (hidden.has(i) ? dot : each.toLocaleString('en-US')));
  const nobody = unsure.toLocaleString('en-US');
  return {
    en: `Whose word the types are: of ${person} a person’s, of ${machine} the machine’s, of ${filed} the source’s as filed; of ${nobody} nobody says it.`,
    zh: `类型的依据：人工认定${person}件，系统判定${machine}件，按受理单位登记${filed}件，无从判定${nobody}件。`,
  };
}

import type { Dossier, PackageInfo, Sentence } from '../../model/index.ts';
import { Names } from './names.ts';
import type { Language } from './names.ts';
import type { ringStates } from './words.ts';

/** What each part of an edition is told from: one case in one language. */
export interface Teller {
  readonly dossier: Dossier;
  readonly info: PackageInfo;
  readonly lang: Language;
  readonly names: Names;
  /** A sentence in the edition’s language, reports by their names. */
  readonly say: (sentence: Sentence) => string;
}

export function tellerOf(dossier: Dossier, info: PackageInfo, lang: Language): Teller {
  const names = new Names(dossier.reports);
  return { dossier, info, lang, names, say: (sentence) => names.in(sentence[lang]) };
}

/** Cut for a narrow place; the whole of it stands elsewhere in the file or its tables. */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

/** What a ring is: a person's decision counts from the moment it was made, before the machine runs again. */
export function stateOf({ judgements }: Dossier, { id, status }: Dossier['rings'][number]): keyof typeof ringStates {
  const said = judgements.findLast(
    ({ judgement, stands }) => stands && 'ring' in judgement && judgement.ring === id && judgement.verdict !== 'out',
  );
  if (status !== 'proposed' || said === undefined) return status;
  return said.judgement.verdict === 'confirm' ? 'confirmed' : 'dismissed';
}

/** A list of which the first are printed; `rest` says where the others stand, absent when there are none. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly rest?: string;
}

/**
 * As many rows as fit the bounds of a printed file.
 *
 * @param where the file below `data/` in the package that holds them all.
 */
export function listed<From, Row>(
  { lang }: Teller,
  all: readonly From[],
  most: number,
  where: string,
  row: (each: From, index: number) => Row,
): Listed<Row> {
  const rows = all.slice(0, most).map(row);
  if (all.length <= most) return { rows };
  const count = (n: number): string => new Intl.NumberFormat('en').format(n);
  const rest =
    lang === 'en'
      ? `${count(most)} of ${count(all.length)} are printed. All of them stand in data/${where}.`
      : `共 ${count(all.length)} 项，此处列出 ${count(most)} 项，全部见 data/${where}。`;
  return { rows, rest };
}

/** How many rows of each list are printed; the tables of the package hold the rest. */
export const printed = {
  suspects: 120,
  suspectIndicators: 30,
  rings: 6,
  otherRings: 120,
  hubs: 48,
  indicators: 16,
  services: 30,
  grounds: 6,
  receivers: 50,
  losses: 100,
  traces: 4,
  freezes: 60,
  missing: 60,
  links: 50,
  decisions: 300,
  reports: 200,
  exhibits: 200,
  reviewed: 40,
  custody: 300,
  samples: 20,
} as const;

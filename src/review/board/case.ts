import type { StoredSupport } from '../../casebook/index.ts';
import type { CellGround, Dossier, DossierReport, ElementTemplate, Ground, NamedSuspect, Sentence } from '../../model/index.ts';
import { transferTold } from './transfer-words.ts';
import { figureSentence, say, together } from './words.ts';

/** A dossier before its boards are filled. */
export type Told = Omit<Dossier, 'boards'>;
export type Element = ElementTemplate['elements'][number];

/** One template held against a case. */
export interface Asked {
  readonly dossier: Told;
  readonly template: ElementTemplate;
  /** Grounds that people gave and that stand, in the order of their acts. */
  readonly supports: readonly StoredSupport[];
  /** Reports of the case by Clew's id. */
  readonly reports: ReadonlyMap<string, DossierReport>;
  /** What a report is called: the source's number, else Clew's id. */
  readonly nameOf: (report: string) => string;
  /** The same with exhibit and row that it was read from: where a prosecutor finds it. */
  readonly found: (report: string) => Sentence;
  /** A transfer by its id, in words: amount, day, accounts, and the rows that tell it. */
  readonly moved: (transfer: string) => Sentence;
}

/** What the casebook shows of an element by itself. */
export interface Computed {
  /** It shows what the element asks. */
  readonly reached: boolean;
  readonly sentence: Sentence;
  readonly grounds: readonly CellGround[];
  /** More exactly what is missing. */
  readonly gap?: Sentence;
}

/** Works out one element: for the offence, or for one suspect. */
export type Part = (asked: Asked, element: Element, suspect: NamedSuspect | undefined) => Computed;

/** A place of the case, made a ground that nobody had to enter. */
export const computedGround = (ground: Ground, stance: 'for' | 'against', sentence: Sentence): CellGround => ({
  ground,
  stance,
  sentence,
});

/** Two grounds with one place say one thing, however often people entered it. */
export const placeOf = ({ kind, ref, page, row, field, start, end, second }: Ground): string =>
  [kind, ref, page, row, field, start, end, second].join('\t');

/** A ground that somebody gave, in words: where it stands, and what it shows. */
export function givenGround(asked: Asked, { act, at, by, support }: StoredSupport): CellGround {
  const { ground, stance, reason, suspect } = support;
  const of = suspect === undefined ? undefined : say(`(${suspect})`, `（${suspect}）`);
  const figure = ground.figure === undefined ? undefined : figureSentence(ground.figure);
  const shows = figure === undefined ? undefined : say(`– ${figure.en}`, `：${figure.zh}`);
  return {
    ground,
    stance: stance === 'withdraws' ? 'none' : stance,
    sentence: together(whereOf(asked, ground), of, shows),
    act,
    by,
    at,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Characters are left to the ground itself: where a statement is redacted, they move. */
function whereOf({ dossier, found, moved }: Asked, { kind, ref, page, row, field, second }: Ground): Sentence {
  const spot = [
    page === undefined ? undefined : say(`page ${page}`, `第${page}页`),
    row === undefined ? undefined : say(`row ${row}`, `第${row}行`),
    field === undefined ? undefined : say(`column ${field}`, `“${field}”栏`),
    second === undefined ? undefined : say(`at ${clock(second)}`, `${clock(second)}处`),
  ].filter((each) => each !== undefined);
  const at = (name: Sentence): Sentence =>
    say([name.en, ...spot.map(({ en }) => en)].join(', '), [name.zh, ...spot.map(({ zh }) => zh)].join('，'));
  switch (kind) {
    case 'exhibit': {
      const number = dossier.exhibits.find(({ sha256 }) => sha256 === ref)?.number ?? ref.slice(0, 12);
      return at(say(`Exhibit ${number}`, `证物${number}`));
    }
    case 'report':
      return at(say(`Report ${found(ref).en}`, `报案${found(ref).zh}`));
    case 'transfer':
      return at(moved(ref));
    case 'act':
      return at(say(`Act ${ref}`, `第${ref}号操作`));
    case 'note':
      return say(`Note: ${ref}`, `说明：${ref}`);
  }
}

const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
const clock = (seconds: number): string => `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;

/** A case, told once for all its templates. */
export function askedOf(dossier: Told): Pick<Asked, 'dossier' | 'reports' | 'nameOf' | 'found' | 'moved'> {
  const reports = new Map(dossier.reports.map((report) => [report.id, report]));
  const numbers = new Map(dossier.exhibits.map(({ sha256, number }) => [sha256, number]));
  const nameOf = (report: string): string => reports.get(report)?.ref || report;
  const found = (report: string): Sentence => {
    const name = nameOf(report);
    const source = reports.get(report)?.source;
    const exhibit = source === undefined ? undefined : numbers.get(source.exhibit);
    if (source === undefined || exhibit === undefined) return say(name, name);
    return say(`${name} (${exhibit}, row ${source.row})`, `${name}（${exhibit}第${source.row}行）`);
  };
  const transfers = new Map(dossier.money.transfers.map((transfer) => [transfer.id, transfer]));
  const moved = (id: string): Sentence => {
    const transfer = transfers.get(id);
    return transfer === undefined ? say(`Transfer ${id}`, `转账${id}`) : transferTold(transfer, numbers);
  };
  return { dossier, reports, nameOf, found, moved };
}

/** Of an element that is asked per suspect, while there is none. */
export const nobody = {
  reached: false,
  sentence: say('No suspect is entered in the case yet.', '案件尚未登记嫌疑人。'),
  grounds: [],
} as const satisfies Computed;

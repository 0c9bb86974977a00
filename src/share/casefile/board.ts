import type { Board, BoardCell, CellGround } from '../../model/index.ts';
import { amountOf, countOf } from './amounts.ts';
import { printed, shortened } from './teller.ts';
import type { Teller } from './teller.ts';
import { addresseeWords, figureWords } from './words.ts';

type State = 'supported' | 'contested' | 'missing' | 'not-applicable';

export interface CellShown {
  readonly state: State;
  /** Whether a person put a ground there; else what stands was computed. */
  readonly person: boolean;
}

export interface BoardShown {
  readonly title: string;
  readonly note: string;
  readonly sources: readonly string[];
  /** Columns of the matrix: suspects by id, a few at a time. */
  readonly parts: readonly {
    readonly suspects: readonly string[];
    readonly rows: readonly {
      readonly number: string;
      readonly title: string;
      readonly unchecked: boolean;
      /** One cell over all columns where the offence as a whole is meant. */
      readonly whole: boolean;
      readonly cells: readonly (CellShown | null)[];
    }[];
  }[];
  readonly figures: readonly (readonly string[])[];
  /** What stands in each cell, by element. */
  readonly elements: readonly {
    readonly number: string;
    readonly title: string;
    readonly asks: string;
    readonly source: string;
    readonly unchecked: boolean;
    readonly cells: readonly CellTold[];
  }[];
}

interface CellTold extends CellShown {
  readonly suspect: string;
  /** Absent names and the offence as a whole: empty. */
  readonly name: string;
  readonly sentence: string;
  readonly gap: string;
  readonly ask: string;
  readonly grounds: readonly { readonly text: string; readonly stance: string; readonly who: string; readonly person: boolean }[];
  readonly more: string;
}

/** Suspects side by side in one matrix. */
const columns = 8;

/** The evidence board of one template: first the matrix, then every cell with its grounds or its gap. */
export function boardOf(teller: Teller, board: Board, words: Record<string, string>): BoardShown {
  const { dossier, say } = teller;
  const { template, cells, figures } = board;
  const at = new Map(cells.map((cell) => [`${cell.element}\t${cell.suspect ?? ''}`, cell]));
  const shown = (element: string, suspect: string): CellShown | null => {
    const cell = at.get(`${element}\t${suspect}`);
    return cell === undefined ? null : shownOf(cell);
  };
  const suspects = dossier.suspects.slice(0, printed.suspects).map(({ id }) => id);
  const chunks: string[][] = [];
  for (let i = 0; i < Math.max(1, suspects.length); i += columns) chunks.push(suspects.slice(i, i + columns));
  return {
    title: say(template.title),
    note: template.note === undefined ? '' : say(template.note),
    sources: template.sources.map(({ title, date }) => `${say(title)} (${date})`),
    parts: chunks.map((chunk) => ({
      suspects: chunk,
      rows: template.elements.map(({ id, title, per, unchecked }, e) => {
        const whole = per === 'offence' || chunk.length === 0;
        return {
          number: `${e + 1}`,
          title: say(title),
          unchecked: unchecked === true,
          whole,
          cells: whole ? [shown(id, '')] : chunk.map((suspect) => shown(id, suspect)),
        };
      }),
    })),
    figures: figures.map(({ figure, value, currency, grade, sentence }) => [
      figureWords[figure][teller.lang],
      currency === undefined ? countOf(value) : amountOf(value, currency),
      grade === undefined ? '–' : say(grade),
      say(sentence),
    ]),
    elements: template.elements.map(({ id, title, asks, source, unchecked }, e) => ({
      number: `${e + 1}`,
      title: say(title),
      asks: say(asks),
      source: sourceOf(template, source, teller),
      unchecked: unchecked === true,
      cells: cells.filter(({ element }) => element === id).map((cell) => toldOf(teller, cell, words)),
    })),
  };
}

function shownOf({ state, grounds }: BoardCell): CellShown {
  return { state, person: grounds.some(({ act }) => act !== undefined) };
}

function sourceOf(
  { sources }: Board['template'],
  { id, article }: Board['template']['elements'][number]['source'],
  { say }: Teller,
): string {
  const found = sources.find((source) => source.id === id);
  const title = found === undefined ? id : say(found.title);
  return article === undefined ? title : `${title}, ${article}`;
}

function toldOf(teller: Teller, cell: BoardCell, words: Record<string, string>): CellTold {
  const { lang, say } = teller;
  // What speaks against it is printed first: it must not fall behind the bound.
  const order = { against: 0, none: 1, for: 2 } as const;
  const grounds = [...cell.grounds].sort((a, b) => order[a.stance] - order[b.stance]);
  const more = cell.count - Math.min(grounds.length, printed.grounds);
  return {
    ...shownOf(cell),
    suspect: cell.suspect === undefined ? words['offence']! : cell.suspect,
    name: shortened(teller.dossier.suspects.find(({ id }) => id === cell.suspect)?.name ?? '', 24),
    sentence: say(cell.sentence),
    gap: cell.gap === undefined ? '' : say(cell.gap),
    ask: cell.letter === undefined ? '' : addresseeWords[cell.letter][lang],
    grounds: grounds.slice(0, printed.grounds).map((ground) => ({
      text: groundText(teller, ground),
      stance: words[ground.stance === 'against' ? 'speaksAgainst' : ground.stance === 'none' ? 'setAside' : 'speaksFor']!,
      ...whoOf(teller, ground, words),
    })),
    more:
      more <= 0
        ? ''
        : lang === 'en'
          ? `and ${countOf(more)} more: data/tables/elements.csv`
          : `另有 ${countOf(more)} 项：data/tables/elements.csv`,
  };
}

/** Who put a ground there; one that was computed from a decision is still the decision of a person. */
function whoOf({ dossier, lang }: Teller, { act, by, ground }: CellGround, words: Record<string, string>) {
  const decided = dossier.judgements.find((each) => ground.kind === 'act' && `${each.act}` === ground.ref);
  const [number, name] = [act ?? decided?.act, by ?? decided?.by];
  if (number === undefined) return { who: words['computed']!, person: false };
  return { who: lang === 'en' ? `${name}, act ${number}` : `${name}，操作 ${number}`, person: true };
}

/** The ground's sentence, the place where it is shown, and why somebody thinks so. */
function groundText(teller: Teller, { ground, sentence, reason }: CellGround): string {
  const { dossier, lang, names, say } = teller;
  const en = lang === 'en';
  const { kind, ref, page, row, field, start, end, second } = ground;
  const exhibit = dossier.exhibits.find(({ sha256 }) => sha256 === ref);
  const where: string[] = [];
  if (kind === 'exhibit') where.push(exhibit === undefined ? ref.slice(0, 12) : exhibit.number);
  if (kind === 'report') where.push(names.of(ref));
  if (kind === 'act') where.push(en ? `act ${ref}` : `操作 ${ref}`);
  if (page !== undefined) where.push(en ? `page ${page}` : `第 ${page} 页`);
  if (row !== undefined) where.push(en ? `row ${row}` : `第 ${row} 行`);
  if (field !== undefined) where.push(field);
  if (start !== undefined && end !== undefined) where.push(en ? `characters ${start}–${end}` : `第 ${start}–${end} 字符`);
  if (second !== undefined) where.push(`${Math.floor(second / 60)}:${String(Math.floor(second % 60)).padStart(2, '0')}`);
  const told = say(sentence);
  // Some sentences name a part of the place themselves.
  const left = where.filter((each) => !told.includes(each));
  const place = left.length === 0 ? '' : en ? ` (${left.join(', ')})` : `（${left.join('，')}）`;
  const text = told + place;
  return reason === undefined ? text : `${text} – ${reason}`;
}

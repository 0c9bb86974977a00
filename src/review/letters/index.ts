import { ClewError } from '../../errors.ts';
import {
  type Addressee,
  basisLine,
  type Board,
  type BoardCell,
  type Dossier,
  type Letter,
  type NamedSuspect,
  type Sentence,
} from '../../model/index.ts';
import { addresseesOf, askedAbout, type AskedAbout, type Element } from '../board/index.ts';
import { letterBases, letterRequests } from './data.ts';
import { housesOf } from './houses.ts';
import { writeLetter } from './write.ts';

/** Lines of one schedule; what is more goes into a second letter. */
const mostLines = 200;

/** To whom a letter goes: one of those who could be asked, and of them one house. */
export interface Whom {
  readonly to?: Addressee | undefined;
  readonly house?: string | undefined;
}

/**
 * The letter that asks for what a cell lacks: complete but for names, numbers and signature. To a company it names indicators
 * and never a suspect, as suspicion is not the company's business; to nobody does it name a victim or what is theirs. Without a
 * house it lists all houses, each by itself. Throws `missing` `review.letter` when there is nobody to write to.
 */
export function letterFor(dossier: Dossier, board: Board, cell: BoardCell, { to, house }: Whom = {}): Letter {
  const { template } = board;
  const { element, suspect, could } = askedOf(dossier, board, cell);
  const addressee = to ?? could[0];
  if (addressee === undefined || !could.includes(addressee)) throw nobody();
  const all = housesOf(addressee, aboutOf(dossier, element, addressee, suspect));
  const houses = house === undefined ? all : all.filter(({ name }) => name === house);
  if (houses.length === 0 && house !== undefined) throw nobody();
  const request = letterRequests()[addressee];
  const told = writeLetter({
    dossier,
    template,
    element,
    cell,
    addressee,
    request,
    asks: request.parts[partOf(element)] ?? request.parts.else,
    bases: basesOf(template.jurisdiction, addressee),
    houses,
    suspect: mayName(addressee) ? suspect : undefined,
    reports: addressee === 'police' ? reportsAsked(dossier, element) : [],
  });
  return {
    to: addressee,
    ...(house === undefined ? {} : { house }),
    template: template.id,
    element: element.id,
    ...(cell.suspect === undefined ? {} : { suspect: cell.suspect }),
    ...told,
  };
}

/** All letters that could fill a cell, one for each house that is asked. */
export function lettersFor(dossier: Dossier, board: Board, cell: BoardCell): Letter[] {
  const { element, suspect, could } = askedOf(dossier, board, cell);
  return could.flatMap((to) => {
    const houses = housesOf(to, aboutOf(dossier, element, to, suspect));
    if (houses.length < 2) return [letterFor(dossier, board, cell, { to })];
    return houses.map(({ name }) => letterFor(dossier, board, cell, { to, house: name }));
  });
}

function askedOf(
  dossier: Dossier,
  { template }: Board,
  cell: BoardCell,
): { readonly element: Element; readonly suspect: NamedSuspect | undefined; readonly could: readonly Addressee[] } {
  const element = template.elements.find(({ id }) => id === cell.element)!;
  const suspect = dossier.suspects.find(({ id }) => id === cell.suspect);
  return { element, suspect, could: addresseesOf(dossier, element, suspect) };
}

/** Of what otherwise unconnected rings share, only where money went is asked: the rest says nothing of this case. */
function aboutOf(dossier: Dossier, element: Element, to: Addressee, suspect: NamedSuspect | undefined): AskedAbout[] {
  const shared = new Set(dossier.services.map(({ kind, value }) => `${kind}\t${value}`));
  const keepsMoney = to === 'bank' || to === 'exchange';
  return askedAbout(dossier, element, to, suspect)
    .filter(({ kind, value }) => suspect !== undefined || keepsMoney || !shared.has(`${kind}\t${value}`))
    .slice(0, mostLines);
}

const nobody = (): ClewError =>
  new ClewError('missing', 'review.letter', 'There is nobody to write to for this.', {
    hint: 'The template names who can fill the gap; some gaps only the investigators themselves can fill.',
  });
const partOf = ({ id, computed }: Element): string => computed ?? (id.startsWith('remote') ? 'remote' : 'else');
const mayName = (to: Addressee): boolean => to === 'police' || to === 'foreign';

function basesOf(jurisdiction: string, to: Addressee): Sentence[] {
  const all = letterBases();
  const own = all[jurisdiction] ?? {};
  // What binds those at home binds no authority abroad.
  const found = [...(to === 'foreign' ? [] : (own.all ?? [])), ...(own[to] ?? [])];
  return (found.length === 0 ? (all['any']?.all ?? []) : found).map(basisLine);
}

/** Reports that a station is asked about: those without a statement where there are some, else all. */
function reportsAsked(
  { reports }: Dossier,
  { computed }: Element,
): { readonly agency: string; readonly names: readonly string[] }[] {
  const silent = reports.filter(({ text }) => text.trim() === '');
  const wanted = computed === 'victims' && silent.length > 0 ? silent : reports;
  const byAgency = new Map<string, string[]>();
  for (const { id, ref, agency = '' } of wanted) {
    const names = byAgency.get(agency) ?? [];
    if (names.push(ref || id) === 1) byAgency.set(agency, names);
  }
  return [...byAgency].sort(([a], [b]) => (a < b ? -1 : 1)).map(([agency, names]) => ({ agency, names }));
}

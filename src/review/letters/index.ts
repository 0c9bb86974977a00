import { ClewError } from '../../errors.ts';
import type { Addressee, Board, BoardCell, Dossier, Letter, Sentence } from '../../model/index.ts';
import { addresseesOf, askedAbout, type Element } from '../board/index.ts';
import { letterBases, letterRequests } from './data.ts';
import { writeLetter } from './write.ts';

/** Lines of one schedule; what is more goes into a second letter. */
const mostLines = 200;

/**
 * The letter that asks for what a cell lacks: complete but for names, numbers and signature. To a company it names indicators
 * and never a suspect, as suspicion is not the company's business; to nobody does it name a victim or what is theirs. `to`
 * chooses among those who could be asked. Throws `missing` `review.letter` when there is nobody to write to.
 */
export function letterFor(dossier: Dossier, board: Board, cell: BoardCell, to?: Addressee): Letter {
  const { template } = board;
  const element = template.elements.find(({ id }) => id === cell.element)!;
  const suspect = dossier.suspects.find(({ id }) => id === cell.suspect);
  const could = addresseesOf(dossier, element, suspect);
  const addressee = to ?? could[0];
  if (addressee === undefined || !could.includes(addressee)) {
    throw new ClewError('missing', 'review.letter', 'There is nobody to write to for this.', {
      hint: 'The template names who can fill the gap; some gaps only the investigators themselves can fill.',
    });
  }
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
    about: askedAbout(dossier, element, addressee, suspect).slice(0, mostLines),
    suspect: mayName(addressee) ? suspect : undefined,
    reports: addressee === 'police' ? reportsAsked(dossier, element) : [],
  });
  return {
    to: addressee,
    template: template.id,
    element: element.id,
    ...(cell.suspect === undefined ? {} : { suspect: cell.suspect }),
    ...told,
  };
}

/** All letters that could fill a cell. */
export function lettersFor(dossier: Dossier, board: Board, cell: BoardCell): Letter[] {
  const element = board.template.elements.find(({ id }) => id === cell.element)!;
  const suspect = dossier.suspects.find(({ id }) => id === cell.suspect);
  return addresseesOf(dossier, element, suspect).map((to) => letterFor(dossier, board, cell, to));
}

const partOf = ({ id, computed }: Element): string => computed ?? (id.startsWith('remote') ? 'remote' : 'else');
const mayName = (to: Addressee): boolean => to === 'police' || to === 'foreign';

function basesOf(jurisdiction: string, to: Addressee): Sentence[] {
  const all = letterBases();
  const own = all[jurisdiction] ?? {};
  // What binds those at home binds no authority abroad.
  const found = [...(to === 'foreign' ? [] : (own.all ?? [])), ...(own[to] ?? [])];
  return (found.length === 0 ? (all['any']?.all ?? []) : found).map(({ title, unchecked }) =>
    unchecked === true ? { en: `${title.en} [to be checked before signing]`, zh: `${title.zh}【待核】` } : title,
  );
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

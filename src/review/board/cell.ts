import type { StoredSupport } from '../../casebook/index.ts';
import type { BoardCell, CellGround, CellState, NamedSuspect, Sentence } from '../../model/index.ts';
import { addresseesOf } from './addressees.ts';
import { type Asked, type Computed, type Element, givenGround } from './case.ts';
import { gradesOf } from './figures.ts';
import { many, say, together } from './words.ts';

/** Grounds that a cell carries; `count` says how many there are. */
const mostGrounds = 50;
/** Elements that a number decides: a ground that only adds to the number does not show the element by itself. */
const counted = new Set<Element['computed']>(['loss', 'threshold', 'den']);

/**
 * What stands of one element. People's grounds and the machine's count alike, with two exceptions: only people say that an
 * element does not apply, and what speaks against it is never outvoted by what speaks for it.
 */
export function cellOf(
  asked: Asked,
  element: Element,
  suspect: NamedSuspect | undefined,
  supports: readonly StoredSupport[],
  computed: Computed | undefined,
): BoardCell {
  const given = supports.map((support) => givenGround(asked, support));
  const machine = computed?.grounds ?? [];
  const of = (stance: CellGround['stance']): CellGround[] => given.filter((ground) => ground.stance === stance);
  const [pro, contra, aside] = [of('for'), of('against'), of('none')];
  const enough = pro.some(({ ground }) => !isMeasured(asked, element, ground.figure?.name)) || computed?.reached === true;
  const against = contra.length + machine.filter(({ stance }) => stance === 'against').length;
  const isDisputed = aside.length > 0 && pro.length + contra.length > 0;
  const state = stateOf(enough, aside.length > 0 && !isDisputed, isDisputed || against > 0);
  // What speaks against comes first, so that a long list never hides it.
  const grounds = [
    ...contra,
    ...machine.filter(({ stance }) => stance === 'against'),
    ...aside,
    ...pro,
    ...machine.filter(({ stance }) => stance === 'for'),
  ];
  const isOpen =
    state === 'missing' || (state === 'contested' && !enough) || (state === 'supported' && computed?.gap !== undefined);
  const [to] = addresseesOf(asked.dossier, element, suspect);
  return {
    element: element.id,
    ...(suspect === undefined ? {} : { suspect: suspect.id }),
    state,
    sentence: together(lead(state, pro.length, contra.length, against, isDisputed), computed?.sentence),
    grounds: grounds.slice(0, mostGrounds),
    count: grounds.length,
    ...(isOpen ? { gap: together(state === 'supported' ? undefined : element.gap, computed?.gap) } : {}),
    ...(isOpen && to !== undefined ? { letter: to } : {}),
  };
}

function stateOf(enough: boolean, isAside: boolean, isContested: boolean): CellState {
  if (isAside) return 'not-applicable';
  if (isContested) return 'contested';
  return enough ? 'supported' : 'missing';
}

const isMeasured = ({ template }: Asked, { computed }: Element, figure: string | undefined): boolean =>
  figure !== undefined && counted.has(computed) && gradesOf(template, figure as 'amount').length > 0;

function lead(state: CellState, pro: number, contra: number, against: number, isDisputed: boolean): Sentence | undefined {
  const given =
    pro + contra === 0 ? undefined : say(`${many(pro + contra, 'ground')} given by people.`, `人工登记依据${pro + contra}项。`);
  switch (state) {
    case 'not-applicable':
      return say('Set aside: it does not apply here.', '已标为不适用。');
    case 'contested':
      return together(
        isDisputed
          ? say('Set aside by one person, and grounds are given too.', '有人标为不适用，同时另有依据。')
          : say(`${many(against, 'ground')} against it.`, `有${against}项反对依据。`),
        pro === 0 ? undefined : given,
      );
    case 'supported':
      return given;
    case 'missing':
      return given ?? say('Nothing shows it yet.', '尚无依据。');
  }
}

/** An element that another one does instead is not asked for once that one is shown, unless somebody spoke on it. */
export function settle(asked: Asked, cells: readonly BoardCell[]): BoardCell[] {
  const { elements } = asked.template;
  const isShown = (id: string): boolean => cells.some(({ element, state }) => element === id && state === 'supported');
  const untouched = ({ state, grounds }: BoardCell): boolean =>
    state === 'missing' && grounds.every(({ act }) => act === undefined);
  return cells.map((cell) => {
    const { insteadOf } = elements.find(({ id }) => id === cell.element)!;
    const others = [
      ...(insteadOf === undefined ? [] : [insteadOf]),
      // The other way round only where both are of the offence: one suspect's days do not settle the amount of all.
      ...elements.filter((each) => each.insteadOf === cell.element && each.per === 'offence').map(({ id }) => id),
    ];
    const shown = elements.find(({ id }) => others.includes(id) && isShown(id));
    if (shown === undefined || !untouched(cell)) return cell;
    const { gap: _gap, letter: _letter, ...rest } = cell;
    const sentence = say(`Not needed as long as “${shown.title.en}” is shown.`, `“${shown.title.zh}”已有依据，暂无须证明本项。`);
    return { ...rest, state: 'not-applicable', sentence };
  });
}

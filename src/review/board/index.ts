import type { StoredSupport } from '../../casebook/index.ts';
import type { Board, BoardCell, CellState, ElementTemplate, NamedSuspect } from '../../model/index.ts';
import { type Asked, askedOf, type Computed, type Element, type Part, type Told } from './case.ts';
import { cellOf, settle } from './cell.ts';
import { boardFigures } from './figures.ts';
import { joinder, loss, scheme, threshold, victims, wire } from './offence-parts.ts';
import { moneyPath } from './money-part.ts';
import { crossing, den, identity } from './suspect-parts.ts';

export { addresseesOf, askedAbout, type AskedAbout } from './addressees.ts';
export type { Element, Told } from './case.ts';

const parts: Readonly<Record<NonNullable<Element['computed']>, Part>> = {
  loss,
  threshold,
  victims,
  identity,
  money: moneyPath,
  joinder,
  den,
  crossing,
  wire,
  scheme,
};

/**
 * Holds a case against what its laws ask (证据矩阵): per suspect and element what shows it, what speaks against it, and what is
 * missing. `supports` are all that people gave, withdrawn ones too. Pure: the same case gives the same boards.
 */
export function boardsOf(dossier: Told, supports: readonly StoredSupport[], templates: readonly ElementTemplate[]): Board[] {
  const told = askedOf(dossier);
  return templates.map((template) => {
    const own = supports.filter(
      ({ act, stands, support }) =>
        stands && support.stance !== 'withdraws' && support.template === template.id && act <= dossier.head.size,
    );
    return boardOf({ ...told, template, supports: own });
  });
}

function boardOf(asked: Asked): Board {
  const { template } = asked;
  const cells = settle(
    asked,
    template.elements.flatMap((element) => cellsOf(asked, element)),
  );
  const counts: Record<CellState, number> = { supported: 0, contested: 0, missing: 0, 'not-applicable': 0 };
  for (const { state } of cells) counts[state]++;
  return { template, cells, figures: boardFigures(asked), counts };
}

/**
 * One cell for the offence, or one per suspect. Of an element that is shown per suspect there is one for nobody in particular
 * while no suspect is entered, or when somebody gave grounds without saying for whom: nothing that was given is hidden.
 */
function cellsOf(asked: Asked, element: Element): BoardCell[] {
  const { dossier, supports } = asked;
  const own = supports.filter(({ support }) => support.element === element.id);
  const work = (suspect: NamedSuspect | undefined): Computed | undefined =>
    element.computed === undefined ? undefined : parts[element.computed](asked, element, suspect);
  if (element.per === 'offence') return [cellOf(asked, element, undefined, own, work(undefined))];
  const cells = dossier.suspects.map((suspect) =>
    cellOf(
      asked,
      element,
      suspect,
      own.filter(({ support }) => support.suspect === suspect.id),
      work(suspect),
    ),
  );
  const known = new Set(dossier.suspects.map(({ id }) => id));
  const loose = own.filter(({ support }) => support.suspect === undefined || !known.has(support.suspect));
  if (cells.length > 0 && loose.length === 0) return cells;
  return [...cells, cellOf(asked, element, undefined, loose, cells.length === 0 ? work(undefined) : undefined)];
}

import type { Board, BoardCell, ElementTemplate } from '../../../../src/model/index.ts';

type Element = ElementTemplate['elements'][number];

/** Who says what a cell says: computed, entered by people, or both. */
export type Maker = 'machine' | 'person' | 'both' | 'nobody';

export function makerOf({ grounds }: Pick<BoardCell, 'grounds'>): Maker {
  if (grounds.length === 0) return 'nobody';
  const people = grounds.filter(({ act }) => act !== undefined).length;
  return people === 0 ? 'machine' : people === grounds.length ? 'person' : 'both';
}

/** What a person may say of an element. */
export type Stance = 'for' | 'against' | 'none';

/** A cell by the name that stands in the address. */
export const keyOf = ({ element, suspect }: Pick<BoardCell, 'element' | 'suspect'>): string =>
  suspect === undefined ? element : `${element}@${suspect}`;

/** A row of the matrix: an element, and its cells from left to right; of the offence as a whole there is one. */
export interface BoardLine {
  readonly element: Element;
  readonly cells: readonly BoardCell[];
  readonly isWhole: boolean;
}

/** The matrix as it is drawn: a row an element, a column a suspect. */
export function linesOf(board: Board, suspects: readonly string[]): BoardLine[] {
  return board.template.elements.map((element) => {
    const own = board.cells.filter((cell) => cell.element === element.id);
    const isWhole = element.per === 'offence' || suspects.length === 0;
    const cells = isWhole
      ? own.filter(({ suspect }) => suspect === undefined)
      : suspects.flatMap((suspect) => own.filter((cell) => cell.suspect === suspect));
    return { element, cells, isWhole };
  });
}

/** What is missing, in the order of the template. */
export function gapsOf(lines: readonly BoardLine[]): { readonly element: Element; readonly cell: BoardCell }[] {
  return lines.flatMap(({ element, cells }) =>
    cells.filter(({ state }) => state === 'missing').map((cell) => ({ element, cell })),
  );
}

/** The cell one comes to from `from` by an arrow key; a wide cell is under every column. */
export function stepFrom(
  lines: readonly BoardLine[],
  from: { readonly row: number; readonly column: number },
  key: string,
): { readonly row: number; readonly column: number } | undefined {
  const drawn = lines.map(({ cells }) => cells.length);
  const rows = drawn.map((count, row) => (count > 0 ? row : -1)).filter((row) => row >= 0);
  const here = rows.indexOf(from.row);
  const clamp = (row: number, column: number): { row: number; column: number } => ({ row, column });
  switch (key) {
    case 'ArrowRight':
      return clamp(from.row, Math.min((drawn[from.row] ?? 1) - 1, from.column + 1));
    case 'ArrowLeft':
      return clamp(from.row, Math.max(0, from.column - 1));
    case 'ArrowDown':
      return clamp(rows[Math.min(rows.length - 1, here + 1)] ?? from.row, from.column);
    case 'ArrowUp':
      return clamp(rows[Math.max(0, here - 1)] ?? from.row, from.column);
    case 'Home':
      return clamp(from.row, 0);
    case 'End':
      return clamp(from.row, (drawn[from.row] ?? 1) - 1);
    default:
      return undefined;
  }
}

import type { Ctx } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { Board, BoardCell, Dossier } from '../../model/index.ts';
import { blankedIn, heldPeople } from '../../people/index.ts';
import { templateOf } from '../templates.ts';
import { boardsOf } from './index.ts';

/**
 * The board of one template: of the case's own, the first when none is named, or of any other, to see how the case stands under
 * another law. Throws `missing` `review.template.name`.
 */
export async function boardFor(ctx: Pick<Ctx, 'read' | 'exhibits'>, dossier: Dossier, name?: string): Promise<Board> {
  const found = name === undefined ? dossier.boards[0] : dossier.boards.find(({ template }) => template.id === name);
  if (found !== undefined) return found;
  const template = await templateOf(ctx, name ?? 'generic-fraud');
  const { id } = dossier.case;
  const sheltered = new Set(dossier.sheltered.map((each) => each.id));
  const supports = (await ctx.read.supports(id)).filter(
    ({ support: { suspect } }) => suspect === undefined || !sheltered.has(suspect),
  );
  return blankedIn(boardsOf(dossier, supports, [template])[0]!, (await heldPeople(ctx.read)).wordsOfCase(id));
}

/** One cell; throws `missing` `review.cell`. */
export function cellIn({ cells }: Board, element: string, suspect: string | undefined): BoardCell {
  const found = cells.find((cell) => cell.element === element && cell.suspect === suspect);
  if (found !== undefined) return found;
  throw new ClewError('missing', 'review.cell', 'The board has no such cell.', {
    hint: 'An element that is shown per suspect needs the suspect; one of the offence has none.',
  });
}

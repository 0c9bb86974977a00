import type { PlaceMention, Report } from '../model/index.ts';
import { placesOf } from './find.ts';

/** Places that a report tells in its text and columns, with what they are to it. */
export function placeMentions({ text }: Pick<Report, 'text' | 'fields'>): PlaceMention[] {
  return placesOf(text).map(({ key, start, end }) => ({ place: key, role: 'named', start, end }));
}

import type { ReadName } from './name.ts';

/**
 * Keys of a name in Chinese characters alone: two such names that compare as alike share one of them, because characters are compared
 * with characters by themselves and not by their sounds. One name in full, or a surname with one character of a given name of several
 * in its place. Undefined of a name that is more than a surname and a given name in characters: it has to meet others by `nameKeys`.
 */
export function hanKeys({ han, plain, forms }: ReadName): readonly string[] | undefined {
  if (han === undefined) return undefined;
  // Readings of other languages count where all characters are the same.
  const keys = new Set([`h${han}`]);
  if (plain !== '') keys.add(`p${plain}`);
  for (const { chinese } of forms) {
    if (chinese === undefined) continue;
    const { surname, given, isHan, both } = chinese;
    // Half a name, letters, and the surnames of both parents meet more than the same surname.
    if (!isHan || surname.length === 0 || given.length === 0 || (both && given.length > 1)) return undefined;
    const family = surname.map(({ text }) => text).join('');
    if (given.length === 1) keys.add(`f${family} ${given[0]!.text}`);
    else for (const [at, { text }] of given.entries()) keys.add(`g${family} ${given.length}${at}${text}`);
  }
  return [...keys];
}

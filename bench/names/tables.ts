import { readFileSync } from 'node:fs';

/** Rows of a list beside this file, cut at spaces; lines that begin with # tell its source. `-` is undefined. */
export function rowsOf(name: string): readonly (readonly (string | undefined)[])[] {
  const text = readFileSync(new URL(`lists/${name}.txt`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ').map((cell) => (cell === '-' ? undefined : cell)));
}

/** Rows of a list whose first cell says what they are, without that cell. */
export const rowsBy = (name: string, what: string): readonly (readonly (string | undefined)[])[] =>
  rowsOf(name)
    .filter(([first]) => first === what)
    .map(([, ...rest]) => rest);

/** Words of one line of a list. */
export const wordsBy = (name: string, what: string): readonly string[] => rowsBy(name, what)[0]! as readonly string[];

/** The spellings of a cell with commas; `_` is a space. */
export const spellings = (cell: string | undefined): readonly string[] => cell?.replaceAll('_', ' ').split(',') ?? [];

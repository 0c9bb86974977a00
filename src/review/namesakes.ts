import type { NamedSuspect } from '../model/index.ts';

/** Suspects who are called as an account's holder is. That they are the same is thought, not known: names are shared by many. */
export function namesakesOf(holder: string | undefined, suspects: readonly NamedSuspect[]): string[] {
  const called = plain(holder ?? '');
  if (called === '') return [];
  return suspects
    .filter(({ name, aliases }) => [name ?? '', ...aliases].some((each) => plain(each) === called))
    .map(({ id }) => id);
}

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s·.]/gu, '')
    .toLowerCase();

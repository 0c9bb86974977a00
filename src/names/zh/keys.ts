import type { ChineseParts } from '../name.ts';
import { pinyinParts, pinyinSyllables } from './pinyin.ts';
import { type Syllable, systems, systemsOf } from './syllable.ts';

/**
 * A Mandarin syllable by its final alone, nasal or not, open or close: the several that a dialect's spelling may stand for mostly fall
 * together so.
 */
function coarse(syllable: string): string {
  const [, final] = pinyinParts(syllable);
  if (/n/u.test(final)) return final.includes('a') ? 'A' : 'E';
  return final.includes('a') ? 'a' : 'e';
}
const coarseOf = pinyinSyllables.map((syllable) => coarse(syllable));

function sounds(syllable: Syllable, system: number): readonly number[] {
  return syllable.isHan ? (syllable.sounds[0] ?? []) : (syllable.sounds[system] ?? []);
}

/**
 * Keys of one reading, the likeliest first: the surname's Mandarin sounds with the coarse sounds of the given name; then, for
 * Han, its characters two by two, which find a name one of whose characters was read wrongly, and for Latin letters the initials.
 */
export function chineseKeys({ surname, given, isHan, nickname, both }: ChineseParts): readonly string[] {
  if (surname.length === 0 || given.length === 0) {
    const [only] = surname.length === 0 ? given : surname;
    return [...new Set(only!.sounds.flatMap((list) => list ?? []))].map((sound) => `h${nickname}${sound}`);
  }
  if (given.some(({ id }) => id < 0)) return [`i${surname[0]!.text}${given.map(({ text }) => text[0]).join('')}`];
  const keys = new Set<string>();
  for (const name of both ? surname : surname.slice(0, 1)) soundKeys(name, surname, given, isHan, keys);
  if (isHan && given.length === 2) for (const { text } of given) keys.add(`c${surname.at(-1)!.text}${text}`);
  const list = [...keys];
  // Initials come after the likeliest two, so that they are kept.
  if (!isHan && given.length === 2) list.splice(2, 0, `i${surname[0]!.text}${given[0]!.text[0]}${given[1]!.text[0]}`);
  return list;
}

function soundKeys(
  name: Syllable,
  surname: readonly Syllable[],
  given: readonly Syllable[],
  isHan: boolean,
  keys: Set<string>,
): void {
  const ofGiven = systemsOf(given);
  const ofSurname = systemsOf(surname);
  // Systems that both parts have come before those that only the given name has.
  const ofBoth = isHan ? 1 : ofGiven & ofSurname;
  for (let turn = 0; turn < 2 * systems.length; turn++) {
    const system = turn % systems.length;
    const isOne = turn < systems.length;
    if (((isOne ? ofBoth : isHan ? 0 : ofGiven & ~ofBoth) & (1 << system)) === 0) continue;
    const names = new Set<number>();
    for (let other = 0; other < systems.length; other++) {
      if (isOne && other !== system) continue;
      for (const sound of sounds(name, other)) names.add(sound);
    }
    let tails: readonly string[] = [''];
    for (const [at, syllable] of given.slice(0, 2).entries()) {
      // Of two the first only says whether it is nasal: dialects spell less apart than Mandarin.
      const kinds = kindsOf(sounds(syllable, system), given.length > 1 && at === 0);
      tails = tails.flatMap((tail) => kinds.map((kind) => tail + kind));
    }
    const list = [...names].slice(0, 4);
    for (let sum = 0; sum < list.length + tails.length; sum++) {
      for (let at = 0; at <= Math.min(sum, list.length - 1); at++) {
        const tail = tails[sum - at];
        if (tail !== undefined) keys.add(`z${list[at]!}${tail}`);
      }
    }
  }
}

/** Kinds of sounds, that of most of them first. */
function kindsOf(numbers: readonly number[], isNasalOnly: boolean): readonly string[] {
  const counts = new Map<string, number>();
  for (const sound of numbers) {
    const kind = isNasalOnly ? (/[AE]/u.test(coarseOf[sound]!) ? 'N' : '-') : coarseOf[sound]!;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!);
}

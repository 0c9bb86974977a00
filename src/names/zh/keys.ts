import type { ChineseParts } from '../name.ts';
import { pinyinParts, pinyinSyllables } from './pinyin.ts';
import { type Syllable, systems, systemsOf } from './syllable.ts';

/**
 * A Mandarin syllable made coarse, so that the several a dialect's spelling may stand for fall together: kind of final (nasal or not,
 * open or close), and whether the initial is made with the lips.
 */
function coarse(syllable: string): string {
  const [initial, final] = pinyinParts(syllable);
  const lips = /^[bpmfw]$/u.test(initial) ? '' : '-';
  const kind = /n/u.test(final)
    ? final.includes('a')
      ? 'A'
      : 'E'
    : final.includes('a')
      ? 'a'
      : /[iev]/u.test(final)
        ? 'i'
        : 'u';
  return lips + kind;
}
const coarseOf = pinyinSyllables.map((syllable) => coarse(syllable));

function sounds(syllable: Syllable, system: number): readonly number[] {
  return syllable.isHan ? (syllable.sounds[0] ?? []) : (syllable.sounds[system] ?? []);
}

/** Keys of one reading: surname and, of one syllable, the given name in either order; of more, the surname and the coarse given name. */
export function chineseKeys({ surname, given, isHan, isNickname }: ChineseParts, keys: Set<string>): void {
  if (surname.length === 0 || given.length === 0 || isNickname || given.some(({ id }) => id < 0)) {
    const only = surname.length === 0 ? given : surname;
    if (only.every(({ id }) => id >= 0)) keys.add(`h${only.map(({ main }) => main).join('.')}`);
    return;
  }
  const ofGiven = systemsOf(given);
  const ofSurname = systemsOf(surname);
  for (let system = 0; system < systems.length; system++) {
    if (isHan ? system > 0 : (ofGiven & (1 << system)) === 0) continue;
    const isOne = (ofSurname & (1 << system)) !== 0;
    const names = new Set<number>();
    for (let other = 0; other < systems.length; other++) {
      if (!isOne || other === system) for (const sound of sounds(surname[0]!, other)) names.add(sound);
    }
    for (const name of names) {
      if (given.length === 1) {
        for (const sound of sounds(given[0]!, system)) keys.add(name < sound ? `z${name}.${sound}` : `z${sound}.${name}`);
      } else {
        let tails = new Set(['']);
        for (const syllable of given.slice(0, 2)) {
          const kinds = new Set(sounds(syllable, system).map((sound) => coarseOf[sound]!));
          tails = new Set([...tails].flatMap((tail) => [...kinds].map((kind) => tail + kind)));
        }
        for (const tail of tails) keys.add(`z${name}${tail}`);
      }
    }
  }
}

import type { ChineseParts } from '../name.ts';
import { pinyinParts, pinyinSyllables } from './pinyin.ts';
import { shareOfSound } from './spelt.ts';
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

/** Keys of one reading: surname and, of one syllable, the given name in either order; of more, the surname and the coarse given name. */
export function chineseKeys({ surname, given, isHan, nickname }: ChineseParts, keys: Set<string>): void {
  if (surname.length === 0 || given.length === 0) {
    const [only] = surname.length === 0 ? given : surname;
    for (const sound of only!.sounds.flatMap((list) => list ?? [])) keys.add(`h${nickname}${sound}`);
    return;
  }
  if (given.some(({ id }) => id < 0)) return;
  if (isHan && given.length === 2) for (const { text } of given) keys.add(`c${surname[0]!.text}${text}`);
  const ofGiven = systemsOf(given);
  const ofSurname = systemsOf(surname);
  for (let system = 0; system < systems.length; system++) {
    if (isHan ? system > 0 : (ofGiven & (1 << system)) === 0) continue;
    const isOne = (ofSurname & (1 << system)) !== 0;
    const names = new Set<number>();
    for (let other = 0; other < systems.length; other++) {
      if (!isOne || other === system) for (const sound of sounds(surname[0]!, other)) names.add(sound);
    }
    for (const name of [...names].sort((a, b) => shareOfSound(b) - shareOfSound(a))) {
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

import type { ReadName } from './name.ts';
import { agreement } from './zh/agree.ts';
import type { Syllable } from './zh/syllable.ts';

/** A Chinese reading as it is looked up. */
interface Reading {
  readonly surname: Syllable;
  readonly given: readonly Syllable[];
}

/**
 * How a name is looked up by sound: `han` in characters, or `spelt` in Latin letters. Undefined of one that may meet another by more
 * than its Chinese sounds, which has to meet others by `nameKeys`.
 */
export interface Sounded {
  readonly script: 'han' | 'spelt';
  readonly readings: readonly Reading[];
}

export function soundedOf({ han, forms }: ReadName): Sounded | undefined {
  const readings: Reading[] = [];
  let isSure = false;
  for (const { chinese } of forms) {
    // Other readings of characters do not meet letters that are Chinese; letters that may be of another language do.
    if (chinese === undefined) {
      if (han === undefined) return undefined;
      continue;
    }
    const { surname, given, isHan, both, doubtful } = chinese;
    if (isHan !== (han !== undefined) || surname.length === 0 || given.length === 0 || both) return undefined;
    if (given.some(({ id }) => id < 0)) return undefined;
    if (!doubtful) isSure = true;
    readings.push({ surname: surname[0]!, given });
  }
  return isSure ? { script: han === undefined ? 'spelt' : 'han', readings } : undefined;
}

/** Numbers of one reading in a group. */
const stride = 4;

/**
 * Names in one script by their sound, for names of which one at least is in Latin letters: two are one only where every syllable of
 * the given name agrees with that in its place and the surname's first does, or where they have the same words (`ReadName.plain`).
 */
export class SoundIndex {
  /** Syllables of the names held, each with a number of its own. */
  private readonly syllables: Syllable[] = [];
  private readonly numbers = new Map<Syllable, number>();
  /** By the given name's first syllable: length of the given name, its second syllable (-1 without), the surname, whose it is. */
  private readonly groups: number[][] = [];
  private readonly agreeing = new Map<Syllable, Uint8Array>();
  private readonly firsts = new Map<Syllable, readonly number[]>();

  put({ readings }: Sounded, place: number): void {
    for (const { surname, given } of readings) {
      const [first, second] = given;
      const group = (this.groups[this.numberOf(first!)] ??= []);
      group.push(given.length, second === undefined ? -1 : this.numberOf(second), this.numberOf(surname), place);
    }
  }

  /** Calls `found` with the place of each name that may be this one, maybe more than once. All names are put before. */
  find({ readings }: Sounded, found: (place: number) => void): void {
    for (const { surname, given } of readings) {
      const [first, second] = given;
      const ofSurname = this.agreeingWith(surname);
      const ofSecond = second === undefined ? undefined : this.agreeingWith(second);
      for (const number of this.firstsOf(first!)) {
        const group = this.groups[number]!;
        for (let at = 0; at < group.length; at += stride) {
          if (group[at] !== given.length || ofSurname[group[at + 2]!] === 0) continue;
          if (ofSecond === undefined || ofSecond[group[at + 1]!] === 1) found(group[at + 3]!);
        }
      }
    }
  }

  private numberOf(syllable: Syllable): number {
    let number = this.numbers.get(syllable);
    if (number === undefined) {
      number = this.syllables.push(syllable) - 1;
      this.numbers.set(syllable, number);
    }
    return number;
  }

  /** 1 for each syllable held that may be this one. */
  private agreeingWith(syllable: Syllable): Uint8Array {
    let known = this.agreeing.get(syllable);
    if (known === undefined) {
      known = Uint8Array.from(this.syllables, (other) =>
        other.text === syllable.text || agreement(syllable, other) !== 0 ? 1 : 0,
      );
      this.agreeing.set(syllable, known);
    }
    return known;
  }

  private firstsOf(syllable: Syllable): readonly number[] {
    let known = this.firsts.get(syllable);
    if (known === undefined) {
      const agreeing = this.agreeingWith(syllable);
      known = [...this.groups.keys()].filter((number) => this.groups[number] !== undefined && agreeing[number] === 1);
      this.firsts.set(syllable, known);
    }
    return known;
  }
}

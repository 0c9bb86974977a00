import type { Sentence } from '../model/index.ts';

/** How people of a place write names: order, parts, honorifics. `latin`: none of the others shows. */
export const traditions = ['zh', 'my', 'th', 'vi', 'ms', 'in', 'ea', 'ar', 'ru', 'ko', 'ja', 'el', 'he', 'latin'] as const;
export type Tradition = (typeof traditions)[number];

/** One word of a name in Latin letters, lower case, without marks. */
export interface NameWord {
  readonly text: string;
  readonly role: 'surname' | 'given' | 'patronymic' | 'nickname' | 'honorific' | 'unknown';
  /** Syllables of a Chinese or Korean word, each as the standard spelling of its sound has it. */
  readonly syllables?: readonly string[];
}

/** One way to read a written name. A name has several: all sounds of a Chinese surname, either order, several spellings. */
export interface NameForm {
  readonly tradition: Tradition;
  readonly words: readonly NameWord[];
  /** How likely this reading is among those of the name, (0, 1]. */
  readonly share: number;
}

/** A written name with the ways it may be read, the likeliest first. */
export interface ReadName {
  readonly text: string;
  /** Han characters of it in simplified form, without spaces; absent where it has none. */
  readonly han?: string;
  readonly forms: readonly NameForm[];
}

/** What a source says beyond the written name. */
export interface NameHint {
  readonly surname?: string | undefined;
  readonly given?: string | undefined;
  /** ISO 3166-1 alpha-2, of the person's nationality or of the list's country. */
  readonly country?: string | undefined;
}

/** By what two names agree; the first that holds. */
export const nameGrounds = [
  'same',
  'order',
  'reading',
  'spelling',
  'script',
  'homophone',
  'lookalike',
  'part',
  'initial',
  'nickname',
  'typing',
  'none',
] as const;
export type NameGround = (typeof nameGrounds)[number];

/** How alike two names are. */
export interface NameMatch {
  /** 0..1; from `nameThreshold` on they may well be one name. */
  readonly score: number;
  readonly ground: NameGround;
  /** Words of both that agree, and those that do not; as read. */
  readonly agreed: readonly (readonly [string, string])[];
  readonly differs: readonly (readonly [string, string])[];
  readonly sentence: Sentence;
}

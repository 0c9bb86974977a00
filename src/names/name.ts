import type { Sentence } from '../model/index.ts';
import type { Syllable } from './zh/syllable.ts';

/** How people of a place write names: order, parts, honorifics. `latin`: none of the others shows. */
export const traditions = ['zh', 'my', 'th', 'vi', 'ms', 'in', 'ea', 'ar', 'ru', 'ko', 'ja', 'el', 'he', 'latin'] as const;
export type Tradition = (typeof traditions)[number];

export const wordRoles = ['surname', 'given', 'patronymic', 'nickname', 'honorific', 'unknown'] as const;
export type WordRole = (typeof wordRoles)[number];

/** One word of a name in Latin letters, lower case, without marks. */
export interface NameWord {
  readonly text: string;
  readonly role: WordRole;
  /** Syllables of a Chinese or Korean word, each as the standard spelling of its sound has it. */
  readonly syllables?: readonly string[];
  /** Other spellings of the same word, where its script or tradition leaves several. */
  readonly spellings?: readonly string[];
  /** As written in its own script, where that is not Latin. */
  readonly native?: string;
  /** Spelled from a script that writes no vowels: only its consonants count. */
  readonly unvowelled?: true;
  /** With its marks, lower case, where the source writes marks as Vietnamese has them. */
  readonly marked?: string;
}

/** A Chinese name taken apart: what it is compared by. Surname or given name may be empty, not both. */
export interface ChineseParts {
  readonly surname: readonly Syllable[];
  readonly given: readonly Syllable[];
  /** In characters, not in Latin letters. */
  readonly isHan: boolean;
  /** The source says which part is the surname (comma, capitals, Han, hint). */
  readonly fixed: boolean;
  /** Words besides: a Western given name, lower case. */
  readonly western: readonly string[];
  /** What half a name is called with (阿 in 阿明, 总 in 王总), in characters; empty for a name. */
  readonly nickname: string;
  /** The surname is that of both parents, or of husband and father (陈方安生). */
  readonly both: boolean;
  /** Surname and given name follow different systems though one would do for both: a slip of the hand, or no Chinese name. */
  readonly doubtful: boolean;
}

/** One way to read a written name. A name has several: all sounds of a Chinese surname, either order, several spellings. */
export interface NameForm {
  readonly tradition: Tradition;
  readonly words: readonly NameWord[];
  /** How likely this reading is among those of the name, (0, 1]. */
  readonly share: number;
  /** The source says which words are the surname. */
  readonly fixed: boolean;
  readonly chinese?: ChineseParts;
}

/** A written name with the ways it may be read, the likeliest first. */
export interface ReadName {
  readonly text: string;
  /** Words in Latin letters, lower case, without marks, in alphabetical order: equal when only order and marks differ. */
  readonly plain: string;
  /** Han characters of it in simplified form, without spaces; absent where it has none. */
  readonly han?: string;
  readonly forms: readonly NameForm[];
  /** Why it could not be read: Burmese in the Zawgyi encoding has to be converted to Unicode first. */
  readonly unread?: 'zawgyi';
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

/** How alike two names are. `nameSentence` says it in words. */
export interface NameMatch {
  /** 0..1; from `nameThreshold` on they may well be one name. */
  readonly score: number;
  readonly ground: NameGround;
  /** Words of both that agree, and those that do not; as read. An empty word: the other name has none in its place. */
  readonly agreed: readonly (readonly [string, string])[];
  readonly differs: readonly (readonly [string, string])[];
}

/** What `nameSentence` says of a match. */
export type NameSentence = Sentence;

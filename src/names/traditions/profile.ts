import type { NameForm, NameWord } from '../name.ts';
import { burmeseSound, japaneseSound, thaiSound } from '../scripts/index.ts';
import { type Known, knownOf } from './known.ts';
import { wordEntry } from './lexicon.ts';
import { soundOf, type WordSound } from './sound.ts';

/** One spelling of a word with all that it is compared by. */
export interface Spelling {
  readonly text: string;
  readonly heard: WordSound;
  readonly known: Known | undefined;
  /** As Thai spellings go, which are the loosest. */
  readonly loose: string;
  /** As Japanese, Burmese and Vietnamese spellings go. */
  readonly ja: string;
  readonly my: string;
  readonly vi: string;
  /** Consonants only, see `Profile`. */
  readonly bones: string;
  readonly foreignBones: string;
  /** A bit for each letter a..z that it has. */
  readonly letters: number;
}

/** A word of a name, made ready to be compared. */
export interface Profile {
  /** Of a word that is kept: no other profile has it. -1 of one that is not. */
  readonly number: number;
  readonly word: NameWord;
  readonly text: string;
  readonly spellings: readonly Spelling[];
  /** Consonants only, for words of scripts without vowels. */
  readonly bones: string;
  /** The same with v as f and p as b, as Arabic script has to write foreign names. */
  readonly foreignBones: string;
  readonly isUnvowelled: boolean;
  /** A bit for each letter a..z that it has. */
  readonly letters: number;
  /** What the word sounds like in a tradition whose spelling is free: Japanese, Thai, Burmese. */
  readonly folds: Readonly<Record<'ja' | 'th' | 'my' | 'vi', readonly string[]>>;
  readonly isPatronymic: boolean;
  readonly isSurname: boolean;
  readonly isOrdered: boolean;
  /** Says hardly anything: of which traditions. */
  readonly light: 'in' | 'vi' | undefined;
}

/** Spellings and words remembered at most. */
const remembered = 60_000;

/** What Arabic and Hebrew script leave of a word: no vowels, and w and y may be vowels. */
const bonesOf = (text: string): string =>
  soundOf(text)
    .bones.replaceAll(/h$|[yv]/gu, '')
    .replace(/^a/u, '');

/** One spelling for Dzung and Dung, Ly and Li, Phuc and Fuc, Huynh and Hoang. */
export const vietnameseSound = (text: string): string =>
  text === 'huynh'
    ? 'hoang'
    : text
        .replace(/^dz|^z/u, 'd')
        .replace(/^f/u, 'ph')
        .replace(/(?<=[^aeou])y$/u, 'i');

function lettersOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    const place = text.charCodeAt(at) - 97;
    if (place >= 0 && place < 26) bits |= 1 << place;
  }
  return bits;
}

const spelled = new Map<string, Spelling>();

function spellingOf(text: string): Spelling {
  let spelling = spelled.get(text);
  if (spelling === undefined) {
    const heard = soundOf(text);
    spelling = {
      text,
      heard,
      known: knownOf(text),
      loose: thaiSound(text),
      ja: japaneseSound(text),
      my: burmeseSound(text),
      vi: vietnameseSound(text),
      bones: bonesOf(text),
      foreignBones: heard.bones.replaceAll('v', 'f').replaceAll('p', 'b').replaceAll(/h$|y/gu, '').replace(/^a/u, ''),
      letters: lettersOf(text),
    };
    if (spelled.size >= remembered) spelled.clear();
    spelled.set(text, spelling);
  }
  return spelling;
}

function profileOf(word: NameWord, number = -1): Profile {
  const { text, role, spellings } = word;
  const uses = wordEntry(text)?.uses;
  const own = spellingOf(text);
  const all = [own, ...(spellings ?? []).map(spellingOf)];
  return {
    number,
    word,
    text,
    spellings: all,
    bones: own.bones,
    foreignBones: own.foreignBones,
    isUnvowelled: word.unvowelled === true,
    letters: own.letters,
    folds: {
      ja: all.map(({ ja }) => ja),
      th: all.map(({ loose }) => loose),
      my: all.map(({ my }) => my),
      vi: all.map(({ vi }) => vi),
    },
    isPatronymic: role === 'patronymic',
    isSurname: role === 'surname',
    isOrdered: wordEntry(text)?.isOrdered === true,
    light: uses?.get('in') === 'light' ? 'in' : uses?.get('vi') === 'light' ? 'vi' : undefined,
  };
}

const plain = new Map<string, Profile>();
let numbered = 0;
const profiles = new WeakMap<NameForm, readonly Profile[]>();

/** Short words recur from name to name: their profiles are kept by all that they are written with. */
function kept(word: NameWord): Profile {
  const { text, role, syllables, spellings, native, marked, unvowelled } = word;
  if (text.length > 12 || spellings !== undefined || unvowelled === true) return profileOf(word);
  const own = syllables === undefined ? '' : syllables.join(' ');
  const key = `${role[0]}${text}\t${native ?? ''}\t${marked ?? ''}\t${own}`;
  let profile = plain.get(key);
  if (profile === undefined) {
    profile = profileOf(word, numbered++);
    if (plain.size >= remembered) plain.clear();
    plain.set(key, profile);
  }
  return profile;
}

/** The words of a form that are part of the name, ready to be compared; made at first need. */
export function profilesOf(form: NameForm): readonly Profile[] {
  let known = profiles.get(form);
  if (known === undefined) {
    known = form.words.filter(({ role }) => role !== 'honorific').map(kept);
    profiles.set(form, known);
  }
  return known;
}

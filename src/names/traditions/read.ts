import type { NameForm, NameHint, NameWord, Tradition, WordRole } from '../name.ts';
import { spell, traditionOf } from '../scripts/index.ts';
import type { WrittenName, WrittenWord } from '../written.ts';
import { readEastern } from './eastern.ts';
import { joinWords } from './join.ts';
import { wordEntry } from './lexicon.ts';
import type { Token } from './token.ts';
import { recognised } from './recognise.ts';

const marks = /[\u0300-\u0303\u0306\u0309\u031b\u0323]/u;
/** Letters with the marks of Vietnamese, also those of other languages: whether both names have marks is asked before they are compared. */
const markedText = (raw: string): string | undefined => {
  for (let at = 0; at < raw.length; at++) {
    if (raw.charCodeAt(at) < 0x80) continue;
    return marks.test(raw.normalize('NFD')) || /[đĐ]/u.test(raw) ? raw.normalize('NFC').toLowerCase() : undefined;
  }
  return undefined;
};

/** Titles that Thai writes before a name without a gap. */
const thaiTitle = /^(?:นางสาว|นาย|นาง|คุณ|น\.?ส\.?|ด\.?[ชญ]\.?)(?=[เแโใไ]?[ก-ฮ].)/u;

/** The words of a name, a name without a gap cut where its capitals are (BhoneNyuntWai), and Thai titles parted from the name. */
function wordsOf({ words }: WrittenName): readonly WrittenWord[] {
  const [first] = words;
  if (first === undefined) return words;
  if (first.script === 'thai') {
    const title = thaiTitle.exec(first.text)?.[0];
    return title === undefined
      ? words
      : [{ ...first, raw: title, text: title }, { ...first, text: first.text.slice(title.length) }, ...words.slice(1)];
  }
  if (words.length > 1 || first.humps.length === 0 || first.text.length !== first.raw.length) return words;
  const cuts = [0, ...first.humps, first.raw.length];
  const parts = cuts.slice(1).map((end, at) => [cuts[at]!, end] as const);
  if (parts.some(([start, end]) => end - start < 2)) return words;
  return parts.map(([start, end]) => ({
    ...first,
    raw: first.raw.slice(start, end),
    text: first.text.slice(start, end),
    humps: [],
  }));
}

function tokensOf(word: WrittenWord, comma: boolean): Token[] {
  const { capitals, bracketed, initial, script } = word;
  const about = { comma, capitals, bracketed, initial };
  const native = script === 'thai' || script === 'burmese' ? { native: word.text } : {};
  if (script === 'latin') {
    const text = word.text.includes("'") ? word.text.replaceAll("'", '') : word.text;
    const marked = markedText(word.raw);
    return text === '' ? [] : [marked === undefined ? { ...about, text } : { ...about, text, marked }];
  }
  return spell(word.text, script).map(({ spellings, unvowelled, native: own }) => ({
    ...about,
    ...(own === undefined ? native : { native: own }),
    text: spellings[0]!,
    ...(spellings.length > 1 ? { spellings: spellings.slice(1) } : {}),
    ...(unvowelled === true ? { unvowelled } : {}),
  }));
}

const patronymic = /^[a-z]{3,}(?:[oeyi]vi(?:ch|tch|c|cz)|[oeiy]vn[ay]|inichna|ich(?:na)?|ivna|yich)$/u;
const russianSurname = /(?:ov|ev|in|sky|ski|skiy|skii|skoy|enko|chuk|yuk|ova|eva|ina|aya|iuk)$/u;

/** Son or daughter of, in Arabic. */
const filial = new Set(['bin', 'ibn', 'ben', 'bint']);

/** Words after which the father's name stands, written with a stroke: a/l, a/p, s/o, d/o, w/o, c/o. */
const strokes = /\b[asdwc]\s?\/\s?[lpo]\b/iu;

interface Roles {
  readonly tradition: Tradition;
  readonly fixed: boolean;
  readonly roles: WordRole[];
}

/** Which words are no part of the name, and which name the father. */
function besides(tokens: readonly Token[], tradition: Tradition, text: string): WordRole[] {
  const roles: WordRole[] = tokens.map(() => 'unknown');
  const hasStroke = text.includes('/') && strokes.test(text);
  let left = tokens.length;
  const drop = (at: number): void => {
    roles[at] = 'honorific';
    left -= 1;
  };
  let descends = false;
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (hasStroke && token.text.length === 1 && next?.text.length === 1 && strokes.test(`${token.text}/${next.text}`)) {
      drop(at);
      drop(at + 1);
      descends = true;
      continue;
    }
    if (roles[at] === 'honorific') continue;
    const uses = wordEntry(token.text)?.uses;
    const isPlain = tradition === 'latin' || tradition === 'ar' || tradition === 'ru' || tradition === 'el' || tradition === 'he';
    const ofWest = uses?.get('latin');
    const borrowsArabic = tradition === 'ms' || tradition === 'ea' || tradition === 'in' || tradition === 'latin';
    const use =
      uses?.get(tradition) ??
      (isPlain || ofWest !== 'particle' ? ofWest : undefined) ??
      (borrowsArabic ? uses?.get('ar') : undefined);
    if (token.initial && use !== undefined && tradition !== 'my') continue;
    if (use === 'title' && left > (tradition === 'my' ? least(token.text) : 1)) {
      if (ofWest === undefined && !isTitle(tokens, at, roles, tradition)) continue;
      drop(at);
    } else if (use === 'descent' && at > 0 && at < tokens.length - 1) {
      drop(at);
      descends = tradition === 'ms' || descends;
    } else if (use === 'particle' && left > 1) {
      drop(at);
      if (filial.has(token.text) && at > 0 && !token.comma) descends = true;
    } else if (descends) roles[at] = 'patronymic';
  }
  return roles;
}

/** Whether a word that may be a title is one where it stands. */
function isTitle(tokens: readonly Token[], at: number, roles: readonly WordRole[], tradition: Tradition): boolean {
  const { text } = tokens[at]!;
  const next = tokens[at + 1];
  // Ko Ko and Maung Maung are names.
  if (tradition === 'my') return at === 0 && next?.text !== text;
  // Anh and Ông stand before the whole name.
  if (tradition === 'vi') return at === 0 && tokens.length > 3 && wordEntry(next?.text ?? '')?.shows.includes('vi') === true;
  // Titles stand first; after an article the word is a surname: Al-Sayed.
  const before = tokens[at - 1];
  return before === undefined || (roles[at - 1] === 'honorific' && wordEntry(before.text)?.uses.get('ar') !== 'particle');
}

/** Words that must stay after a Burmese title: U Nu is whole, Maung Maung or Saw Thu are names. */
const least = (title: string): number => (title === 'u' || title === 'daw' || title === 'ko' ? 1 : 2);

function rolesOf(
  tokens: readonly Token[],
  written: WrittenName,
  hint: NameHint | undefined,
  tradition: Tradition,
  text: string,
): Roles {
  const roles = besides(tokens, tradition, text);
  const names = tokens.flatMap((_, at) => (roles[at] === 'unknown' ? [at] : []));
  const set = (at: number, role: WordRole): void => {
    if (roles[at] === 'unknown') roles[at] = role;
  };
  if (names.length > 1 || written.comma > 0) {
    const hasSurname = names.some((at) => russianSurname.test(tokens[at]!.text) && !patronymic.test(tokens[at]!.text));
    for (const at of names) {
      const isLong = names.length > 2 || (names.length === 2 && hasSurname);
      if (
        isLong &&
        !tokens[at]!.comma &&
        patronymic.test(tokens[at]!.text) &&
        (at > 0 || written.comma > 0) &&
        (tradition === 'ru' || names.length > 1)
      )
        set(at, 'patronymic');
    }
  }
  const rest = names.filter((at) => roles[at] === 'unknown');
  if (tradition === 'my') return { tradition, roles: roles.map((role) => (role === 'unknown' ? 'given' : role)), fixed: false };
  const told = hint?.surname === undefined ? undefined : new Set(hint.surname.toLowerCase().split(/[\s,-]+/u));
  const capitals = rest.filter((at) => tokens[at]!.capitals && tokens[at]!.text.length > 1);
  const isMixed =
    capitals.length > 0 && capitals.length < rest.length && rest.some((at) => !tokens[at]!.capitals && !tokens[at]!.initial);
  const isSurname = (at: number): boolean => {
    if (told !== undefined) return told.has(tokens[at]!.text);
    if (written.comma > 0) return tokens[at]!.comma;
    if (isMixed) return tokens[at]!.capitals && !tokens[at]!.initial;
    if (tradition === 'vi') return at === rest[0];
    return tradition !== 'ar' && tradition !== 'ea' && tradition !== 'ms' && rest.length > 1 && at === rest.at(-1);
  };
  for (const at of rest) set(at, isSurname(at) ? 'surname' : 'given');
  return { tradition, roles, fixed: told !== undefined || written.comma > 0 || isMixed };
}

/** Spellings that a tradition has besides: Somali letters (x is h, c is mute), the article written with the name (Alshami), j as Egyptians say it. */
function otherSpellings(word: string, tradition: Tradition, role: WordRole): string[] | undefined {
  if (role === 'honorific') return undefined;
  if (tradition === 'ea' && /x|c(?!h)|(aa|ee|ii|oo|uu)/u.test(word)) {
    const heard = word
      .replaceAll('x', 'h')
      .replaceAll(/c(?!h)/gu, '')
      .replaceAll(/([aeiou])\1/gu, '$1');
    return heard === word ? undefined : [heard];
  }
  if (tradition === 'ar' && /^[ae]l[a-z]{4}/u.test(word)) return [word.slice(2)];
  if (tradition === 'ar' && /g(?!h)/u.test(word) && word.length > 3) return [word.replaceAll(/g(?!h)/gu, 'j')];
  return undefined;
}

/** Share of a Korean reading in Latin letters that has its surname first. */
const likely = 0.6;

/** The ways a name that is not Chinese may be read. Shares add up to 1; none where it has no word that can be read. */
export function readPeople(text: string, written: WrittenName, hint: NameHint | undefined): NameForm[] {
  const eastern = readEastern(written, hint);
  const tokens: Token[] = [];
  let tradition: Tradition | undefined;
  let isWhole = true;
  for (const [at, word] of wordsOf(written).entries()) {
    if (word.script === 'han' || word.script === 'hangul') isWhole = false;
    else {
      tradition ??= traditionOf[word.script];
      tokens.push(...tokensOf(word, at < written.comma));
    }
  }
  if (tokens.length === 0 || (!isWhole && eastern.length > 0 && tokens.length < 2)) return eastern;
  const sureEastern = eastern.some(({ share }) => share >= 1);
  if (sureEastern) return eastern;
  const joined = joinWords(tokens);
  const found = tradition ?? recognised(joined, hint, eastern.length > 0);
  const { roles, fixed } = rolesOf(joined, written, hint, found, text);
  const words = joined.map(({ text: word, spellings: own, unvowelled, marked, native }, at): NameWord => {
    const spellings = own ?? otherSpellings(word, found, roles[at]!);
    return {
      text: word,
      role: roles[at]!,
      ...(spellings === undefined ? {} : { spellings }),
      ...(native === undefined ? {} : { native }),
      ...(unvowelled === undefined ? {} : { unvowelled }),
      ...(marked === undefined ? {} : { marked }),
    };
  });
  const isTold = found === 'my' || (found === 'vi' && words.some(({ marked }) => marked !== undefined));
  const others = isTold ? [] : eastern;
  // A Korean surname with nothing but Korean syllables is compared by them: word by word Kim Il Sung would be a longer Kim Song.
  // With a Japanese surname, Takashi is not Takeshi.
  if (found === 'latin' && others.some(({ tradition: one, share }) => one === 'ja' || (one === 'ko' && share >= likely)))
    return others;
  return [{ tradition: found, words, fixed, share: others.length > 0 ? 0.4 : 1 }, ...others];
}

/**
 * Words of a name in alphabetical order, equal when only order, marks and titles differ; empty where the order counts, or marks do, so that
 * the words have to be compared.
 */
export function plainOf(forms: readonly NameForm[], written: WrittenName): string {
  const isOrdered = ({ tradition, words }: NameForm): boolean =>
    tradition === 'my' ||
    (tradition !== 'ru' && words.some(({ role }) => role === 'patronymic')) ||
    (tradition === 'ea' && words.every(({ text }) => wordEntry(text)?.isOrdered === true)) ||
    words.some(({ marked, native }) => marked !== undefined || native !== undefined);
  if (forms.some(isOrdered)) return '';
  if (forms.some(({ fixed, words }) => fixed && words.length > 1 && !words.some(({ role }) => role === 'surname'))) return '';
  return written.words
    .map(({ text, script }) => (script === 'latin' && text.includes("'") ? text.replaceAll("'", '') : text))
    .sort()
    .join(' ');
}

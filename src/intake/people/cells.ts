import type { Kin, PersonName, SubjectCategory } from '../../model/index.ts';

/** What forms write for nothing. */
const nothing =
  /^(?:n\/?a|na|null|none|nil|nan|undefined|unknown|not known|not available|[-—–/.*?？]+|-0-|0|无|無|空|没有|不详|不詳|未知|不明|暂无|无业)$/iu;

/** A cell of one width with single spaces; empty for what forms write for nothing. */
export function plainCell(cell: string): string {
  // Most cells are a few characters of Chinese, with nothing to put right.
  const text = /^[\u4E00-\u9FFF]{2,}$/u.test(cell)
    ? cell
    : cell
        .normalize('NFKC')
        .replaceAll(/[^\S\n]+/gu, ' ')
        .trim();
  return nothing.test(text) ? '' : text;
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const sure = /[;；、|\n\u001F]/u;

/** A name and, in brackets or after a word, what else somebody is called: 张三（化名李四）, Tan Ah Kow @ Ah Boy, U Ba alias Ko Lay. */
const inBrackets =
  /^(.+?)\s*[([【]\s*(曾用名|原名|又名|别名|化名|绰号|外号|小名|花名|英文名|中文名|缅甸名|a\.?k\.?a\.?|alias|nickname|formerly|f\.?k\.?a\.?|née|nee)?\s*[:：]?\s*([^()[\]【】]+?)\s*[)\]】]$/iu;
const afterWord = /^(.+?)\s*(?:@|\ba\.?k\.?a\.?(?!\p{L})|\balias\b|又名|化名|别名)\s*[:：]?\s*(.+)$/iu;

function roleOf(word: string | undefined): PersonName['role'] {
  if (word === undefined) return 'alias';
  if (/曾用名|原名|formerly|f\.?k\.?a|n[ée]e/iu.test(word)) return 'former';
  return /绰号|外号|小名|花名|nickname/iu.test(word) ? 'nickname' : 'alias';
}

/** Names of a column of full names: what stands in brackets or after `alias` apart. */
export function readFullNames(cell: string): PersonName[] {
  const names: PersonName[] = [];
  for (const part of cell.split(sure)) {
    const text = plainCell(part).replaceAll('\n', ' ');
    if (text === '' || !/\p{L}/u.test(text)) continue;
    const bracket = inBrackets.exec(text);
    const other = bracket === null ? afterWord.exec(text) : null;
    if (bracket !== null) {
      add(names, bracket[1]!, 'full');
      for (const each of splitNames(bracket[3]!)) add(names, each, roleOf(bracket[2]));
    } else if (other !== null) {
      add(names, other[1]!, 'full');
      for (const each of splitNames(other[2]!.replaceAll(/\s*(?:@|\balias\b|\ba\.?k\.?a\.?(?!\p{L}))\s*/giu, ';')))
        add(names, each, 'alias');
    } else add(names, text, 'full');
  }
  return names;
}

function add(names: PersonName[], written: string, role: PersonName['role']): void {
  const text = written.trim().slice(0, 300);
  if (text !== '' && /\p{L}/u.test(text)) names.push({ text, role, ...takenApart(text) });
}

/** `SURNAME, Given`: the source takes the name apart. */
export function takenApart(text: string): Pick<PersonName, 'surname' | 'given'> {
  const match = /^([^,，]{1,100})[,，]\s*([^,，]{1,200})$/u.exec(text);
  return match === null || isHan(text) ? {} : { surname: match[1]!.trim(), given: match[2]!.trim() };
}

/**
 * Names of a column of aliases. A comma parts them, unless it stands between a surname in capitals and the rest of one name.
 */
export function splitNames(cell: string): string[] {
  const parts = cell.split(sure).flatMap((part) => {
    const bySlash = /\p{L}\s*[/／]\s*\p{L}/u.test(part) ? part.split(/[/／]/u) : [part];
    return bySlash.flatMap((each) => (isOneName(each) ? [each] : each.split(/[,，]/u)));
  });
  return parts
    .map((part) =>
      plainCell(part)
        .replaceAll('\n', ' ')
        .replace(/^["“'‘](.*)["”'’]$/u, '$1')
        .replace(/^\d{1,2}[.)、]\s*/u, ''),
    )
    .filter((part) => part !== '' && /\p{L}/u.test(part))
    .map((part) => part.slice(0, 300));
}

function isOneName(part: string): boolean {
  const halves = part.split(/[,，]/u);
  if (halves.length !== 2 || isHan(part)) return false;
  const [surname, given] = halves as [string, string];
  return /^\s*\p{Lu}[\p{Lu}\p{M}'’ -]*\s*$/u.test(surname) && surname.trim().length > 1 && /\p{Ll}/u.test(given);
}

const relations: readonly (readonly [RegExp, string])[] = [
  [/父|爸|爹|father|dad|bapa|\bbin\b/iu, 'father'],
  [/母|妈|娘|mother|mum|mom|ibu/iu, 'mother'],
  [/配偶|妻|丈夫|老公|老婆|爱人|spouse|wife|husband/iu, 'spouse'],
  [/兄|弟|哥|brother/iu, 'brother'],
  [/姐|妹|姊|sister/iu, 'sister'],
  [/儿子|长子|次子|之子|son/iu, 'son'],
  [/女儿|长女|次女|daughter/iu, 'daughter'],
];

/** What a relative is: `father`, `mother`, `spouse`, `brother`, `sister`, `son`, `daughter`, else as it is written. */
export function relationOf(words: string): string {
  const text = words.normalize('NFKC').trim();
  return relations.find(([form]) => form.test(text))?.[1] ?? text.slice(0, 60);
}

/** Relatives of a cell: 父亲：张大山；母亲 李四 or names alone. Numbers behind a name are left to the field. */
export function readKin(cell: string, relation: string): Kin[] {
  const kin: Kin[] = [];
  for (const part of cell.split(/[;；、,，|\n\u001F]/u)) {
    const text = plainCell(part);
    if (text === '') continue;
    const told =
      /^([^:：]{1,20})[:：]\s*(.+)$/u.exec(text) ??
      /^(父亲|母亲|配偶|妻子|丈夫|哥哥|弟弟|姐姐|妹妹|儿子|女儿|父|母|妻)\s*(.+)$/u.exec(text);
    const back = /^(.+?)\s*[(（]([^()（）]{1,20})[)）]$/u.exec(told?.[2] ?? text);
    const name = (back?.[1] ?? told?.[2] ?? text)
      .replace(/[\s+()\d-]{6,}$/u, '')
      .trim()
      .slice(0, 300);
    if (name === '' || !/\p{L}/u.test(name)) continue;
    const says = told?.[1] ?? (back !== null && !/\d{5}/u.test(back[2]!) ? back[2]! : relation);
    kin.push({ relation: relationOf(says), name });
  }
  return kin.slice(0, 50);
}

const categories: readonly (readonly [RegExp, SubjectCategory])[] = [
  [/人口贩|拐卖|traffick/iu, 'trafficking'],
  [/受害|被害|victim/iu, 'victim'],
  [/证人|witness/iu, 'witness'],
  [/罪犯|已决|convict/iu, 'convicted'],
  [/在逃|通缉|wanted|fugitive/iu, 'wanted'],
  [/嫌疑|suspect|accused/iu, 'suspect'],
  [/其他|other/iu, 'other'],
];

/** The role of a person in proceedings, as a list words it. */
export const categoryOf = (cell: string): SubjectCategory | undefined => categories.find(([form]) => form.test(cell))?.[1];

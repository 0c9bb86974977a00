import { fold } from '../lexicon/index.ts';
import { type ScamType, scamTypes } from '../model/index.ts';
import names from './data/filed.json' with { type: 'json' };
import { taxonomy } from './taxonomy.ts';

/**
 * What a category, as a source filed it, says of the type: a type; that nothing is said (`其他`, `unknown`, `fraud`); or nothing that Clew
 * knows: a name it has never heard, or one that may mean several types.
 */
export type Filed = ScamType | 'nothing' | 'unknown';

/** Words at the end or the beginning that say no more than that it is fraud. */
const ends = /(?:诈骗案件|诈骗案|诈骗罪|诈骗|骗局|骗案|类案件|案件|类型|[类型案]|scams?|frauds?|schemes?)$/u;
const starts = /^(?:涉嫌|电信网络诈骗|通讯网络诈骗|电信网络|电信诈骗|网络诈骗|电诈)/u;
/** A number or code before the name: `03 `, `A-2：`, `NFIB3A `. */
const code = /^[a-z]{0,5}[-.]?\d+[a-z]?(?![\p{L}\p{N}])[\s.、:：)）_-]*/u;
/** What stands between parts of a name: a group and what is in it, or two names. */
const between = /(?<![a-z])-|-(?![a-z])|[>|｜＞–—_:：/／、,，;；+&()（）[\]【】]+/u;

let made: ReadonlyMap<string, Filed> | undefined;
/** Made when the first category is looked at: most commands look at none. */
const known = (): ReadonlyMap<string, Filed> => (made ??= makeKnown());

function makeKnown(): ReadonlyMap<string, Filed> {
  const means = new Map<string, Filed>();
  for (const type of scamTypes) {
    const { name, as } = taxonomy[type];
    for (const each of [...names.types[type], name.en, name.zh, ...(as.ccl2023 ?? [])]) means.set(keyOf(each), type);
  }
  for (const name of names.nothing) means.set(keyOf(name), 'nothing');
  return means;
}

/** Letters and digits alone, whatever their case, width or form; without `and`. */
function keyOf(name: string): string {
  return fold(name.normalize('NFKC'))
    .replaceAll(/\band\b/gu, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The type that a category stands for, in English or Chinese, as agencies name them. The whole name counts first, then without words that
 * say no more than fraud, then its parts, where all that are known mean one type.
 */
export function typeFiled(category: string): Filed {
  const name = fold(category.normalize('NFKC')).trim();
  const whole = called(keyOf(name)) ?? called(keyOf(name.replace(code, '')));
  if (whole !== undefined) return whole;
  const parts = name.replace(code, '').split(between);
  const said = new Set(parts.flatMap((part) => called(keyOf(part)) ?? []).filter((each) => each !== 'nothing'));
  return said.size === 1 ? [...said][0]! : 'unknown';
}

function called(key: string): Filed | undefined {
  if (key === '') return 'nothing';
  const own = known().get(key);
  if (own !== undefined) return own;
  const shorter = key.replace(starts, '').replace(ends, '');
  return shorter === key ? undefined : called(shorter);
}

import type { Held } from './held.ts';

/** How the sentences of links say that something is the other side's, and how they say it without that. */
const phrases: readonly (readonly [string, string])[] = [
  [', one of them as the suspect’s', ''],
  [' as the suspect’s', ''],
  ['，其中一份指认为对方使用', ''],
  ['都指认对方使用的', '都提到'],
];

/**
 * Sentences of links without the word that an indicator is a suspect's, where it is one of somebody who is held: that both reports
 * name it stays told. Everything else of the data is left as it is.
 */
export function unaccused<Value>(held: Held, value: Value): Value {
  const own = held.ownedValues();
  return own.length === 0 ? value : (walk(value, own) as Value);
}

function walk(value: unknown, own: readonly string[]): unknown {
  if (typeof value === 'string') return isAccusing(value, own) ? plain(value) : value;
  if (Array.isArray(value)) return value.map((each) => walk(each, own));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const parts = Object.entries(value).map(([name, each]) => [name, walk(each, own)] as const);
  return parts.some(([name, each]) => each !== (value as Record<string, unknown>)[name]) ? Object.fromEntries(parts) : value;
}

const plain = (text: string): string => phrases.reduce((told, [phrase, instead]) => told.replaceAll(phrase, instead), text);

function isAccusing(text: string, own: readonly string[]): boolean {
  if (!phrases.some(([phrase]) => text.includes(phrase))) return false;
  // Sentences shorten a value in its middle: 6228…0018.
  const shortened = [...text.matchAll(/([^\s，。、（(]+)…([^\s，。、（）(),.]+)/gu)].map(
    ([, head = '', tail = '']) => [head, tail] as const,
  );
  return own.some(
    (value) => text.includes(value) || shortened.some(([head, tail]) => value.startsWith(head) && value.endsWith(tail)),
  );
}

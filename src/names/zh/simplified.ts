import { Converter } from 'opencc-js/t2cn';

/** Its table is read when the first character is asked for. */
let convert: ((text: string) => string) | undefined;
const known = new Map<string, string>();

function learn(letter: string): string {
  const simple = (convert ??= Converter({ from: 't', to: 'cn' }))(letter);
  known.set(letter, simple);
  return simple;
}

/** Traditional characters and their variants made simplified, one by one: names have no phrases. */
export function simplified(text: string): string {
  let result = '';
  for (const letter of text) result += known.get(letter) ?? learn(letter);
  return result;
}

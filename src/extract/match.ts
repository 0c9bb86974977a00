/**
 * First match of a global expression in a text; its next ones are `pattern.exec(text)`. What `matchAll` does, without
 * the copy of the expression it makes each time.
 */
export function firstMatch(pattern: RegExp, text: string): RegExpExecArray | null {
  pattern.lastIndex = 0;
  return pattern.exec(text);
}

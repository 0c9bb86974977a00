/** Classes of ASCII characters in addresses, as bits of `charset`. */
export const of = { host: 1, stop: 2, letter: 4, digit: 8, trailing: 16, local: 32 } as const;

/** Class bits by ASCII code: the inner loops of the address finders ask nothing else. */
export const charset = new Uint8Array(128);

function add(bit: number, chars: string): void {
  for (const char of chars) charset[char.charCodeAt(0)]! |= bit;
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
add(of.letter, letters);
add(of.digit, digits);
add(of.host, `${letters}${digits}.-_`);
// Local parts of mail addresses as people have them; RFC 5322 allows more, prose makes more of it dangerous.
add(of.local, `${letters}${digits}.-_+%#|&~$!`);
add(of.stop, '"<>\\^`\x7f');
for (let code = 0; code <= 0x20; code++) charset[code]! |= of.stop;
add(of.trailing, '.,;:!?\'"*~`|');

/** Whether the unit at an offset is an ASCII character of the class. */
export function isOf(text: string, at: number, bit: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 && (charset[code]! & bit) !== 0;
}

/** Letters of scripts that put spaces between words (Latin, Greek, Cyrillic, Arabic …): they may continue a path. */
export function isSpacedLetter(code: number): boolean {
  return (code >= 0xc0 && code < 0x0e00 && code !== 0xd7 && code !== 0xf7) || (code >= 0x1e00 && code < 0x2000);
}

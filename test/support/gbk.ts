/** Text as GBK bytes; Node only reads it. Throws for a character that it cannot write in two bytes. */
export function gbk(text: string): Uint8Array {
  const codes = (known ??= table());
  const bytes: number[] = [];
  for (const character of text) {
    const code = codes.get(character);
    if (code === undefined) throw new Error(`${character} is not in GBK`);
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Uint8Array.from(bytes);
}

let known: Map<string, number> | undefined;

function table(): Map<string, number> {
  const codes = new Map(Array.from({ length: 128 }, (_, code) => [String.fromCodePoint(code), code]));
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && character !== '\u{FFFD}' && !codes.has(character)) codes.set(character, (high << 8) | low);
    }
  }
  return codes;
}

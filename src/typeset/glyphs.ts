/**
 * Characters that a font can show. PDF/A forbids text without a glyph, and a case must not be held back by a victim's smiley: what
 * the font lacks is told by its code points instead.
 */
export interface Coverage {
  has(code: number): boolean;
}

/** Reads a TrueType font's table of characters (`cmap`, format 12: the whole of Unicode). */
export function coverageOf(font: Buffer): Coverage {
  const cmap = tableOf(font, 'cmap');
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (font.readUInt16BE(table) !== 12) continue;
    const starts: number[] = [];
    const ends: number[] = [];
    for (let g = 0, at = table + 16; g < font.readUInt32BE(table + 12); g++, at += 12) {
      // A group that begins with glyph 0 begins with the sign for a missing one.
      const from = font.readUInt32BE(at) + (font.readUInt32BE(at + 8) === 0 ? 1 : 0);
      starts.push(from);
      ends.push(font.readUInt32BE(at + 4));
    }
    return { has: (code) => isWithin(starts, ends, code) };
  }
  throw new Error('the font has no table of characters of format 12');
}

function tableOf(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function isWithin(starts: readonly number[], ends: readonly number[], code: number): boolean {
  let [low, high] = [0, starts.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! > code) high = middle - 1;
    else if (ends[middle]! < code) low = middle + 1;
    else return true;
  }
  return false;
}

/** Invisible, or turning the direction of what follows: neither belongs on paper. */
const unseen = /\p{Default_Ignorable_Code_Point}|[\u202a-\u202e\ufff9-\ufffb]/gu;
/** Unpaired halves of a character, as a cut through a text leaves them. */
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** More code points than this in a row are counted rather than listed. */
const listed = 4;

/** A text as it can be printed: line breaks kept, other control characters blank, what has no glyph as `[U+1F600]`. */
export function printable(text: string, font: Coverage): string {
  const plain = text
    .replace(halves, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\t\v-\x1f\x7f-\x9f\u2028\u2029]/g, ' ')
    .normalize('NFC')
    .replace(unseen, '');
  let shown = '';
  let lacking: string[] = [];
  const flush = (): void => {
    if (lacking.length === 0) return;
    const more = lacking.length > listed ? ` … ×${lacking.length}` : '';
    shown += `[${lacking.slice(0, listed).join(' ')}${more}]`;
    lacking = [];
  };
  for (const character of plain) {
    const code = character.codePointAt(0)!;
    if (character === '\n' || font.has(code)) {
      flush();
      shown += character;
    } else {
      lacking.push(`U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    }
  }
  flush();
  return shown;
}

/** Plain data with every text in it made printable; names of members stay. */
export function printableAll<T>(data: T, font: Coverage): T {
  if (typeof data === 'string') return printable(data, font) as T;
  if (Array.isArray(data)) return data.map((each: unknown) => printableAll(each, font)) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, printableAll(value as unknown, font)])) as T;
}

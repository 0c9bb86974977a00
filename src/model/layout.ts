/** Columns a text takes on a terminal: East Asian wide and full-width characters take two (UAX #11). */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const isWide =
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) ||
      (code >= 0x20000 && code <= 0x3fffd);
    width += isWide ? 2 : 1;
  }
  return width;
}

/** Cuts to a width, with an ellipsis. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += widthOf(character);
    if (used > width) break;
    kept += character;
  }
  return `${kept}…`;
}

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** Widest it may become; longer cells are cut. */
  readonly widest?: number;
}

/** A table with a heading, columns as wide as they need, two blanks between them. Ends with a line break. */
export function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title, widest }, c) => {
    const needed = rows.reduce((most, row) => Math.max(most, widthOf(row[c]!)), widthOf(title));
    return Math.min(needed, widest ?? needed);
  });
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, c) => {
        const shown = cut(text, widths[c]!);
        const gap = ' '.repeat(widths[c]! - widthOf(shown));
        return columns[c]!.align === 'right' ? gap + shown : shown + gap;
      })
      .join('  ')
      .trimEnd();
  return `${[columns.map(({ title }) => title), ...rows].map(line).join('\n')}\n`;
}

/** Breaks a text into lines of a width, after blanks or between wide characters, each led by `indent`. */
export function wrap(text: string, width: number, indent: string): string {
  const room = width - widthOf(indent);
  const lines: string[] = [];
  let line = '';
  // A piece is a word with its following blanks, or one wide character with the punctuation that must not begin a line.
  const pieces = text.match(/[\u2e80-\uffef][，。、：；）》”]*|[^\s\u2e80-\uffef]+[，。、：；）》”]*\s*|\s+/gu) ?? [];
  for (const piece of pieces) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines.map((each) => `${indent}${each}`).join('\n');
}

import type { Dialect } from './file-plan.ts';

/** The cells of one record, in arrays that are used again for the next one. */
export interface Row {
  readonly cells: string[];
  count: number;
  /** Offsets of the record in the text, without its line break. */
  start: number;
  end: number;
  /** It ends with the line on which a quoted cell opens that is never closed. */
  unclosed: boolean;
}

/**
 * Splits delimited text into records (RFC 4180, lenient as described in `cut.ts`), calling `each` with the same Row every
 * time. Reads code units in one pass; cells are slices of `text`.
 */
export function splitRows(text: string, dialect: Dialect, each: (row: Row) => void): void {
  const { delimiter, newline } = dialect;
  const quote = dialect.quote === 0 ? -1 : dialect.quote;
  const length = text.length;
  const cells: string[] = [];
  const row: Row = { cells, count: 0, start: 0, end: 0, unclosed: false };
  let at = 0;
  while (at < length) {
    const from = at;
    let count = 0;
    let literal = false;
    let cellFrom = at;
    let i = at;
    for (;;) {
      let code = i < length ? text.charCodeAt(i) : -1;
      if (code === quote && !literal && code !== -1) {
        const close = closingQuote(text, i + 1, quote, delimiter, newline);
        if (close < 0) {
          // Left open by its writer: the rest of this line is taken as it stands, and ends the record.
          literal = true;
          continue;
        }
        let cell = text.slice(i + 1, close);
        if (close > i + 2) cell = undouble(cell, quote);
        i = close + 1;
        const tail = i;
        while (i < length && (code = text.charCodeAt(i)) !== delimiter && code !== newline) i++;
        if (i > tail) {
          const junk = text.slice(tail, i);
          cell += i === length || code === newline ? (junk.endsWith('\r') ? junk.slice(0, -1) : junk) : junk;
        }
        cells[count++] = cell;
      } else {
        while (i < length && (code = text.charCodeAt(i)) !== delimiter && code !== newline) i++;
        let end = i;
        if ((i === length || code === newline) && end > cellFrom && text.charCodeAt(end - 1) === 13) end--;
        cells[count++] = end === cellFrom ? '' : text.slice(cellFrom, end);
      }
      if (i < length && text.charCodeAt(i) === delimiter) {
        i++;
        cellFrom = i;
        continue;
      }
      break;
    }
    at = i + 1;
    if (i === from || (i === from + 1 && text.charCodeAt(from) === 13)) continue;
    row.count = count;
    row.start = from;
    row.end = i > from && text.charCodeAt(i - 1) === 13 ? i - 1 : i;
    row.unclosed = literal;
    each(row);
  }
}

/** Position of the quote that closes a cell, -1 when the cell was never closed by its writer. */
function closingQuote(text: string, from: number, quote: number, delimiter: number, newline: number): number {
  const mark = quote === 34 ? '"' : "'";
  let i = from;
  for (;;) {
    i = text.indexOf(mark, i);
    if (i < 0) return -1;
    if (text.charCodeAt(i + 1) !== quote) break;
    i += 2;
  }
  if (i + 1 === text.length) return i;
  const next = text.charCodeAt(i + 1);
  if (next === delimiter || next === newline || next === 13) return i;
  // Searched inside the cell only: a line of a million bad quotes must stay linear.
  for (let k = from; k < i; k++) if (text.charCodeAt(k) === newline) return -1;
  return i;
}

function undouble(cell: string, quote: number): string {
  const mark = quote === 34 ? '"' : "'";
  return cell.includes(mark) ? cell.replaceAll(mark + mark, mark) : cell;
}

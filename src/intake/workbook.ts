/** A sheet of a workbook as text. */
export interface Sheet {
  readonly name: string;
  /** Rows that have a cell. */
  readonly rows: readonly string[][];
}

/** The sheets of a workbook. Throws whatever the reader of the format throws. */
export async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  // Loaded here: most imports never need it.
  const { SSF, read, utils } = await import('@e965/xlsx');
  const book = read(bytes, { type: 'buffer', cellNF: true, cellText: false, cellHTML: false, cellFormula: false, dense: true });
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name]!;
    const range = sheet['!ref'] === undefined ? undefined : utils.decode_range(sheet['!ref']);
    const data = (sheet as unknown as { '!data'?: (XlsxCell | undefined)[][] })['!data'] ?? [];
    const left = range?.s.c ?? 0;
    const rows = data.map((row) =>
      Array.from({ length: Math.max(0, (row?.length ?? 0) - left) }, (_, i) => cellText(row[left + i], SSF)),
    );
    return { name, rows: rows.filter((row) => row.some((cell) => cell !== '')) };
  });
}

interface XlsxCell {
  readonly t: string;
  readonly v?: unknown;
  readonly z?: string | number;
}

interface Formats {
  is_date(format: string): boolean;
  parse_date_code(value: number): { y: number; m: number; d: number; H: number; M: number; S: number } | null;
}

/** A cell's value in full, not as formatted: an account number must not become 6.22E+18. Dates are written as ISO 8601. */
function cellText(cell: XlsxCell | undefined, formats: Formats): string {
  if (cell === undefined || cell.v === undefined || cell.v === null || cell.t === 'e' || cell.t === 'z') return '';
  if (cell.t === 'b') return cell.v === true ? 'true' : 'false';
  if (typeof cell.v === 'string') return cell.v;
  if (typeof cell.v !== 'number') return cell.v instanceof Date ? cell.v.toISOString() : '';
  const { v, z } = cell;
  if (typeof z !== 'string' || !formats.is_date(z) || v < 1 || v > 2_958_465) return String(v);
  const at = formats.parse_date_code(v);
  if (at === null) return String(v);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${at.y}-${two(at.m)}-${two(at.d)}`;
  return at.H + at.M + at.S === 0 ? day : `${day} ${two(at.H)}:${two(at.M)}:${two(Math.floor(at.S))}`;
}

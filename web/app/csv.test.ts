import { describe, expect, it } from 'vitest';
import { csvCell, csvOf } from './csv.ts';

describe('csvCell', () => {
  it.each(['=1+1', '+SUM(A1)', '-2', '@cmd', '\t=1', ' =HYPERLINK("x")', '\r@x'])('lets no spreadsheet run %j', (text) => {
    expect(csvCell(text).replace(/^"/u, '').startsWith("'")).toBe(true);
  });

  it('leaves figures and plain words as they are', () => {
    expect([csvCell(-2), csvCell('a-b'), csvCell('张三')]).toEqual(['-2', 'a-b', '张三']);
  });

  it('quotes what parts cells and lines', () => {
    expect(csvCell('a,"b"\nc')).toBe('"a,""b""\nc"');
  });
});

it('begins with the mark of UTF-8 and ends each line', () => {
  expect(csvOf(['a', 'b'], [['1', 2]])).toBe('\u{FEFF}a,b\r\n1,2\r\n');
});

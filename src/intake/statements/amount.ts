import { takeCurrency } from '../amounts.ts';
import { readDecimal, type Decimal } from '../decimal.ts';

/** What a cell of amounts says when it is more than digits and a point. */
export interface AmountCell {
  readonly decimal: Decimal;
  /** Named in the cell. */
  readonly currency?: string;
  /** `1,200.00 CR`: which way it went. */
  readonly mark?: 'in' | 'out';
}

const nothing = /^(?:n\/?a|null|none|nan|nil|[-—–]+|无|無)$/iu;
const marked = /^(.*?\d[)）]?)\s*(cr|dr|c|d|贷|借)\.?$/iu;
const inBrackets = /^[(（]\s*(.+?)\s*[)）]$/u;
const unit = /^(.*\d)\s*(百万|百萬|千|万|萬|亿|億)?\s*(?:元|圆|圓|块|塊)?(?:整|正)?$/u;
const tens: Readonly<Record<string, number>> = { 千: 3, 万: 4, 萬: 4, 百万: 6, 百萬: 6, 亿: 8, 億: 8 };

/**
 * Reads an amount of a statement: `1,234.50`, `１２３.００`, `¥ 3,000.00`, `(45.00)`, `45.00-`, `1,200.00 CR`, `3.5万`, `0.5 ETH`.
 *
 * @param comma the column's decimal mark is the comma.
 */
export function readAmountCell(cell: string, comma: boolean): AmountCell | 'none' | 'unread' {
  if (cell.length > 90) return cell.trim() === '' ? 'none' : 'unread';
  let text = cell.normalize('NFKC').trim();
  if (text.startsWith('="') && text.endsWith('"')) text = text.slice(2, -1).trim();
  if (text === '' || nothing.test(text)) return 'none';
  let mark: 'in' | 'out' | undefined;
  const sided = marked.exec(text);
  if (sided !== null) {
    mark = /^[c贷]/iu.test(sided[2]!) ? 'in' : 'out';
    text = sided[1]!;
  }
  const { text: number, currency } = takeCurrency(text);
  text = number.trim();
  const bracketed = inBrackets.exec(text);
  const behind = bracketed === null && /\d\s*[-−]$/u.test(text);
  if (bracketed !== null) text = bracketed[1]!;
  if (behind) text = text.replace(/\s*[-−]$/u, '');
  const [, plain = text, word] = unit.exec(text) ?? [];
  const decimal = readDecimal(plain.replace(/^([-+−])\s+/u, '$1').trim(), comma);
  if (decimal === undefined) return 'unread';
  return {
    decimal: {
      ...decimal,
      negative: decimal.negative !== (bracketed !== null || behind),
      scale: decimal.scale - (word === undefined ? 0 : tens[word]!),
    },
    ...(currency === undefined ? {} : { currency }),
    ...(mark === undefined ? {} : { mark }),
  };
}

import { csvCell, type LossLine, type Refund } from '../model/index.ts';

const csv = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  `${rows.map((row) => row.map(csvCell).join(',')).join('\n')}\n`;

/**
 * A row for each line and currency, `own`; one more where the line is told in one currency at the day's rate, `rate`. Amounts in minor
 * units; counts of cases stand in the first row of a line alone, so that a column adds up.
 */
export function lossCsv(lines: readonly LossLine[]): string {
  const rows = lines.flatMap((line) => {
    const currencies = [...new Set([line.gross, line.returned, line.stated].flatMap((sums) => Object.keys(sums)))].sort();
    const own = (currencies.length === 0 ? [''] : currencies).map((currency, i) => [
      line.of,
      line.name,
      'own',
      currency,
      ...[line.gross, line.returned, line.net, line.stated].map((sums) => sums[currency] ?? 0),
      ...(i === 0 ? [line.reports, line.again, line.unknown] : [0, 0, 0]),
    ]);
    const { in: told } = line;
    return told === undefined
      ? own
      : [...own, [line.of, line.name, 'rate', told.currency, told.gross, told.returned, told.net, undefined, 0, 0, 0]];
  });
  const head = 'of,name,kind,currency,gross_minor,returned_minor,net_minor,stated_minor,cases,told_again,without_amount';
  return csv([head.split(','), ...rows]);
}

export function refundCsv({ currency, parts }: Refund): string {
  const rows = parts.map(({ report, name, net, part }) => [report, name, currency, net, part]);
  return csv([['report', 'name', 'currency', 'net_minor', 'part_minor'], ...rows]);
}

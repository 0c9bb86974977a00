import type { Read, StoredTransfer } from '../casebook/index.ts';
import type { Service, TransferView } from '../model/index.ts';
import { accountViews } from './accounts.ts';

/**
 * Transfers by their numbers, in the order of these, each with all rows that tell it. `services`: as for `accountViews`.
 * `hidden`: numbers (the sources' own) of reports that the reader must not learn of.
 */
export async function transferViews(
  read: Read,
  numbers: readonly number[],
  options: { readonly services?: readonly Service[]; readonly hidden?: (report: string) => boolean } = {},
): Promise<TransferView[]> {
  const rows = await read.transfersAt(numbers);
  const told = new Map<number, StoredTransfer[]>();
  for (const row of rows) {
    const of = row.twin ?? row.number;
    told.set(of, [...(told.get(of) ?? []), row]);
  }
  const ends = rows.flatMap(({ source, target }) => [source, target]).filter((end) => end !== undefined);
  const views = await accountViews(read, ends, options);
  return [...new Set(numbers)].flatMap((number) => {
    const rowsOf = told.get(number);
    // The one that counts first; of the rest only what it leaves open is taken.
    const first = rowsOf?.find((row) => row.number === number);
    if (rowsOf === undefined || first === undefined) return [];
    const { id, at, minor, currency, received, form } = first;
    const said = (name: 'ref' | 'note' | 'report'): string | undefined => rowsOf.find((row) => row[name] !== undefined)?.[name];
    const [ref, note, report] = [said('ref'), said('note'), said('report')];
    const source = first.source === undefined ? undefined : views.get(first.source);
    const target = first.target === undefined ? undefined : views.get(first.target);
    return [
      {
        number,
        id,
        at,
        ...(source === undefined ? {} : { source }),
        ...(target === undefined ? {} : { target }),
        minor,
        currency,
        ...(received === undefined ? {} : { received }),
        form,
        ...(ref === undefined ? {} : { ref }),
        ...(note === undefined ? {} : { note }),
        ...(report === undefined || options.hidden?.(report) === true ? {} : { report }),
        rows: rowsOf.map(({ exhibit, row }) => ({ exhibit, row })),
      },
    ];
  });
}

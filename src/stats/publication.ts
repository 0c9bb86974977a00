import type { Read, StoredPublication } from '../casebook/index.ts';
import { type ActKind, canonicalJson, sha256, type StatPublished, type StatRevision, type StatTable } from '../model/index.ts';
import type { Span } from './span.ts';

/** Figures that are shown, by key. */
export function figuresOf(tables: readonly StatTable[]): Record<string, number> {
  return Object.fromEntries(cellsOf(tables).flatMap(({ key, value }) => (value === undefined ? [] : [[key, value] as const])));
}

/** Keys of what is hidden in rows that are shown. */
export const hiddenIn = (tables: readonly StatTable[]): string[] =>
  cellsOf(tables).flatMap(({ key, value }) => (value === undefined ? [key] : []));

const cellsOf = (tables: readonly StatTable[]) => tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));

/** SHA-256 (hex) of figures, in whatever order they come. */
export const digestOf = (figures: Readonly<Record<string, number>>): string => sha256(canonicalJson(figures));

/** The newest publication of these days that is counted the same way. */
export function newestOf(
  published: readonly StoredPublication[],
  { from, to, offset }: Span,
  currency: string | undefined,
): StoredPublication | undefined {
  return published.findLast(
    ({ body }) =>
      body.from === from &&
      body.to === to &&
      body.parameters['offset'] === offset &&
      (body.parameters['currency'] ?? undefined) === currency,
  );
}

/** Acts that can change a figure. */
const changing: ReadonlySet<ActKind> = new Set<ActKind>([
  'import',
  'link.run',
  'judge',
  'picture.judge',
  'person.judge',
  'person.edit',
  'screen.run',
  'protect.state',
  'freeze.propose',
  'freeze.state',
  'receipt',
]);

/** What a publication says otherwise than the tables do now, and the acts since then that can have changed it. */
export async function compared(
  read: Read,
  { act, at, by, body }: StoredPublication,
  tables: readonly StatTable[],
  now: Readonly<Record<string, number>>,
): Promise<StatPublished> {
  const acts = new Map<string, { kind: string; count: number; first: number; last: number }>();
  for await (const { kind, seq } of read.acts()) {
    if (seq <= body.covers || !changing.has(kind)) continue;
    const known = acts.get(kind);
    acts.set(kind, { kind, count: (known?.count ?? 0) + 1, first: known?.first ?? seq, last: seq });
  }
  const revisions = revisionsOf(tables, body.figures, now, new Set(hiddenIn(tables)));
  return { act, at, by, reason: body.reason, result: body.result, revisions, acts: [...acts.values()] };
}

/**
 * Figures that were published and are something else now, and those that were not there. What was hidden and can be told now, or the other
 * way round, is listed too; a table that was not published, or is not shown now, is not compared.
 */
function revisionsOf(
  tables: readonly StatTable[],
  was: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>>,
  hidden: ReadonlySet<string>,
): StatRevision[] {
  const publishedTables = new Set(Object.keys(was).map((key) => key.slice(0, key.indexOf('/'))));
  const revisions: StatRevision[] = [];
  const seen = new Set<string>();
  for (const { table, title, columns, rows } of tables) {
    if (!publishedTables.has(table)) continue;
    for (const row of rows) {
      row.cells.forEach(({ key }, i) => {
        seen.add(key);
        const column = columns[i]!;
        if (was[key] === now[key]) return;
        // Rows that are new and nought were nought before.
        if (was[key] === undefined && now[key] === 0) return;
        revisions.push({
          key,
          title: join(title, row.title, column.title),
          ...(column.isMoney === true && row.currency !== undefined ? { currency: row.currency } : {}),
          ...(column.isMoney === true ? { isMoney: true as const } : {}),
          ...(was[key] === undefined ? {} : { was: was[key] }),
          ...(now[key] === undefined ? {} : { now: now[key] }),
        });
      });
    }
  }
  const shown = new Map(tables.map(({ table, title }) => [table as string, title]));
  for (const [key, value] of Object.entries(was)) {
    const [table = '', ...rest] = key.split('/');
    const title = shown.get(table);
    if (title === undefined || seen.has(key) || hidden.has(key) || value === 0) continue;
    const words = rest.join(' – ');
    revisions.push({ key, title: join(title, { en: words, zh: words }), was: value });
  }
  return revisions;
}

const join = (...parts: readonly { readonly en: string; readonly zh: string }[]): StatRevision['title'] => ({
  en: parts.map(({ en }) => en).join(' – '),
  zh: parts.map(({ zh }) => zh).join('—'),
});

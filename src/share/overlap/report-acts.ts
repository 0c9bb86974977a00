import type { Read } from '../../casebook/index.ts';

/** The act that brought in a report, by the report's number. */
export interface ReportActs {
  (report: number): number;
  /** The newest link run; 0 before the first. */
  readonly linked: number;
}

interface Import {
  readonly seq: number;
  /** Reports that it added are numbered from here on. */
  readonly from: number;
  readonly added: number;
}

/**
 * By which import each report came. Reports are numbered in the order of the imports that added them; where the details of an import
 * were erased, the act that sealed its original stands in for it.
 */
export async function reportActs(read: Read): Promise<ReportActs> {
  const imports = new Map<string, Import[]>();
  let [linked, from] = [0, 0];
  for await (const act of read.acts()) {
    if (act.kind === 'link.run') linked = act.seq;
    if (act.kind !== 'import' || act.body.content !== undefined) continue;
    const { sha256, added } = act.body;
    imports.set(sha256, [...(imports.get(sha256) ?? []), { seq: act.seq, from, added }]);
    from += added;
  }
  const sealed = new Map((await read.exhibits()).map(({ sha256, act }) => [sha256, act]));
  const { number, exhibit } = await read.numbers('SELECT number, exhibit FROM reports ORDER BY number', {
    number: Int32Array,
    exhibit: Int32Array,
  });
  const originals = new Map(
    (
      await read.sql<{ number: number; word: string }>(
        'SELECT number, word FROM words WHERE number IN (SELECT DISTINCT exhibit FROM reports)',
      )
    ).map(({ number: at, word }) => [at, word]),
  );
  const exhibitOf = new Map<number, number>();
  number.forEach((report, i) => exhibitOf.set(report, exhibit[i]!));
  const of = (report: number): number => {
    const sha256 = originals.get(exhibitOf.get(report) ?? -1) ?? '';
    const own = imports.get(sha256) ?? [];
    const within = own.find((each) => report >= each.from && report < each.from + each.added);
    return (within ?? own[0])?.seq ?? sealed.get(sha256) ?? 0;
  };
  return Object.assign(of, { linked });
}

import type { Ctx, StoredCase } from '../casebook/index.ts';
import type { DossierExhibit, DossierReport, RecordedAct } from '../model/index.ts';
import { checksOf, type Reviewed } from './checks.ts';
import { exhibitFactsOf } from './members.ts';
import { rechecksOf } from './originals.ts';

/** Exhibits that reports of the case came from, and those that somebody put to it. */
export async function exhibitsOf(
  ctx: Pick<Ctx, 'read' | 'exhibits' | 'signal'>,
  stored: StoredCase,
  reports: readonly DossierReport[],
  acts: readonly RecordedAct[],
): Promise<DossierExhibit[]> {
  const { read } = ctx;
  const facts = exhibitFactsOf(stored);
  const own = new Map<string, number>();
  for (const { source } of reports) own.set(source.exhibit, (own.get(source.exhibit) ?? 0) + 1);
  const wanted = new Set([...own.keys(), ...facts.keys()]);
  const all = await read.sql<{ exhibit: string; reports: number }>(
    `SELECT w.word AS exhibit, count(*) AS reports FROM reports AS r JOIN words AS w ON w.number = r.exhibit GROUP BY w.word`,
  );
  const held = new Map(all.map(({ exhibit, reports: count }) => [exhibit, count]));
  const imported = new Map<string, DossierExhibit['imported']>();
  const seals = new Map<string, DossierExhibit['sealed']>();
  for (const { kind, body, seq, at, by } of acts) {
    const told = { act: seq, at, by };
    if (kind === 'import') imported.set(body.sha256, imported.get(body.sha256) ?? told);
    if (kind === 'exhibit.seal') seals.set(body.sha256, seals.get(body.sha256) ?? told);
  }
  const exhibits: Reviewed[] = [];
  for (const { sha256, name, bytes } of await read.exhibits()) {
    const sealed = seals.get(sha256);
    if (!wanted.delete(sha256) || sealed === undefined) continue;
    const used = imported.get(sha256);
    exhibits.push({
      sha256,
      name,
      bytes,
      number: `E${exhibits.length + 1}`,
      sealed,
      ...(used === undefined ? {} : { imported: used }),
      reports: own.get(sha256) ?? 0,
      others: (held.get(sha256) ?? 0) - (own.get(sha256) ?? 0),
      facts: facts.get(sha256) ?? { signatures: [] },
    });
  }
  const recheck = await rechecksOf(ctx, stored, exhibits);
  return exhibits.map((each) => ({ ...each, checks: checksOf(each, recheck(each.sha256)) }));
}

import type { Session } from '../engine/index.ts';
import { indicatorKinds, type Judgement, roles } from '../model/index.ts';
import type { StoredJudgement } from './ctx.ts';

type OnMention = Extract<Judgement, { verdict: 'mention' }>;

/** A person's word on one mention, by number. */
export interface Correction {
  readonly act: number;
  readonly report: number;
  readonly indicator: number;
  readonly field: number;
  readonly start: number;
  readonly end: number;
  /** Position in `roles`; `null`: read wrongly. */
  readonly role: number | null;
}

const columns = 'act, report, indicator, field, start_offset AS "start", end_offset AS "end", role';

/** Corrections that stand, the newest of each place; `where` narrows them. */
export async function standingCorrections(
  session: Session,
  judgements: () => Promise<readonly StoredJudgement[]>,
  where = '',
): Promise<Correction[]> {
  const all = (await session.rows(`SELECT ${columns} FROM corrections ${where} ORDER BY act`)) as unknown as Correction[];
  if (all.length === 0) return [];
  const standing = new Set((await judgements()).filter(({ stands }) => stands).map(({ act }) => act));
  const last = new Map<string, Correction>();
  for (const each of all) if (standing.has(each.act)) last.set(placeOf(each), each);
  return [...last.values()];
}

/** The place of a mention: its report, its words and what was read there. */
export function placeOf({ report, indicator, field, start, end }: Omit<Correction, 'act' | 'role'>): string {
  return `${report} ${indicator} ${field} ${start} ${end}`;
}

/** Notes what a judgement says of a mention. */
export async function noteCorrection(session: Session, act: number, judgement: OnMention): Promise<void> {
  const { report, kind, value, field = '', start, end, role } = judgement;
  await session.run(
    `INSERT INTO corrections
     SELECT ?::INTEGER, m.report, m.indicator, m.field, m.start_offset, m.end_offset, ?::UTINYINT
     FROM reports AS r JOIN mentions AS m ON m.report = r.number JOIN indicators AS i ON i.number = m.indicator
       JOIN words AS w ON w.number = m.field
     WHERE r.number IN (SELECT number FROM report_keys WHERE key = hash(?::VARCHAR)) AND r.id = ?
       AND i.kind = ? AND i.value = ? AND w.word = ? AND m.start_offset = ? AND m.end_offset = ? LIMIT 1`,
    [
      act,
      role === null ? null : roles.indexOf(role),
      report,
      report,
      indicatorKinds.indexOf(kind as never),
      value,
      field,
      start,
      end,
    ],
  );
}

/** Has the postings obey what stands of the corrections that these acts made. */
export async function repost(
  session: Session,
  acts: readonly number[],
  judgements: () => Promise<readonly StoredJudgement[]>,
): Promise<void> {
  if (acts.length === 0) return;
  const touched = await session.rows(`SELECT DISTINCT report, indicator FROM corrections WHERE act IN (${acts.join(', ')})`);
  for (const { report, indicator } of touched as unknown as { report: number; indicator: number }[]) {
    const here = `report = ${report} AND indicator = ${indicator}`;
    const known = new Map(
      (await standingCorrections(session, judgements, `WHERE ${here}`)).map((each) => [placeOf(each), each.role]),
    );
    const mentions = (await session.rows(
      `SELECT report, indicator, field, start_offset AS "start", end_offset AS "end", role, flags FROM mentions WHERE ${here}`,
    )) as unknown as (Omit<Correction, 'act'> & { flags: number })[];
    const told = mentions.flatMap((each) => {
      const corrected = known.get(placeOf(each));
      const role = corrected === undefined ? each.role : corrected;
      return role === null ? [] : [{ role, flags: each.flags }];
    });
    const links = told.some(({ role, flags }) => flags === 0 && (roles[role] === 'suspect' || roles[role] === 'unknown'));
    const [there] = await session.rows(`SELECT count(*) AS n FROM postings WHERE ${here}`);
    if (told.length === 0) await session.run(`DELETE FROM postings WHERE ${here}`);
    else if (there!['n'] === 0) await session.run(`INSERT INTO postings VALUES (${indicator}, ${report}, ${links})`);
    else await session.run(`UPDATE postings SET links = ${links} WHERE ${here}`);
  }
}

/** Acts whose correction an undo takes back or gives again. */
export function correctionsMeant(act: number, made: readonly StoredJudgement[]): number[] {
  const byAct = new Map(made.map((each) => [each.act, each.judgement]));
  for (let at = act; ;) {
    const judgement = byAct.get(at);
    if (judgement?.verdict === 'mention') return [at];
    if (judgement?.verdict !== 'undo') return [];
    at = judgement.act;
  }
}

import type { Ctx, Read, StoredAlarm, StoredAlarmState, StoredReport } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { sentenceAround } from '../../extract/index.ts';
import type { AlarmChange, AlarmView } from '../../model/index.ts';

/** `standing`: open or seen. */
export type AlarmAsked = AlarmView['state'] | 'standing' | 'all';

export interface AlarmQuestion {
  readonly state?: AlarmAsked;
  readonly report?: string | undefined;
  readonly ring?: string | undefined;
  readonly most?: number;
  /** Ids of rings that are closed to the reader, as they are called now. */
  readonly closed?: ReadonlySet<string>;
}

/** Alarms as one reader may see them. */
export interface Alarms {
  /** Newest report first, at most as many as were asked for. */
  readonly rows: readonly AlarmView[];
  /** All in the state asked for. */
  readonly count: number;
}

interface Place {
  readonly number: number;
  readonly ring: string | null;
  readonly at: number | null;
  readonly id: string;
}

/**
 * Reports that tell of harm that cannot wait. What stands in a ring that is closed to the reader is as if it were not there.
 */
export async function alarmsOf(
  read: Read,
  { state = 'all', report, ring: only, most = Infinity, closed = new Set() }: AlarmQuestion = {},
): Promise<Alarms> {
  const found = Map.groupBy(await read.alarms(), ({ report }) => report);
  if (found.size === 0) return { rows: [], count: 0 };
  const states = Map.groupBy(await read.alarmStates(), ({ body }) => body.report);
  const chosen = (await places(read)).filter(
    ({ id, ring }) =>
      (ring === null || !closed.has(ring)) &&
      (report === undefined || id === report) &&
      (only === undefined || ring === only) &&
      fits(stateOf(states.get(id)), state),
  );
  const shown = chosen.slice(0, most);
  const reports = new Map((await read.reportsAt(shown.map(({ number }) => number))).map((each) => [each.number, each]));
  const rows = shown.map((place) =>
    viewOf(reports.get(place.number)!, place.ring, found.get(place.number)!, states.get(place.id)),
  );
  return { rows, count: chosen.length };
}

/** Where the reports with alarms stand, newest first. */
async function places(read: Read): Promise<Place[]> {
  return await read.sql<Place>(
    `SELECT r.number, r.id, r.reported_at AS at, g.id AS ring
     FROM reports AS r
     LEFT JOIN ring_members AS m ON m.report = r.number
     LEFT JOIN rings AS g ON g.number = m.ring
     WHERE r.number IN (SELECT DISTINCT report FROM alarms)
     ORDER BY r.reported_at DESC NULLS LAST, r.number DESC`,
  );
}

function fits(state: AlarmView['state'], asked: AlarmAsked): boolean {
  return asked === 'all' || asked === state || (asked === 'standing' && state !== 'closed');
}

function stateOf(acts: readonly StoredAlarmState[] | undefined): AlarmView['state'] {
  return acts?.at(-1)?.body.state ?? 'open';
}

function viewOf(
  report: StoredReport,
  ring: string | null,
  found: readonly StoredAlarm[],
  acts: readonly StoredAlarmState[] | undefined,
): AlarmView {
  const { id, ref, reportedAt, agency } = report;
  return {
    report: id,
    ...(ref === undefined ? {} : { ref }),
    ...(ring === null ? {} : { ring }),
    kinds: found.map(({ kind }) => kind),
    quotes: quotesOf(report, found),
    ...(reportedAt === undefined ? {} : { reportedAt }),
    ...(agency === undefined ? {} : { agency }),
    state: stateOf(acts),
    acts: (acts ?? []).map(({ act, at, by, body: { state, reason } }) => ({
      act,
      at,
      by,
      state,
      ...(reason === undefined ? {} : { reason }),
    })),
  };
}

function quotesOf({ text, fields }: StoredReport, found: readonly StoredAlarm[]): AlarmView['quotes'] {
  return found.map(({ kind, field, start, end }) => {
    const words = field === undefined ? text : (fields[field] ?? '');
    return { kind, ...(field === undefined ? {} : { field }), ...sentenceAround(words, start, end) };
  });
}

/**
 * Records that somebody has seen an alarm, or has closed it and why. The newest says how it stands: `seen` after `closed` opens it again.
 *
 * @throws ClewError `missing` `people.alarm` where the report raises none, or is closed to who asks; `input` `people.alarm-reason`
 * for closing without a reason.
 */
export async function changeAlarm(
  ctx: Ctx,
  name: string,
  { state, reason }: AlarmChange,
  closed: ReadonlySet<string> = new Set(),
): Promise<{ readonly act: number; readonly report: string }> {
  const found = await ctx.read.report(name);
  const ring = found === undefined ? undefined : (await ctx.read.ringOf(found.number))?.ring;
  const isClosed = ring !== undefined && closed.has(ring);
  if (found === undefined || isClosed || (await ctx.read.alarms(found.number)).length === 0) {
    throw new ClewError('missing', 'people.alarm', 'There is no alarm of such a report.', {
      hint: 'clew alarms --all lists them.',
    });
  }
  if (state === 'closed' && reason === undefined) {
    throw new ClewError('input', 'people.alarm-reason', 'An alarm is closed with a reason.', {
      hint: 'Say what was done, or why it was none.',
    });
  }
  const body = { report: found.id, state, ...(reason === undefined ? {} : { reason }) };
  const { acts } = await ctx.commit([{ kind: 'alarm.state', body }]);
  return { act: acts[0]!.seq, report: found.id };
}

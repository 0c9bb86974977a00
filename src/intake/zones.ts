import { ClewError } from '../errors.ts';

const dayMs = 86_400_000;
/** Per zone: what is known of it, so that a million rows do not ask the calendar a million times. */
const known = new Map<string, Zone>();

interface Zone {
  readonly fixed?: number;
  readonly format?: Intl.DateTimeFormat;
  /** Offset by day number, NaN for days on which the clock changes. */
  readonly days: Map<number, number>;
}

/**
 * Milliseconds to take from a local time to get UTC.
 *
 * @param zone `UTC`, `+08:00`, `+0800` or an IANA name.
 * @param local the local time, as if it were UTC milliseconds.
 */
export function zoneOffset(zone: string, local: number): number {
  if (zone === 'UTC') return 0;
  const found = known.get(zone) ?? learn(zone);
  if (found.fixed !== undefined) return found.fixed;
  const day = Math.floor(local / dayMs);
  let offset = found.days.get(day);
  if (offset === undefined) {
    const begin = offsetAt(found.format!, day * dayMs);
    const end = offsetAt(found.format!, (day + 1) * dayMs);
    offset = begin === end ? begin : Number.NaN;
    if (found.days.size > 50_000) found.days.clear();
    found.days.set(day, offset);
  }
  return Number.isNaN(offset) ? offsetAt(found.format!, local) : offset;
}

function learn(zone: string): Zone {
  const fixed = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  let made: Zone;
  if (fixed === null) {
    try {
      const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
      made = { format, days: new Map() };
    } catch (cause) {
      throw new ClewError('input', 'intake.zone', `${zone} is not a time zone`, {
        hint: 'Use UTC, an offset such as +08:00 or a name such as Asia/Shanghai.',
        cause,
      });
    }
  } else {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
    made = { fixed: (fixed[1] === '-' ? -minutes : minutes) * 60_000, days: new Map() };
  }
  known.set(zone, made);
  return made;
}

/** Offset that makes `local` come out right; where a clock change leaves two, the one before it. */
function offsetAt(format: Intl.DateTimeFormat, local: number): number {
  const first = nameOffset(format, local);
  return nameOffset(format, local - first);
}

function nameOffset(format: Intl.DateTimeFormat, at: number): number {
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

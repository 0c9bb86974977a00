import type { ActLine } from '../custody/index.ts';
import { readCustodyLog } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { type ActKind, actKinds, canonicalJson, guardedActs, type Judgement, withheldWords } from '../model/index.ts';
import type { Args, Console } from './args.ts';

/** Characters of an act's details on its line. */
const shownDetails = 100;

/** Lists acts, oldest first: the last ones that fit the filters. */
export async function run(console: Console, args: Args): Promise<void> {
  const log = await readCustodyLog(console.dir);
  const fits = filterOf(args);
  const limit = wholeNumber(args, 'limit') ?? (console.json ? 0 : 50);
  const before = wholeNumber(args, 'before');
  const end = before === undefined ? log.size : Math.min(log.size, Math.max(0, before - 1));
  // Without a filter the last acts are found by their numbers; the rest need not be read.
  const start = fits === undefined && limit > 0 ? Math.max(0, end - limit) : 0;
  const found: ActLine[] = [];
  for await (const line of log.acts(start, end)) {
    if (fits?.(line) === false) continue;
    found.push(line);
    if (limit > 0 && found.length > limit) found.shift();
  }
  const shown = await shownOf(console, found);
  if (console.json) return await console.printJson(shown.map(jsonOf));
  if (found.length === 0) return console.say({ en: 'no act fits', zh: '没有符合条件的操作' });
  await console.print(shown.map((line) => lineOf(line, console)).join('\n'));
  const first = found[0]!.seq;
  if (limit > 0 && found.length === limit && first > 1) {
    console.say({ en: `older ones: clew log --before ${first}`, zh: `更早的操作：clew log --before ${first}` });
  }
}

type Shown = ActLine & { readonly withheld?: true | 'unknown' };

/** Whether details may be about somebody whom protection holds. */
const isGuarded = ({ act, details }: ActLine): boolean =>
  details !== undefined && guardedActs.has(act) && !(act === 'judge' && (details.body as Judgement).verdict !== 'mention');

/**
 * Without details about people whom protection holds; the casebook is opened only where there may be such. Where it cannot be (another
 * program works on it, or nothing can be written there) nobody can say who is held: then none of such details is shown.
 */
export async function shownOf(console: Console, lines: readonly ActLine[]): Promise<readonly Shown[]> {
  if (!lines.some(isGuarded)) return lines;
  try {
    return await (await console.open()).listed(lines);
  } catch (error) {
    if (!(error instanceof ClewError) || (error.kind !== 'conflict' && error.kind !== 'unavailable')) throw error;
    return lines.map((line) => {
      if (!isGuarded(line)) return line;
      const { details: _details, ...rest } = line;
      return { ...rest, withheld: 'unknown' as const };
    });
  }
}

function jsonOf({ seq, act, at, by, detail, erased, details, withheld }: Shown): Record<string, unknown> {
  const gone = { ...(erased === undefined ? {} : { erased }), ...(withheld === undefined ? {} : { withheld }) };
  return { seq, index: seq - 1, act, at, by, detail, ...gone, ...(details === undefined ? {} : { body: details.body }) };
}

function lineOf({ seq, act, at, by, erased, details, withheld }: Shown, { lang }: Console): string {
  const when = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  const gone = lang === 'zh' ? `详情已由第 ${erased} 号操作删除` : `details erased by act ${erased}`;
  const kept = withheld === undefined ? gone : (withheld === 'unknown' ? unknownWords : withheldWords)[lang];
  const text = details === undefined ? kept : canonicalJson(details.body);
  // A line break or an escape in a name must not pass for one of the list's own.
  const shown = text.length > shownDetails ? `${text.slice(0, shownDetails - 1)}…` : text;
  return `${String(seq).padStart(6)}  ${when}Z  ${printable(by)}  ${act}  ${printable(shown)}`;
}

const unknownWords = {
  en: 'details withheld: the casebook is not open to this program, so it cannot look whom protection holds',
  zh: '详情不予显示：案册此刻无法打开，不能核对何人受保护',
} as const;

const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, '·');

function filterOf(args: Args): ((line: ActLine) => boolean) | undefined {
  const [kind, by] = [args.text('act'), args.text('by')];
  if (kind !== undefined && !actKinds.includes(kind as ActKind)) {
    throw new ClewError('input', 'cli.arguments', `no act is called ${kind}`, { hint: `One of ${actKinds.join(', ')}.` });
  }
  const [from, to] = [momentOf(args, 'from', 0), momentOf(args, 'to', 1)];
  if ([kind, by, from, to].every((each) => each === undefined)) return undefined;
  return (line) =>
    (kind === undefined || line.act === kind) &&
    (by === undefined || line.by === by) &&
    (from === undefined || line.at >= from) &&
    (to === undefined || line.at < to);
}

/** A day or moment as UTC milliseconds; `days` are added to a bare day, so that `--to` takes in the day it names. */
function momentOf(args: Args, name: string, days: number): number | undefined {
  const text = args.text(name);
  if (text === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(text);
  const at = Date.parse(isDay || /Z|[+-]\d{2}:\d{2}$/u.test(text) ? text : `${text}Z`);
  if (!Number.isNaN(at) && /^\d{4}-\d{2}-\d{2}/u.test(text)) return isDay ? at + days * 86_400_000 : at;
  throw new ClewError('input', 'cli.arguments', `--${name} takes a day or moment such as 2026-11-25 or 2026-11-25T09:30`);
}

function wholeNumber(args: Args, name: string): number | undefined {
  const text = args.text(name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new ClewError('input', 'cli.arguments', `--${name} takes a whole number, not ${text}`);
}

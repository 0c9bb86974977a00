import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Args, Console } from '../../cli/args.ts';
import { ClewError } from '../../errors.ts';
import type { PersonListView } from '../../model/index.ts';
import type { Workbench } from '../../workbench.ts';
import { personListViews } from '../lists.ts';
import { decideHit } from './decide.ts';
import { runScreen } from './run.ts';
import { printScreen } from './show-command.ts';

/** `clew screen ROSTER --against LIST`. */
export async function run(console: Console, args: Args, roster: string): Promise<void> {
  const against = args.text('against');
  if (against === undefined) {
    throw new ClewError('input', 'cli.arguments', 'say --against LIST', { hint: 'clew lists shows what was imported.' });
  }
  const workbench = await console.open();
  const version = args.text('list-version');
  const one = await listMeant(console, workbench, roster, 'roster');
  const other = await listMeant(console, workbench, against, 'wanted', version);
  const { ctx } = workbench.as({ signal: console.signal, progress: (progress) => console.progress(progress) });
  const { act } = await runScreen(ctx, one, other, { version });
  await printScreen(console, args, workbench, act);
  console.say({ en: `recorded as act ${act}`, zh: `已记录为第 ${act} 号操作` });
}

/** Digest of the list somebody means: a file, which is imported when it is not known, or a name or the beginning of a digest. */
async function listMeant(
  console: Console,
  workbench: Workbench,
  text: string,
  side: PersonListView['side'],
  version?: string,
): Promise<string> {
  const lists = (await personListViews(workbench.ctx.read)).filter((list) => list.side === side);
  const found = lists.filter(
    ({ name, exhibit }) => name === text || (text.length >= 6 && exhibit.startsWith(text.toLowerCase())),
  );
  const digests = new Set(found.map(({ exhibit }) => exhibit));
  const file = console.path(text);
  if (digests.size === 0 && existsSync(file)) {
    const sha256 = await digestOf(file);
    if (lists.some(({ exhibit }) => exhibit === sha256)) return sha256;
    const done = await workbench.importFile(file, { as: side, ...(version === undefined ? {} : { listVersion: version }) });
    console.say({
      en: `${done.name}: ${done.added} people imported, ${done.rejected} rows set aside`,
      zh: `${done.name}：导入 ${done.added} 人，搁置 ${done.rejected} 行`,
    });
    return done.exhibit;
  }
  if (digests.size === 1) return [...digests][0]!;
  const what = side === 'roster' ? 'roster' : 'wanted list';
  throw digests.size > 1
    ? new ClewError('conflict', 'people.which', `Several lists go by ${text}.`, {
        hint: 'Give the beginning of its digest: clew lists.',
      })
    : new ClewError('missing', 'people.list', `There is no file and no ${what} ${text}.`, {
        hint: 'clew lists shows what was imported.',
      });
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

const verdicts: Readonly<Record<string, 'match' | 'no.match' | 'open.match'>> = {
  match: 'match',
  no: 'no.match',
  open: 'open.match',
};

/** `clew screen decide ACT PERSON ENTRY match|no|open --reason TEXT`. */
export async function decide(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [act = '', person = '', entry = '', word = ''] = rest;
  const verdict = Object.hasOwn(verdicts, word) ? verdicts[word] : undefined;
  if (verdict === undefined) {
    throw new ClewError('input', 'cli.arguments', 'expected: clew screen decide ACT PERSON ENTRY match|no|open', {
      hint: 'clew screen show ACT PERSON shows the ids of both.',
    });
  }
  const { ctx } = await console.open();
  const reason = args.text('reason');
  const done = await decideHit(ctx, { screen: actOf(act), person, entry, verdict, ...(reason === undefined ? {} : { reason }) });
  if (console.json) return console.printJson(done);
  console.say({ en: `recorded as act ${done.act}`, zh: `已记录为第 ${done.act} 号操作` });
}

export function actOf(text: string): number {
  if (/^[1-9]\d{0,9}$/u.test(text)) return Number(text);
  throw new ClewError('input', 'cli.arguments', 'which act? A number is expected.', { hint: 'clew screen list shows them.' });
}

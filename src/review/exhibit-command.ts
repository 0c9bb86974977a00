import { stat } from 'node:fs/promises';
import type { Args, Console, Language } from '../cli/args.ts';
import { type DossierExhibit, ExhibitFacts } from '../model/index.ts';
import type { Workbench } from '../workbench.ts';
import { checked, pair, words, wrong } from './arguments-command.ts';
import { insideCase, localReader } from './cases.ts';
import { atCase, done } from './edit-command.ts';
import { exhibitFactsOf } from './members.ts';
import { addExhibit, describeExhibit, recheckExhibits, removeExhibit } from './originals.ts';
import { exhibitNamed } from './support-command.ts';

const usage = 'exhibit CASE [FILE|E1|SHA256] [--set FIELD=VALUE ...] [--remove --reason TEXT] [--recheck]';

/** Lists the exhibits with the prosecutor's review; seals a file for the case; writes down what is known of one. */
export async function exhibit(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [called = '', name] = words(rest, [1, 2], usage);
  const { workbench, ctx, reader, id } = await atCase(console, called);
  if (args.is('recheck')) return await recheck(console, workbench, id);
  if (name === undefined) {
    const { exhibits } = await workbench.dossier(id, reader);
    if (console.json) return await console.printJson(exhibits);
    return await console.print(exhibits.map((each) => renderExhibit(each, console.lang)).join('\n\n'));
  }
  const said = args.text('reason');
  const reason = said === undefined ? {} : { reason: said };
  const file = await fileNamed(console, name);
  if (file !== undefined) {
    const facts = factsOf(args, undefined);
    const { id: sha256, act } = await addExhibit(ctx, id, file, { facts, ...reason }, reader);
    if (!console.json) await console.print(sha256);
    return await done(console, id, [act], { sha256 });
  }
  const sha256 = /^[0-9a-f]{64}$/u.test(name) ? name : await exhibitNamed(workbench, id, name);
  if (args.is('remove')) {
    if (said === undefined) throw wrong('an exhibit is taken out of a case with --reason');
    const { act } = await removeExhibit(ctx, id, sha256, said, reader);
    return await done(console, id, [act], { sha256 });
  }
  const known = exhibitFactsOf(await insideCase(ctx, id, reader)).get(sha256);
  const { act } = await describeExhibit(ctx, id, sha256, { facts: factsOf(args, known), ...reason }, reader);
  await done(console, id, [act], { sha256 });
}

/** A file where the person stands, unless it is how an exhibit is called. */
async function fileNamed(console: Console, name: string): Promise<string | undefined> {
  if (/^E\d+$/iu.test(name)) return undefined;
  const path = console.path(name);
  const isFile = await stat(path).then(
    () => true,
    () => false,
  );
  // What is neither a file nor a hash is meant as a file, and `seal` says that there is none.
  return isFile || !/^[0-9a-f]{8,64}$/u.test(name) ? path : undefined;
}

async function recheck(console: Console, workbench: Workbench, id: string): Promise<void> {
  const { ctx } = workbench;
  const found = await recheckExhibits(ctx, id, localReader(ctx.actor));
  if (console.json) return await console.printJson(found);
  if (found.changed.length > 0) await console.print(found.changed.join('\n'));
  console.say({
    en: `act ${found.act}: ${found.exhibits} exhibits read again, ${found.changed.length} not as sealed`,
    zh: `第 ${found.act} 号操作：重新核对证物 ${found.exhibits} 件，与封存时不一致 ${found.changed.length} 件`,
  });
}

const yes = new Set(['yes', 'true', '1', '是', '有']);
const no = new Set(['no', 'false', '0', '否', '无']);
const switches = new Set(['originalMedium', 'reproducible', 'backupEqual', 'frozen', 'foreign']);

/** What was known, with what `--set` gives in its place. */
function factsOf(args: Args, known: ExhibitFacts | undefined): ExhibitFacts {
  const facts: Record<string, unknown> = { ...known };
  for (const [name, value] of args.many('set').map((text) => pair(text, 'set'))) {
    if (value === '') delete facts[name];
    else facts[name] = factOf(name, value);
  }
  return checked(ExhibitFacts, facts, '--set');
}

function factOf(name: string, value: string): unknown {
  if (name === 'signatures') {
    return value
      .split(/[,;，；、]/u)
      .map((each) => each.trim())
      .filter((each) => each !== '');
  }
  if (name === 'collectedAt') {
    const at = Date.parse(value);
    if (Number.isNaN(at)) throw wrong('collectedAt is a day or a time, such as 2026-02-01T10:00:00+08:00');
    return at;
  }
  if (!switches.has(name)) return value;
  const word = value.toLowerCase();
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  throw wrong(`${name} is yes or no`);
}

const marks = { yes: '✓', no: '✗', open: '?', 'not-applicable': '–' } as const;

function renderExhibit({ number, name, sha256, bytes, reports, others, checks }: DossierExhibit, lang: Language): string {
  const isChinese = lang === 'zh';
  const held = isChinese
    ? `本案报案 ${reports} 条${others > 0 ? `，另含其他报案 ${others} 条` : ''}`
    : `${reports} reports of the case${others > 0 ? `, ${others} of others` : ''}`;
  const lines = checks.map(({ state, machine, sentence }) => {
    const by = machine ? (isChinese ? '〔系统核对〕' : ' [Clew looked]') : '';
    return `  ${marks[state]} ${sentence[lang]}${by}`;
  });
  return [`${number}  ${name}  ${bytes} B  ${held}`, `  SHA-256 ${sha256}`, ...lines].join('\n');
}

import { constants, existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import type { Args, Console } from '../../cli/args.ts';
import { diskError } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import {
  NewAnswer,
  NewOffer,
  OverlapFilter,
  OverlapId,
  type OverlapPreview,
  OverlapVariant,
  tableOf,
} from '../../model/index.ts';
import { checked, filterOf, given, houseOf, none, one, wrong } from './arguments-command.ts';
import { collect } from './collect.ts';
import type { OverlapHouse } from './house.ts';
import { type Made, makeFile } from './make.ts';
import { fetchFrom, send, type SentFile } from './send.ts';
import { viewText } from './show-text.ts';
import { answer, offer, open, refuse } from './steps.ts';
import { take, type Taken } from './take.ts';
import { overlapView } from './views.ts';

const grounds = { purpose: 'purpose', basis: 'basis', supervisor: 'supervisor' } as const;

/** What would enter a set, and what stays out. */
export async function preview(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  none(rest, 'preview [--variant V] [--kind K] [--ring R]');
  const variant = checked(OverlapVariant, args.text('variant') ?? 'common');
  const filter = checked(OverlapFilter, filterOf(args));
  const { preview: shown } = await collect(await houseOf(console), filter, { variant, side: 'offers' });
  if (console.json) return await console.printJson(shown);
  await console.print(previewText(shown, console.lang));
}

function previewText({ size, kinds, reports, rings, left }: OverlapPreview, lang: 'en' | 'zh'): string {
  const zh = lang === 'zh';
  const some = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
  const head = zh
    ? `标识 ${size} 项，来自报案 ${reports} 条、团伙 ${rings} 个`
    : `${some(size, 'indicator')} of ${some(reports, 'report')} in ${some(rings, 'ring')}`;
  const rows = kinds.map((each) => [each.kind, String(each.size)]);
  const table =
    rows.length === 0
      ? ''
      : `\n${tableOf([{ title: zh ? '类型' : 'kind' }, { title: zh ? '数量' : 'size', align: 'right' }], rows).trimEnd()}`;
  const out = left
    .map((each) => `\n${zh ? `未纳入 ${each.size} 项：` : `${each.size} left out: `}${each.sentence[lang]}`)
    .join('');
  return head + table + out;
}

/** Makes an offer, or goes on with the same one that was interrupted. */
export async function makeOffer(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  none(rest, 'offer --to PARTNER --purpose TEXT --basis TEXT --supervisor NAME -o FILE');
  const asked = checked(NewOffer, {
    ...given(args, { partner: 'to', variant: 'variant', contact: 'contact', ...grounds }),
    fields: args.many('field'),
    filter: filterOf(args),
  });
  requireFree(console, args);
  const house = await houseOf(console);
  const made = await offer(house, asked, { over: args.text('over') });
  await hand(console, args, house, made);
}

/** Shows an offer that came, and answers or refuses it. */
export async function makeAnswer(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const name = one(rest, 'answer FILE|RUN --purpose TEXT --basis TEXT --supervisor NAME -o FILE');
  const house = await houseOf(console);
  const id = await taken(console, house, name, 'offer');
  if (args.is('refuse')) {
    const reason = args.text('reason')?.trim() ?? '';
    if (reason === '') throw wrong('a refusal needs --reason TEXT');
    const { act } = await refuse(house, id, reason);
    if (console.json) return await console.printJson({ run: id, act });
    return console.say({
      en: `${id} refused, act ${act}; tell the partner yourself, nothing is sent`,
      zh: `已拒绝 ${id}，第 ${act} 号操作；请自行告知对方，系统不发送任何内容`,
    });
  }
  const view = await overlapView(house, id);
  const stated = given(args, grounds);
  if (Object.keys(stated).length < 3) {
    if (console.json) return await console.printJson(view);
    await console.print(viewText(view, console.lang));
    return console.say({
      en: `next: clew overlap answer ${id} --purpose TEXT --basis TEXT --supervisor NAME -o answer.clew, or --refuse --reason TEXT`,
      zh: `下一步：clew overlap answer ${id} --purpose 用途 --basis 依据 --supervisor 审批人 -o answer.clew，或 --refuse --reason 理由`,
    });
  }
  const fields = args.many('field');
  const asked = checked(NewAnswer, {
    ...stated,
    ...given(args, { contact: 'contact' }),
    filter: filterOf(args),
    ...(fields.length === 0 ? {} : { fields }),
  });
  requireFree(console, args);
  await hand(console, args, house, await answer(house, id, asked, { over: args.text('over') }));
}

/** Opens what came back: what is common is known from then on. */
export async function openFile(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const name = one(rest, 'open FILE|RUN [-o FILE]');
  const house = await houseOf(console);
  requireFree(console, args);
  const id = await taken(console, house, name, 'reply');
  const { made, ...told } = await open(house, id);
  if (made !== undefined) {
    await copyOut(console, args, made);
    await sendNow(console, args, house, made);
  }
  if (console.json) {
    const { id: run, ...rest } = told;
    return await console.printJson({ run, ...rest });
  }
  await console.print(viewText(await overlapView(house, id), console.lang));
  if (made !== undefined) sayNext(console, args, made);
}

export async function resume(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const id = one(rest, 'resume RUN [-o FILE]');
  requireFree(console, args);
  const house = await houseOf(console);
  await hand(console, args, house, await makeFile(house, id));
}

/** The run that a file is of, taken in first; or that is named. */
async function taken(console: Console, house: OverlapHouse, name: string, what: 'offer' | 'reply'): Promise<string> {
  const path = console.path(name);
  if (OverlapId.safeParse(name).success && !existsSync(path)) return name;
  const came: Taken = await take(house, path);
  if ((came.file === 'offer') === (what === 'offer')) return came.id;
  throw new ClewError('conflict', 'overlap.turn', `The file is the ${came.file} of ${came.id}.`, {
    hint: came.file === 'offer' ? `clew overlap answer ${came.id}` : `clew overlap open ${came.id}`,
  });
}

/** Refused before anything is made rather than after. */
function requireFree(console: Console, args: Args): void {
  const out = args.text('out');
  if (out === undefined || !existsSync(console.path(out))) return;
  throw exists(out);
}

const exists = (out: string, cause?: unknown): ClewError =>
  new ClewError('conflict', 'share.exists', `There is something at ${out} already.`, {
    hint: 'Name a file that does not exist yet.',
    cause,
  });

async function copyOut(console: Console, args: Args, { path }: Made): Promise<void> {
  const out = args.text('out');
  if (out === undefined) return;
  await copyFile(path, console.path(out), constants.COPYFILE_EXCL).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EEXIST') throw exists(out, cause);
    throw diskError(cause, 'The file could not be written.');
  });
}

async function hand(console: Console, args: Args, house: OverlapHouse, made: Made): Promise<void> {
  await copyOut(console, args, made);
  await sendNow(console, args, house, made);
  const { id, file, bytes, act } = made;
  if (console.json) return await console.printJson({ run: id, file, bytes, act });
  sayNext(console, args, made);
}

/** Sends the file of a run that waits to the partner's server. */
export async function sendRun(console: Console, _args: Args, rest: readonly string[]): Promise<void> {
  const sent = await send(await houseOf(console), one(rest, 'send RUN'));
  if (console.json) return await console.printJson(sent);
  saySent(console, sent);
}

/** Fetches what waits for us on a partner's server. */
export async function fetchPartner(console: Console, _args: Args, rest: readonly string[]): Promise<void> {
  const files = await fetchFrom(await houseOf(console), one(rest, 'fetch PARTNER'));
  if (console.json) return await console.printJson(files);
  if (files.length === 0) console.say({ en: 'nothing waits there', zh: '对方服务器上没有待取文件' });
  for (const { run, file } of files) {
    const verb = file === 'offer' ? 'answer' : 'open';
    console.say({
      en: `${run}: ${file} fetched; next: clew overlap ${verb} ${run}`,
      zh: `${run}：已取回文件；下一步：clew overlap ${verb} ${run}`,
    });
  }
}

async function sendNow(console: Console, args: Args, house: OverlapHouse, { id }: Made): Promise<void> {
  if (args.is('send')) saySent(console, await send(house, id));
}

function saySent(console: Console, { run, file, bytes }: SentFile): void {
  console.say({ en: `${run}: ${file} sent, ${bytes} bytes`, zh: `${run}：文件已发送，${bytes} 字节` });
}

/** Where the file is, and what the other side does with it. */
function sayNext(console: Console, args: Args, { id, file, act, path }: Made): void {
  const where = args.text('out') ?? path;
  const next = { offer: 'answer', answer: 'open', result: 'open' }[file];
  console.say({
    en: `${id}: ${file} made, act ${act}: ${where}; over there: clew overlap ${next} ${file}.clew`,
    zh: `${id}：已生成文件，第 ${act} 号操作：${where}；对方执行：clew overlap ${next} ${file}.clew`,
  });
}

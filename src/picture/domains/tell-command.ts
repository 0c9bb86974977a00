import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Args, Console } from '../../cli/args.ts';
import { ClewError } from '../../errors.ts';
import { tableOf, type WatchMatch } from '../../model/index.ts';
import type { Workbench } from '../../workbench.ts';
import { AllowList } from './allow.ts';
import { dayOf } from './heading.ts';
import { type DomainsAsked, gather } from './gather.ts';
import { ringDomains } from './rings.ts';
import { allPatterns, matchLine, siteOfLine, watch } from './watch.ts';

export const wrong = (message: string): ClewError =>
  new ClewError('input', 'cli.arguments', message, { hint: 'See clew help domains.' });

/** Who sits at the machine: nothing is closed to them. */
export async function askedAt(
  console: Console,
  args: Args,
  workbench: Workbench,
): Promise<DomainsAsked & { readonly allow: AllowList }> {
  const file = args.text('allow');
  return { again: await workbench.again(), allow: new AllowList(file === undefined ? [] : await hostsIn(console.path(file))) };
}

/** Hosts of a list, one a line. Throws `missing` `picture.file`, and `input` `picture.allow` for a line that names none: it would go unseen. */
async function hostsIn(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw noFile(path);
  });
  return text.split('\n').flatMap((line, at) => {
    if (/^\s*(?:[#!].*)?$/.test(line)) return [];
    const site = siteOfLine(line);
    if (site === undefined) {
      throw new ClewError('input', 'picture.allow', `Line ${at + 1} of the list of allowed sites is no host name.`);
    }
    return [site.host];
  });
}

const noFile = (path: string): ClewError => new ClewError('missing', 'picture.file', `there is no file ${path}`);

function limitOf(args: Args): number {
  const text = args.text('limit') ?? '50';
  if (!/^\d{1,6}$/.test(text)) throw wrong('--limit is a number');
  return Number(text);
}

const span = (first: number | undefined, last: number | undefined): string =>
  first === undefined ? '' : `${dayOf(first)} – ${dayOf(last ?? first)}`;

/** `clew domains RING`. */
export async function ofRing(console: Console, args: Args, ring: string): Promise<void> {
  const workbench = await console.open();
  const found = await ringDomains(workbench.ctx.read, ring, await askedAt(console, args, workbench));
  if (console.json) return console.printJson(found);
  const zh = console.lang === 'zh';
  const limit = limitOf(args);
  const rows = found.domains
    .slice(-limit)
    .map(({ domain, reports, first, last, confidence, service, facts }) => [
      domain,
      String(reports),
      span(first, last),
      service === true ? (zh ? '共用服务' : 'service') : confidence.toFixed(2),
      facts.map(({ fact, value }) => `${fact} ${value}`).join('; '),
    ]);
  const columns = [
    { title: zh ? '域名' : 'domain', widest: 44 },
    { title: zh ? '报案' : 'reports', align: 'right' as const },
    { title: zh ? '首见 – 末见' : 'first – last' },
    { title: zh ? '置信度' : 'confidence' },
    { title: zh ? '登记信息' : 'facts', widest: 60 },
  ];
  await console.print(tableOf(columns, rows));
  await console.print('');
  await console.print(patternTable(found.patterns.slice(0, limit), zh));
}

type Shown = { readonly ring?: string; readonly pattern: string; readonly fits: number; readonly others: number } & {
  readonly foretold: { readonly hits: number; readonly of: number };
  readonly confidence: number;
};

function patternTable(patterns: readonly Shown[], zh: boolean): string {
  if (patterns.length === 0) return zh ? '未发现足以预示后续域名的命名规律' : 'no way of naming that tells what comes next';
  const withRing = patterns.some(({ ring }) => ring !== undefined);
  return tableOf(
    [
      { title: zh ? '命名规律' : 'pattern', widest: 60 },
      ...(withRing ? [{ title: zh ? '团伙' : 'ring' }] : []),
      { title: zh ? '符合' : 'fit', align: 'right' },
      { title: zh ? '预示' : 'foretold', align: 'right' },
      { title: zh ? '他团伙' : 'others', align: 'right' },
      { title: zh ? '置信度' : 'confidence', align: 'right' },
    ],
    patterns.map(({ ring, pattern, fits, others, foretold, confidence }) => [
      pattern,
      ...(withRing ? [ring ?? ''] : []),
      String(fits),
      foretold.of === 0 ? '' : `${foretold.hits}/${foretold.of}`,
      String(others),
      confidence.toFixed(2),
    ]),
  );
}

/** `clew domains watch`. */
export async function watching(console: Console, args: Args): Promise<void> {
  const workbench = await console.open();
  const found = await watch(workbench.ctx.read, await askedAt(console, args, workbench));
  if (console.json) return console.printJson(found);
  const zh = console.lang === 'zh';
  const limit = limitOf(args);
  await console.print(patternTable(found.patterns.slice(0, limit), zh));
  if (found.matches.length === 0) return;
  await console.print('');
  await console.print(matchTable(found.matches.slice(0, limit), zh));
}

const matchTable = (matches: readonly WatchMatch[], zh: boolean): string =>
  tableOf(
    [
      { title: zh ? '域名' : 'domain', widest: 44 },
      { title: zh ? '可能属于' : 'may be of' },
      { title: zh ? '命名规律' : 'pattern', widest: 60 },
      { title: zh ? '置信度' : 'confidence', align: 'right' },
      { title: zh ? '首见' : 'first seen' },
    ],
    matches.map(({ domain, ring, pattern, confidence, seen }) => [
      domain,
      ring,
      pattern,
      confidence.toFixed(2),
      seen?.first === undefined ? '' : dayOf(seen.first),
    ]),
  );

/** `clew domains match`: a list of newly registered names held against the patterns, line by line, however long. */
export async function match(console: Console, args: Args, file: string): Promise<void> {
  const workbench = await console.open();
  const { read } = workbench.ctx;
  const asked = await askedAt(console, args, workbench);
  const patterns = await allPatterns(read, await gather(read, asked), asked.allow);
  const input = file === '-' ? console.stdin : createReadStream(console.path(file));
  const found = new Map<string, WatchMatch>();
  let lines = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      console.signal.throwIfAborted();
      lines++;
      const one = matchLine(line, patterns, asked.allow);
      if (one !== undefined) found.set(one.domain, one);
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw noFile(console.path(file));
    throw cause;
  }
  const matches = [...found.values()];
  console.say({
    en: `${lines} lines held against ${patterns.length} patterns: ${matches.length} domains fit, each a hint for a person`,
    zh: `${lines} 行与 ${patterns.length} 条命名规律比对：${matches.length} 个域名符合，均仅供人工研判参考`,
  });
  if (console.json) return console.printJson(matches);
  if (matches.length > 0) await console.print(matchTable(matches, console.lang === 'zh'));
}

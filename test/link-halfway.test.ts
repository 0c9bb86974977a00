import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { backUp } from '../src/casebook/backup.ts';
import { type Ctx, openCasebook } from '../src/casebook/index.ts';
import { openDuckDbEngine } from '../src/engine/index.ts';
import { FarLinker } from '../src/path/far-linker.ts';
import { type Linked, NearLinker, replayImport, replayLink } from '../src/path/index.ts';
import type { Judgement } from '../src/model/index.ts';
import { openWorkbench } from '../src/workbench.ts';
import { addReports, correctMention, flip, harms, opened } from './support/beside.ts';
import { done, rowsOf, unlinked } from './support/linking.ts';

// A full link run that was stopped or killed once it had learned goes on from there when it is started again.

const child = fileURLToPath(new URL('support/halfway-child.ts', import.meta.url));
const kinds = ['near', 'far', 'engine'] as const;
type Kind = (typeof kinds)[number];
/** Before each test a casebook as it was before the run, and what the run gives when nobody stops it. */
let [home, fresh, book] = ['', '', ''];
let whole: { readonly linked: Linked; readonly rows: Record<string, string>; readonly result: string };

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clew-halfway-'));
  [fresh, book] = [join(home, 'fresh'), join(home, 'book')];
  await unlinked(fresh, 300);
  whole = await wholeOf(fresh);
}, 120_000);
afterAll(async () => await rm(home, { recursive: true }));
beforeEach(async () => {
  await rm(book, { recursive: true, force: true });
  await cp(fresh, book, { recursive: true });
});

const file = (): string => join(book, 'state', 'halfway');
const left = async (): Promise<string[]> => (await readdir(join(book, 'state'))).filter((name) => name.startsWith('halfway'));

/** One full run, stopped by `signal` once `stopAt` is told; with the steps told. */
async function run(
  dir: string,
  kind: Kind,
  stopAt?: string,
  least = 1,
): Promise<{ linked?: Linked; steps: string[]; error?: unknown }> {
  const steps: string[] = [];
  const stop = new AbortController();
  const progress: Ctx['progress'] = ({ step }) => {
    if (steps.at(-1) !== step) steps.push(step);
    if (step === stopAt) stop.abort();
  };
  return await opened(dir, async (casebook) => {
    const ctx = casebook.ctxFor({ signal: stop.signal, progress });
    const asked = { ...ctx, beside: { ...ctx.beside, least } };
    const far = kind === 'far' ? new FarLinker() : undefined;
    const engine = kind === 'engine' ? await openDuckDbEngine() : undefined;
    try {
      return { linked: await (far?.link(asked, true) ?? new NearLinker().link(asked, true, engine)), steps };
    } catch (error) {
      return { error, steps };
    } finally {
      await far?.close();
      await engine?.close();
    }
  });
}

async function resultOf(dir: string): Promise<string> {
  const workbench = await openWorkbench(dir);
  try {
    let result = '';
    for await (const act of workbench.ctx.read.acts('link.run')) result = (act.body as { result: string }).result;
    return result;
  } finally {
    await workbench.close();
  }
}

/** What a run gives over a copy of a casebook that nobody stopped. */
async function wholeOf(dir: string): Promise<typeof whole> {
  const copy = join(home, 'whole');
  await rm(copy, { recursive: true, force: true });
  await cp(dir, copy, { recursive: true });
  await rm(join(copy, 'state', 'halfway'), { force: true });
  const { linked, steps } = await run(copy, 'near', undefined, Infinity);
  expect(steps).toContain('learn');
  return { linked: linked!, rows: await rowsOf(copy), result: await resultOf(copy) };
}

/** Runs again, to the end, and holds all that is left against a run that nobody stopped. */
async function again(kind: Kind, goesOn: boolean, expected = whole): Promise<void> {
  const { linked, steps } = await run(book, kind);
  expect([steps.includes('resume'), steps.includes('learn')]).toEqual([goesOn, !goesOn]);
  const { engine: _, ...told } = linked!;
  expect(told).toEqual(expected.linked);
  expect(await left()).toEqual([]);
  expect(await rowsOf(book)).toEqual(expected.rows);
  expect(await resultOf(book)).toBe(expected.result);
}

async function stopped(kind: Kind = 'near'): Promise<void> {
  const { error, linked } = await run(book, kind, 'join');
  expect(linked).toBeUndefined();
  expect(error).toMatchObject({ name: 'AbortError' });
  expect(await left()).toEqual(['halfway']);
}

describe('a link run that was stopped once it had learned', { timeout: 120_000 }, () => {
  test.each([
    ['near', 'near'],
    ['far', 'far'],
    ['engine', 'engine'],
    ['far', 'near'],
    ['near', 'engine'],
  ] as const)('%s goes on %s, to the same bytes', async (first, second) => {
    await stopped(first);
    await again(second, true);
  });

  test('goes on when it was stopped again, and obeys what was judged in between', async () => {
    await stopped();
    const before = await readFile(file());
    const judged: Judgement = { verdict: 'service', kind: 'email', value: 'desk0@service.example' };
    await opened(book, async ({ ctx }) => await ctx.commit([{ kind: 'judge', body: judged }]));
    await stopped();
    expect(await readFile(file())).toEqual(before);
    await again('near', true, await wholeOf(book));
  });

  test('begins anew when there are more reports', async () => {
    await stopped();
    await addReports(book, 22, 5);
    await again('near', false, await wholeOf(book));
  });

  test('begins anew when somebody corrected what a report mentions', async () => {
    await stopped();
    await correctMention(book);
    await again('near', false, await wholeOf(book));
  });

  test.each([...harms, ['has other figures', async (at: string) => await flip(at, -3)] as const])(
    'begins anew when the file %s',
    async (_, harm) => {
      await stopped();
      await harm(file());
      await again('near', false);
    },
  );

  test('begins anew when it was stopped before it counted, and when there are few reports', async () => {
    expect((await run(book, 'near', 'load')).linked).toBeUndefined();
    expect(await left()).toEqual([]);
    expect((await run(book, 'near', 'join', 301)).linked).toBeUndefined();
    expect(await left()).toEqual([]);
    await again('near', false);
  });

  test('goes without when the file cannot be written', async () => {
    await mkdir(`${file()}.part`);
    expect((await run(book, 'near', 'join')).linked).toBeUndefined();
    expect(existsSync(file())).toBe(false);
    expect((await run(book, 'near')).linked).toEqual(whole.linked);
  });

  test('leaves a casebook that verifies, a copy without the file, and nothing to a rebuild', async () => {
    await stopped();
    await done('verify', book);
    const copies = join(home, 'copies');
    await mkdir(copies);
    const { name } = await opened(book, async (casebook) => await backUp(casebook, copies, casebook.ctx));
    expect(await readdir(join(copies, name), { recursive: true })).not.toContain(join('state', 'halfway'));
    await done('rebuild', '-C', book);
    expect(await left()).toEqual([]);
    await again('near', false);
  });
});

describe('a process killed', { timeout: 120_000 }, () => {
  test.each(['join', 'rows.written', 'acts.written'])('at %s leaves what it counted to the next', async (moment) => {
    expect(spawnSync(process.execPath, [child, book, moment]).signal).toBe('SIGKILL');
    expect(await left()).toEqual(['halfway']);
    await again('near', true);
  });

  test('once its act is recorded has its rows made again without what it left', async () => {
    expect(spawnSync(process.execPath, [child, book, 'acts.durable']).signal).toBe('SIGKILL');
    const steps = new Set<string>();
    const casebook = await openCasebook(book, {
      replay: {
        import: replayImport,
        'link.run': async (act, write, ctx) =>
          await replayLink(act, write, {
            ...ctx,
            beside: { ...ctx.beside, least: 1 },
            progress: ({ step }) => void steps.add(step),
          }),
      },
    });
    await casebook.close();
    expect([steps.has('resume'), steps.has('learn')]).toEqual([false, true]);
    expect(await rowsOf(book)).toEqual(whole.rows);
    expect(await resultOf(book)).toBe(whole.result);
  });
});

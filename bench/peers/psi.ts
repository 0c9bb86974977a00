import { mkdtempSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { madeSets } from '../../test/support/made-overlap.ts';
import { child, type Step } from '../overlap/child.ts';
import { npmPeer } from './node.ts';
import { python } from './python.ts';
import { type Figure, median, type Row, type Run, type Section, type Table, versionOfClew } from './section.ts';

const steps = ['offer', 'answer', 'result', 'end'];
const columns: Table['columns'] = [
  { key: 'seconds', title: { en: 'seconds', zh: '秒' }, better: 'less', digits: 2 },
  { key: 'cpu', title: { en: 'CPU seconds', zh: '处理器秒' }, better: 'less', digits: 2 },
  { key: 'megabytes', title: { en: 'peak memory, MB', zh: '内存峰值（MB）' }, better: 'less' },
  { key: 'right', title: { en: 'right', zh: '结果正确' }, better: 'more' },
  { key: 'both', title: { en: 'both sides learn it', zh: '双方得知结果' }, better: 'more' },
  { key: 'signed', title: { en: 'signed and bound to the set', zh: '签名并绑定集合' }, better: 'more' },
];

type One = Pick<Step, 'seconds' | 'cpu' | 'megabytes' | 'right'>;

/** Five runs as one: medians, and right only if each was. */
async function several(times: number, run: () => Promise<One>): Promise<Record<string, Figure>> {
  const all: One[] = [];
  while (all.length < times) all.push(await run());
  const middle = (of: (one: One) => number): number => median(all.map(of));
  return {
    seconds: middle(({ seconds }) => seconds),
    cpu: middle(({ cpu }) => cpu),
    megabytes: middle(({ megabytes }) => megabytes),
    right: all.every(({ right }) => right),
  };
}

/** The four steps of both sides, one after the other, each in a process of its own. */
async function clew(folder: string, size: number, common: number): Promise<One> {
  const dir = mkdtempSync(join(folder, 'clew-'));
  const done: Step[] = [];
  for (const step of steps) done.push(await child('party.ts', [step, dir, String(size), String(common)]));
  const sum = (of: (step: Step) => number): number => done.reduce((total, step) => total + of(step), 0);
  return {
    seconds: sum(({ seconds }) => seconds),
    cpu: sum(({ cpu }) => cpu),
    megabytes: Math.max(...done.map(({ megabytes }) => megabytes)),
    right: done.every(({ right }) => right),
  };
}

async function peer(who: string, version: string, times: number, run: (() => Promise<One>) | undefined): Promise<Row> {
  if (run === undefined) return { who, version, figures: {}, missing: 'could not be installed' };
  try {
    return { who, version, figures: { ...(await several(times, run)), both: false, signed: false } };
  } catch (error) {
    return { who, version, figures: {}, missing: `failed: ${error instanceof Error ? error.name : 'unknown'}` };
  }
}

async function table(size: number, times: number, { folder, say }: Run): Promise<Table> {
  const common = size / 100;
  const sets = join(folder, `sets-${size}.json`);
  writeFileSync(sets, JSON.stringify(madeSets(size, size, common)));
  const wasm = npmPeer('@openmined/psi.js', '2.0.6');
  const native = python('psi');
  const args = [String(size), String(common)];
  say(`${size} items: Clew`);
  const own = await several(times, async () => await clew(folder, size, common));
  say(`${size} items: OpenMined`);
  const count = size.toLocaleString('en');
  return {
    name: `items-${size}`,
    title: { en: `Two sets of ${count} items`, zh: `两个 ${count} 项的集合` },
    given: `Two made sets of ${count} telephone numbers, 1 % in common, both sides on this machine. ${times === 1 ? 'One run' : `Median of ${times}`}.`,
    headline: 'seconds',
    columns,
    rows: [
      { who: 'Clew', version: versionOfClew, ours: true, figures: { ...own, both: true, signed: true } },
      await peer(
        'OpenMined PSI, compiled',
        'openmined-psi 2.0.6 (PyPI)',
        times,
        native === undefined ? undefined : async () => await child('openmined.py', [...args, sets], native),
      ),
      await peer(
        'OpenMined PSI, WebAssembly',
        '@openmined/psi.js 2.0.6 (npm)',
        times,
        wasm === undefined ? undefined : async () => await child('openmined.ts', [wasm, ...args]),
      ),
    ],
  };
}

export const psi: Section = {
  name: 'psi',
  title: { en: 'What two sets have in common', zh: '隐私求交' },
  notes: [
    `Clew's seconds are those of four processes that read and write files; those of OpenMined's library are of one process, from the sets in memory to what is common, without starting. Clew uses ${availableParallelism()} threads, OpenMined one: CPU seconds are the fair comparison of work.`,
    'Clew lets both sides learn what is common and binds each side to its set by a commitment and a signature; with OpenMined one side learns it and nothing is signed. That is more to compute.',
    'Both raise points to secret exponents: OpenMined on P-256, Clew on ristretto255.',
  ],
  measure: async (run) => {
    if (run.quick) return [await table(1000, 1, run)];
    // The larger once: it is long enough to tell, and five of it would take a quarter of an hour.
    return [await table(10_000, 5, run), await table(100_000, 1, run)];
  },
};

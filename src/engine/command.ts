import type { Command, Words } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { checkEngine } from './check.ts';
import { openEngine } from './open.ts';

const usualRows = 200_000;
const names: Readonly<Record<string, Words>> = {
  open: { en: 'connected', zh: '连接' },
  load: { en: 'rows handed over', zh: '交付数据' },
  run: { en: 'plan run', zh: '运行计划' },
  read: { en: 'result read', zh: '读取结果' },
};

export const command: Command = {
  usage: '[sc://HOST:15002]',
  positionals: [0, 1],
  options: [
    {
      name: 'stage',
      value: 'PLACE',
      about: {
        en: 'where the cluster keeps tables meanwhile: /mnt/clew, s3a://bucket/clew, hdfs://name/clew (default: its own warehouse)',
        zh: '集群暂存数据表的位置：/mnt/clew、s3a://bucket/clew、hdfs://name/clew（默认用集群自己的库）',
      },
    },
    {
      name: 'rows',
      value: 'N',
      about: { en: `rows of the trial (default ${usualRows})`, zh: `试算的行数（默认 ${usualRows}）` },
    },
  ],
  async run(console, args) {
    const [address] = args.positionals;
    const stage = args.text('stage');
    const rows = Number(args.text('rows') ?? usualRows);
    if (!Number.isInteger(rows) || rows < 1 || rows > 50_000_000) {
      throw new ClewError('input', 'cli.arguments', '--rows takes a whole number from 1 to 50000000');
    }
    if (stage !== undefined && address === undefined) {
      throw new ClewError('input', 'cli.arguments', '--stage is for a cluster: give its address, sc://HOST:15002');
    }
    const start = performance.now();
    const engine = await openEngine(address, stage === undefined ? {} : { stage });
    const opened = { name: 'open', ms: performance.now() - start };
    try {
      const checked = await checkEngine(engine, rows, {
        signal: console.signal,
        tasks: (_, done, total) => console.progress({ step: 'engine', done, total, unit: 'rounds' }),
      });
      const parts = [opened, ...checked.parts].map(({ name, ms }) => ({ name, ms: Math.round(ms) }));
      if (console.json) return await console.printJson({ engine: engine.name, version: engine.version, rows, parts });
      const head = {
        en: `${engine.name} ${engine.version}: ${rows.toLocaleString('en')} rows, sums as they must be`,
        zh: `${engine.name} ${engine.version}：${rows.toLocaleString('en')} 行，结果正确`,
      };
      const lines = parts.map(({ name, ms }) => `  ${(ms / 1000).toFixed(2).padStart(8)} s  ${names[name]![console.lang]}`);
      await console.print(`${head[console.lang]}\n${lines.join('\n')}\n`);
    } finally {
      await engine.close();
    }
  },
};

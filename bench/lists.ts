import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// How long a wanted list of invented people takes into a casebook, and how much memory: `npm run bench -- lists [ROWS]`, 1,000,000 by
// default. Makes its file in the current folder, as /tmp may be memory.
const rows = Number(process.argv[2] ?? 1_000_000);
const clew = fileURLToPath(new URL('../bin/clew', import.meta.url));

const surnames = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗');
const given = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂');
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number whose check character holds (GB 11643-1999). */
function identity(place: number, born: string, serial: number): string {
  const first = `3505${20 + place}${born}${String(serial).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first[at]), 0);
  return first + '10X98765432'[sum % 11]!;
}

async function makeList(path: string): Promise<void> {
  const out = createWriteStream(path, { highWaterMark: 1 << 22 });
  out.write('在逃人员编号,姓名,化名,性别,出生日期,国籍,身份证号,护照号,户籍地,父亲姓名,手机号,立案单位,案由\n');
  let seed = 20_261;
  const dice = (most: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 0x1_0000_0000) * most);
  };
  const name = (): string => surnames[dice(20)]! + given[dice(22)]! + (dice(2) === 0 ? '' : given[dice(22)]!);
  for (let n = 0; n < rows;) {
    const lines: string[] = [];
    for (let i = 0; i < 10_000 && n < rows; i++, n++) {
      const day = new Date(Date.UTC(1960 + dice(45), dice(12), 1 + dice(28))).toISOString().slice(0, 10);
      const serial = dice(1000);
      const cells = [
        `T${String(3_500_000_000_000 + n)}`,
        name(),
        dice(5) === 0 ? `阿${given[dice(22)]!}` : '',
        serial % 2 === 0 ? '女' : '男',
        day,
        '中国',
        identity(dice(10), day.replaceAll('-', ''), serial),
        dice(3) === 0 ? `E${10_000_000 + dice(89_999_999)}` : '',
        `福建省泉州市安溪县第${dice(300)}村`,
        dice(2) === 0 ? name() : '',
        `1${3 + dice(6)}${String(100_000_000 + dice(899_999_999))}`,
        '泉州市公安局',
        '电信网络诈骗',
      ];
      lines.push(`${cells.join(',')}\n`);
    }
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Peak memory of a process in MB, as Linux keeps it. */
function peak(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const dir = await mkdtemp(join(process.cwd(), 'bench-lists-'));
try {
  const path = join(dir, 'wanted.csv');
  await makeList(path);
  spawnSync(clew, ['init', join(dir, 'book'), '--region', 'CN'], { stdio: 'ignore' });
  const begin = performance.now();
  const child = spawn(clew, ['import', path, '-C', join(dir, 'book')], { stdio: ['ignore', 'ignore', 'inherit'] });
  let most = 0;
  const watch = setInterval(() => void (most = Math.max(most, peak(child.pid!))), 100);
  const [code] = (await once(child, 'exit')) as [number];
  clearInterval(watch);
  console.table([
    {
      rows,
      MB: Math.round((await stat(path)).size / 1e6),
      seconds: Number(((performance.now() - begin) / 1000).toFixed(1)),
      'peak MB': Math.round(most),
      cores: availableParallelism(),
      'load before': Number(loadavg()[2]!.toFixed(1)),
    },
  ]);
  process.exitCode = code;
} finally {
  await rm(dir, { recursive: true, force: true });
}

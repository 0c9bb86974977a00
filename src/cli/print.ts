import { once } from 'node:events';
import { ClewError, exitCodes } from '../errors.ts';
import { errorsInChinese } from '../errors-zh.ts';
import type { Progress } from '../casebook/index.ts';
import type { Language, Terminal, Words } from './args.ts';

/** Writes and waits when the reader is slow, so that a big result never piles up in memory. */
export async function write(stream: Terminal['stdout'], text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

const steps: Readonly<Record<string, Words>> = {
  read: { en: 'reading', zh: '读取' },
  seal: { en: 'sealing the original', zh: '封存原件' },
  store: { en: 'storing', zh: '入库' },
  settle: { en: 'sorting and matching', zh: '排序与比对' },
  learn: { en: 'weighing indicators', zh: '评估标识' },
  resume: { en: 'going on from where the run before stopped', zh: '从上次中断处继续' },
  join: { en: 'joining', zh: '串并' },
  explain: { en: 'writing reasons', zh: '书写理由' },
  load: { en: 'loading', zh: '加载' },
  check: { en: 'checking the log', zh: '核对日志' },
  unpack: { en: 'unpacking', zh: '解包' },
  exhibits: { en: 'reading exhibits', zh: '核对证物' },
  export: { en: 'copying originals', zh: '复制原件' },
  send: { en: 'sending', zh: '发送' },
  fetch: { en: 'fetching', zh: '取回' },
  blind: { en: 'blinding indicators', zh: '盲化标识' },
  archive: { en: 'packing', zh: '打包' },
  screen: { en: 'holding the list against the roster', zh: '比对名单' },
  patterns: { en: 'looking for patterns', zh: '查找资金模式' },
  routines: { en: 'reading earlier reports', zh: '读取既往报案' },
  engine: { en: 'running the plan', zh: '运行计划' },
};
const units: Readonly<Record<Progress['unit'], Words>> = {
  bytes: { en: 'MB', zh: 'MB' },
  reports: { en: 'reports', zh: '条' },
  rows: { en: 'rows', zh: '行' },
  rounds: { en: 'rounds', zh: '轮' },
  tasks: { en: 'tasks', zh: '个任务' },
};

const clock = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.ceil(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`;

/** What a step is called; of a plan on an engine, with the plan's own step: `engine pairs`. */
function called(step: string, lang: Language): string {
  const [name = '', part] = step.split(' ');
  const words = steps[name]?.[lang] ?? name;
  return part === undefined ? words : `${words} ${part}`;
}

/** Shows progress on a terminal, rewritten in place at most ten times a second, with rate and time left. */
export class ProgressLine {
  readonly #stream: Terminal['stderr'];
  readonly #lang: Language;
  #step = '';
  #since = 0;
  #drawn = 0;
  #shown = false;

  constructor(stream: Terminal['stderr'], lang: Language) {
    this.#stream = stream;
    this.#lang = lang;
  }

  show({ step, done, total, unit }: Progress): void {
    const now = performance.now();
    if (step !== this.#step) {
      this.#step = step;
      this.#since = now;
      this.#drawn = 0;
    }
    if (!this.#stream.isTTY || (now - this.#drawn < 100 && done !== total)) return;
    this.#drawn = now;
    const size = unit === 'bytes' ? 1e6 : 1;
    const seconds = (now - this.#since) / 1000;
    const rate = seconds > 0.3 ? done / seconds : 0;
    const left = total !== undefined && rate > 0 ? ` · ${clock((total - done) / rate)}` : '';
    const share = total ? ` ${Math.min(100, Math.floor((100 * done) / total))} %` : '';
    const speed = rate > 0 ? ` · ${Math.round(rate / size).toLocaleString('en')} ${units[unit][this.#lang]}/s` : '';
    this.#stream.write(
      `\r\u001B[K${called(step, this.#lang)}${share} ${Math.round(done / size).toLocaleString('en')} ${units[unit][this.#lang]}${speed}${left}`,
    );
    this.#shown = true;
  }

  clear(): void {
    if (this.#shown) this.#stream.write('\r\u001B[K');
    this.#shown = false;
  }
}

/** An error as a person reads it, and its exit code. Anything but a ClewError is a bug and says where to report it. */
export function describeError(error: unknown, lang: Language): { text: string; code: number } {
  if (error instanceof ClewError) {
    const hint = error.hint === undefined ? '' : `\n  → ${error.hint}`;
    // The Chinese line names nothing; files, rows and numbers stand in the message.
    const line = lang === 'zh' ? errorsInChinese[error.code] : undefined;
    const text = line === undefined ? `${error.message} [${error.code}]` : `${line} [${error.code}]\n  ${error.message}`;
    return { text: `clew: ${text}${hint}`, code: exitCodes[error.kind] };
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { text: lang === 'zh' ? 'clew: 已取消；已存数据完好' : 'clew: cancelled; what was stored is whole', code: 130 };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lead = lang === 'zh' ? 'clew: 程序缺陷，请附上以下内容报告' : 'clew: a bug in Clew; please report it with these lines';
  return { text: `${lead}\n${stack}`, code: exitCodes.bug };
}

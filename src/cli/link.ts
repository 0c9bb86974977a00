import type { Engine } from '../engine/index.ts';
import { ClewError } from '../errors.ts';
import type { Workbench } from '../workbench.ts';
import type { Args, Command, Console } from './args.ts';

export const command: Command = {
  usage: '',
  positionals: [0, 0],
  options: [
    {
      name: 'full',
      about: {
        en: 'weigh everything anew instead of adding the new reports; ring ids stay',
        zh: '全部重新评估，而非仅并入新报案；团伙编号不变',
      },
    },
    {
      name: 'engine',
      value: 'ADDRESS',
      about: {
        en: 'weigh everything anew, counting on a Spark cluster (sc://HOST:15002) or on DuckDB here (duckdb); the rings are the same',
        zh: '全部重新评估，由 Spark 集群（sc://主机:15002）或本机 DuckDB（duckdb）统计；团伙结果相同',
      },
    },
    {
      name: 'stage',
      value: 'PLACE',
      about: {
        en: 'where the cluster keeps tables meanwhile: /mnt/clew, s3a://bucket/clew, hdfs://name/clew (default: its own warehouse)',
        zh: '集群暂存数据表的位置：/mnt/clew、s3a://bucket/clew、hdfs://name/clew（默认用集群自己的库）',
      },
    },
  ],
  async run(console, args) {
    const at = engineAt(args);
    const workbench = await console.open();
    await onEngine({ console, workbench, at }, async (engine) => {
      const full = args.is('full');
      const linked = await workbench.link(engine === undefined ? { full } : { full, engine });
      if (console.json) return await console.printJson(linked);
      const on = linked.engine === undefined ? { en: '', zh: '' } : { en: ` (${linked.engine})`, zh: `（${linked.engine}）` };
      console.say({
        en: `${linked.reports} reports: ${linked.inRings} in ${linked.rings} rings${on.en}, all proposals until a person decides\nnext: clew rings, then clew ring ID`,
        zh: `${linked.reports} 条报案：${linked.inRings} 条归入 ${linked.rings} 个团伙${on.zh}；均为建议，由人研判\n下一步：clew rings，再 clew ring 编号`,
      });
      for (const { ring, into, how } of linked.moved) {
        console.say({
          en: `ring ${ring} ${how}${into.length > 0 ? `: ${into.join(', ')}` : ''}`,
          zh: `团伙 ${ring} ${how === 'merged' ? '已并入' : how === 'split' ? '已拆分为' : '已解散'} ${into.join('、')}`,
        });
      }
    });
  },
};

interface EngineAt {
  readonly address: string;
  readonly stage: string | undefined;
}

function engineAt(args: Args): EngineAt | undefined {
  const [address, stage] = [args.text('engine'), args.text('stage')];
  if (stage !== undefined && (address === undefined || address === 'duckdb')) {
    throw new ClewError('input', 'cli.arguments', '--stage is for a cluster: give its address, --engine sc://HOST:15002');
  }
  return address === undefined ? undefined : { address, stage };
}

/** Opens the engine before anything is written, and closes it whatever becomes of the work: its tables go then. */
async function onEngine(
  { console, workbench, at }: { console: Console; workbench: Workbench; at: EngineAt | undefined },
  work: (engine?: Engine) => Promise<void>,
): Promise<void> {
  if (at === undefined) return await work();
  const engine = await workbench.engine(at.address, at.stage);
  let failure: unknown;
  try {
    await work(engine);
  } catch (error) {
    failure = error;
  }
  const left = await engine.close().then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof ClewError && left instanceof ClewError) throw withLeft(failure, left);
  if (failure !== undefined && left instanceof ClewError) console.say({ en: left.message, zh: left.message });
  // What was linked is recorded and told by now.
  if (failure !== undefined || left !== undefined) throw failure ?? left;
}

/** The error of a run that says also what could not be removed after it. */
function withLeft(failure: ClewError, left: ClewError): ClewError {
  const hint = [failure.hint, left.message, left.hint].filter((each) => each !== undefined).join(' ');
  const detail = failure.detail === undefined ? {} : { detail: failure.detail };
  return new ClewError(failure.kind, failure.code, failure.message, { hint, cause: failure, ...detail });
}

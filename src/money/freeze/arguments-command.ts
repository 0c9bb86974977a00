import type { Args } from '../../cli/args.ts';
import { ClewError } from '../../errors.ts';
import { freezeLaws } from '../../model/index.ts';
import type { Workbench } from '../../workbench.ts';
import { meantBy } from '../meant.ts';
import type { Question } from './question.ts';
import type { FreezeLaw } from './rules.ts';

const wrong = (message: string): ClewError => new ClewError('input', 'cli.arguments', message, { hint: 'See clew help freeze.' });

/** The law that was named, else that of the casebook's region. */
export function lawOf(args: Args, { casebook }: Workbench): FreezeLaw {
  const said = args.text('law');
  const law = freezeLaws.find((each) => each.toLowerCase() === (said ?? casebook.info.region).toLowerCase());
  if (said !== undefined && law === undefined) throw wrong(`--law is one of ${freezeLaws.join(', ')}`);
  return law ?? 'other';
}

/** Whose money is meant. */
export async function questionOf(args: Args, workbench: Workbench): Promise<Question> {
  const { read } = workbench.ctx;
  const [ring, named, act] = [args.text('ring'), args.text('case'), args.text('trace')];
  const meant = await Promise.all(args.many('from').map(async (text) => await meantBy(read, text)));
  if (ring === undefined && named === undefined && act === undefined && meant.length === 0) {
    throw wrong('say whose money: --from REPORT, ACCOUNT or RING, --ring, --case or --trace');
  }
  if (act !== undefined && !/^[1-9]\d{0,8}$/u.test(act)) throw wrong('--trace is the number of an act');
  return {
    ...(ring === undefined ? {} : { ring }),
    ...(named === undefined ? {} : { case: await workbench.caseNamed(named, workbench.owner) }),
    ...(act === undefined ? {} : { trace: Number(act) }),
    ...(meant.length === 0 ? {} : { from: [...new Set(meant.flatMap(({ from }) => from))] }),
  };
}

import { ClewError } from '../../errors.ts';
import type { Fault } from './faults.ts';

interface Where {
  /** `host:port` of the server. */
  readonly host: string;
  /** How people call the stage. */
  readonly stage: string;
  /** What was being done: `step degrees of plan links`, `table mentions`. */
  readonly what: string;
}

const again = 'Then run the command again: nothing was half written.';

/** A fault of the cluster as an error for people. The text of the server, which may quote rows, is its detail only. */
export function failed(fault: Fault, { host, stage, what }: Where): ClewError {
  const unavailable = (code: string, message: string, hint: string): ClewError =>
    new ClewError('unavailable', code, message, { hint, detail: fault.text });
  switch (fault.kind) {
    case 'way':
      return unavailable(
        'engine.cluster',
        `The Spark cluster at ${host} does not answer (${what}).`,
        `See that it runs. ${again}`,
      );
    case 'refused':
      return unavailable(
        'engine.refused',
        `The Spark cluster at ${host} refuses the connection.`,
        'Check the token in its address or in SPARK_CONNECT_AUTHENTICATE_TOKEN.',
      );
    case 'session':
    case 'operation':
    case 'cancelled':
      return unavailable(
        'engine.session',
        `The Spark cluster at ${host} ended the session (${what}): it was started again, or someone else ended it.`,
        'Run the command again: nothing was half written.',
      );
    case 'full':
      return unavailable('engine.stage-full', `The stage ${stage} is full (${what}).`, `Free some space there. ${again}`);
    case 'stage':
      return unavailable(
        'engine.stage',
        `Spark cannot write to the stage ${stage} (${what}).`,
        `Let the user that runs Spark write there, or name another place. ${again}`,
      );
    case 'executor':
      return unavailable(
        'engine.executor',
        `Machines of the Spark cluster were lost again and again (${what}).`,
        `Look in the log of the cluster why; often memory is short. ${again}`,
      );
    case 'memory':
      return unavailable(
        'engine.memory',
        `The Spark cluster ran out of memory (${what}).`,
        `Give it more or larger machines. ${again}`,
      );
    case 'statement':
      return new ClewError(
        'bug',
        'engine.statement',
        `A statement failed on Spark (${what}): ${fault.errorClass ?? 'unnamed'}.`,
        {
          detail: fault.text,
        },
      );
  }
}

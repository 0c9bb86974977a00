import { type CustodyLog, poster, logPolicy, syncWitnesses, type WitnessState } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Console, Words } from './args.ts';

/** How long a command that was not about witnesses waits for them: the log works without. */
const patience = 3000;

/** Before the first act of a process: a witness that knows more than this log stops it. One that is away does not. */
export async function askBefore(log: CustodyLog): Promise<void> {
  if ((await logPolicy(log)).witnesses.length === 0) return;
  await syncWitnesses(log, poster(patience));
}

/** After a command that recorded something: asks the witnesses, says so when not enough of them could be reached. */
export async function askAfter(log: CustodyLog, console: Pick<Console, 'say'>): Promise<void> {
  const { witnesses } = await logPolicy(log);
  if (witnesses.length === 0) return;
  try {
    const state = await syncWitnesses(log, poster(patience));
    if (!state.quorum) console.say(stateWords(state));
  } catch (error) {
    if (!(error instanceof ClewError)) throw error;
    console.say({ en: `${error.message} [${error.code}]`, zh: `${error.message} [${error.code}]` });
  }
}

const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;

/** What the log's standing with its witnesses is, as a sentence. */
export function stateWords({ size, quorum, witnessed, since, witnesses }: WitnessState): Words {
  if (witnesses.length === 0)
    return { en: 'no witness is configured: clew log witness add', zh: '未配置见证方：clew log witness add' };
  if (quorum) return { en: `witnessed: all ${size} acts`, zh: `已见证：全部 ${size} 条操作` };
  const when = since === undefined ? '' : moment(since);
  return {
    en: `not yet witnessed since ${when}: ${size - witnessed} of ${size} acts`,
    zh: `自 ${when} 起尚未见证：${size} 条操作中的 ${size - witnessed} 条`,
  };
}

import { readCustodyLog } from '../casebook/index.ts';
import { addWitness, poster, syncWitnesses, type WitnessState, witnessState } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Args, Console } from './args.ts';
import { stateWords } from './witnessed.ts';

/** Adds witnesses, asks them, or tells where the log stands with them. */
export async function run(console: Console, _args: Args, rest: readonly string[]): Promise<void> {
  const [verb = 'show', ...words] = rest;
  const log = verb === 'show' ? await readCustodyLog(console.dir) : (await console.open()).casebook.log;
  if (verb === 'add' && words.length === 3) {
    const [name, vkey, url] = words as [string, string, string];
    await addWitness(log, name, vkey, url);
    console.say({
      en: `witness ${name} added; its operator must know origin and key of this log (clew log key). Then: clew log witness sync`,
      zh: `已添加见证方 ${name}；须告知其运营方本日志的名称与公钥（clew log key）。然后：clew log witness sync`,
    });
    return;
  }
  if (words.length > 0 || !['show', 'sync'].includes(verb)) {
    throw new ClewError('input', 'cli.arguments', 'expected: clew log witness [add NAME VKEY URL | sync]');
  }
  const state: WitnessState =
    verb === 'sync' ? await syncWitnesses(log, poster(30_000, console.signal)) : await witnessState(log);
  if (console.json) {
    const witnesses = state.witnesses.map(({ name, time, error }) => ({ name, time, error: error?.message }));
    return await console.printJson({ ...state, witnesses });
  }
  for (const { name, time, error } of state.witnesses) {
    if (time !== undefined) await console.print(`${name}  ${new Date(time * 1000).toISOString().slice(0, 19)}Z`);
    else if (error !== undefined) console.say({ en: `${name}: ${error.message}`, zh: `${name}：${error.message}` });
    else await console.print(name);
  }
  console.say(stateWords(state));
}

import { writeSync } from 'node:fs';
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { ClewError } from '../../src/errors.ts';
import { consultOf, openMadeLog, record } from '../support/custody-log.ts';

// A writer for the fault tests: `log-child.ts DIR COMMITS MOST`. Waits for a line on stdin, so that a tracer can be attached first;
// opens the log; records COMMITS times 1 to MOST acts and says after each how many are acknowledged. After a first error it tries
// once more: a log that stopped must stay stopped.
const [dir, commits, most] = process.argv.slice(2) as [string, string, string];
const say = (line: string): void => void writeSync(1, `${line}\n`);
const codeOf = (error: unknown): string => (error instanceof ClewError ? error.code : String(error));

// Else Node would write it at the end, under the tracer's eyes.
flushCompileCache();
say('ready');
await once(process.stdin, 'data');
process.stdin.destroy();
try {
  const log = await openMadeLog(dir);
  say(`open ${log.size}`);
  for (let i = 0, failed = false; i < Number(commits); i++) {
    const count = 1 + ((i * 7919) % Number(most));
    try {
      const last = await record(
        log,
        Array.from({ length: count }, (_, k) => consultOf(`r${log.size + k}`)),
      );
      say(`acked ${last}`);
    } catch (error) {
      say(`error ${codeOf(error)}`);
      if (failed) process.exit(3);
      failed = true;
    }
  }
} catch (error) {
  say(`refused ${codeOf(error)}`);
  process.exit(3);
}

import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { fuzzCase, limitMs, runCase, type Outcome } from '../test/support/intake-fuzz.ts';

// Damaged files of every shape through intake, until the time is up: nothing but a ClewError may be thrown, every record
// is accounted for, and the time grows with the size. `npm run bench -- fuzz-intake --minutes 10 --seed 1`. A failing case
// is a number: add it to src/intake/fuzz.test.ts.
if (isMainThread) {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
  });
  await drive(Number(values.minutes), Number(values.seed));
} else {
  parentPort!.on('message', (seed: number) => {
    runCase(fuzzCase(seed)).then(
      (outcome) => parentPort!.postMessage(outcome, []),
      (error: unknown) =>
        parentPort!.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }, []),
    );
  });
}

async function drive(minutes: number, first: number): Promise<void> {
  const end = Date.now() + minutes * 60_000;
  const refusals = new Map<string, number>();
  const failures: string[] = [];
  let worker = new Worker(new URL(import.meta.url));
  let cases = 0;
  let bytes = 0;
  let reports = 0;
  for (let seed = first; Date.now() < end; seed++) {
    const made = fuzzCase(seed);
    const answer = await ask(worker, seed);
    cases++;
    bytes += made.bytes.length;
    if (typeof answer === 'string') {
      failures.push(`${seed} ${made.name}: ${answer}`);
      console.log(failures.at(-1));
      await worker.terminate();
      worker = new Worker(new URL(import.meta.url));
    } else {
      reports += answer.reports;
      if (answer.refused !== undefined) refusals.set(answer.refused, (refusals.get(answer.refused) ?? 0) + 1);
    }
  }
  await worker.terminate();
  console.table({
    cases,
    MB: Math.round(bytes / 1e6),
    reports,
    refused: [...refusals.values()].reduce((a, b) => a + b, 0),
    failures: failures.length,
  });
  console.table(Object.fromEntries([...refusals].sort((a, b) => b[1] - a[1])));
  process.exitCode = failures.length === 0 ? 0 : 1;
}

/** The outcome, or what went wrong: an error, too much time, no answer at all. */
function ask(worker: Worker, seed: number): Promise<Outcome | string> {
  const { bytes } = fuzzCase(seed);
  return new Promise((resolve) => {
    const hung = setTimeout(() => resolve('no answer for three minutes'), 180_000);
    worker.once('message', (answer: Outcome | { error: string }) => {
      clearTimeout(hung);
      if ('error' in answer) resolve(answer.error);
      // The PDF engine is not ours: it takes quadratic time over some damage, and intake bounds its time instead.
      else if (answer.refused?.startsWith('intake.pdf') !== true && answer.spent > limitMs(bytes.length))
        resolve(`${Math.round(answer.spent)} ms for ${bytes.length} bytes`);
      else resolve(answer);
    });
    worker.postMessage(seed, []);
  });
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Signer, seedSigner } from '../../src/custody/index.ts';
import {
  answerSections,
  commit,
  type Draft,
  fingerprint,
  type Found,
  itemSet,
  newSecrets,
  offerSections,
  openAnswer,
  openResult,
  readFile,
  readOwn,
  readSecrets,
  type Sections,
  type Step,
  writeFile,
  type Written,
  writeSecrets,
} from '../../src/share/overlap/protocol/index.ts';
import { madeSets } from '../../test/support/made-overlap.ts';
import { peakMegabytes } from '../peak.ts';

// One step of one side in a process of its own, as two agencies would do it: its set and acts in memory, all else read from and
// written to files. Prints what it found, and the memory it took.
//   node party.ts offer|answer|result|end DIR SIZE COMMON

const [what = '', dir = '', size = '0', common = '0'] = process.argv.slice(2);
const signerOf = (name: string): Signer => seedSigner(name, createHash('sha256').update(name).digest());
const [a, b] = [signerOf('a.example'), signerOf('b.example')];
const [us, them] = what === 'offer' || what === 'result' ? [a, b] : [b, a];
const made = madeSets(Number(size), Number(size), Number(common));
const items = itemSet(us === a ? made.a : made.b);
const acts = items.map((_, at) => `act-${at % 40}`);
const side = { items };
const of = { run: '0'.repeat(32), variant: 'items' } as const;
const path = (step: string): string => join(dir, `${step}.overlap`);

const secretsPath = join(dir, us === a ? 'a.secrets' : 'b.secrets');
if (!existsSync(secretsPath)) await writeSecrets(secretsPath, await newSecrets());
const secrets = await readSecrets(secretsPath);

const limits = { least: 0, most: 1e8, ratio: 1e8 };
const read = async (step: Step, before?: Step) => {
  const told =
    before === undefined ? undefined : (JSON.parse(readFileSync(path(before) + '.json', 'utf8')) as { sha256: string });
  const own = told === undefined ? undefined : await readOwn(path(before!), told.sha256);
  const sent = own === undefined ? {} : { sent: { ...own, own: own.sections.own! } };
  return {
    own,
    received: await readFile(path(step), {
      step,
      us: [us.verifier],
      them: [them.verifier],
      normaliser: 'made-1',
      limits,
      ...sent,
    }),
  };
};

async function write(step: Step, sections: Sections, answers: string, committed?: string): Promise<Written> {
  const root = committed ?? (await commit(items, acts, secrets.salts)).root;
  const terms = { purpose: 'bench', basis: 'none', supervisor: 'nobody', kinds: [], roles: [], most: 1e8, ratio: 1e8 };
  const draft: Draft = {
    ...of,
    step,
    rotations: [],
    to: fingerprint(them.verifier),
    normaliser: 'made-1',
    size: items.length,
    ofSize: step === 'offer' ? 0 : Number(size),
    commitment: root,
    answers,
    time: Date.now(),
    ...(step === 'offer' ? { terms } : {}),
  };
  const written = await writeFile(path(step), draft, sections, us);
  writeFileSync(`${path(step)}.json`, JSON.stringify({ sha256: written.sha256 }));
  return written;
}

let found: Found | undefined;
switch (what) {
  case 'offer':
    await write('offer', await offerSections(side, secrets), '');
    break;
  case 'answer': {
    const { received } = await read('offer');
    await write('answer', await answerSections(of, received.sections, side, secrets), received.sha256);
    break;
  }
  case 'result': {
    const { own, received } = await read('answer', 'offer');
    const opened = await openAnswer(of, received.sections, side, secrets);
    ({ found } = opened);
    await write('result', opened.result, received.sha256, own!.header.commitment);
    break;
  }
  default: {
    const { own, received } = await read('result', 'answer');
    found = await openResult(of, { answer: own!.sections, result: received.sections }, side, secrets);
  }
}
// The sets are numbered, so that what is common is known without comparing: the last of A's, the first of B's.
const plain = found === undefined ? true : matchesPlain(found);
const { userCPUTime, systemCPUTime } = process.resourceUsage();
const told = {
  count: found?.count,
  right: plain,
  megabytes: Math.round(peakMegabytes()),
  cpu: (userCPUTime + systemCPUTime) / 1e6,
};
console.log(JSON.stringify(told));

function matchesPlain({ common: told = [] }: Found): boolean {
  const other = new Set(us === a ? made.b : made.a);
  const expected = items.flatMap((item, at) => (other.has(item) ? [at] : []));
  return told.length === expected.length && told.every(({ item }, at) => item === expected[at]);
}

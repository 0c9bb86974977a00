import { readFile } from 'node:fs/promises';
import { detailOf, entryOf, formatVkey, leafHash, openCheckpoint, parseVkey, verifyInclusion } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import { OverlapStep, type Sentence } from '../../model/index.ts';
import { readIdentities } from '../receive/unpack.ts';
import { Audit } from './audit.ts';
import { claimed, type Doing, readOwn, type Received, replay, type Secrets, type Step, wipe } from './protocol/index.ts';

/** One thing that a judge asks, and whether it holds. */
export interface Finding {
  readonly of: 'offers' | 'answers' | 'both';
  readonly holds: boolean;
  readonly sentence: Sentence;
}

/** What a side opened, as a file. Throws `missing` `overlap.path`; `input` `share.sealed`, `overlap.audit`. */
export async function readAudit(path: string, identities: string | undefined): Promise<Audit> {
  let bytes: Uint8Array = await readFile(path).catch((cause: unknown) => {
    throw new ClewError('missing', 'overlap.path', 'The file cannot be read.', { hint: 'Check the path.', cause });
  });
  if (Buffer.from(bytes.subarray(0, 22)).toString('latin1') === 'age-encryption.org/v1\n')
    bytes = await opened(bytes, identities);
  try {
    return Audit.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch (cause) {
    throw new ClewError('input', 'overlap.audit', 'This is not what a side opens to a judge.', {
      hint: 'It is made with clew overlap audit RUN -o FILE.',
      cause,
    });
  }
}

async function opened(bytes: Uint8Array, identities: string | undefined): Promise<Uint8Array> {
  const { Decrypter } = await import('age-encryption');
  const age = new Decrypter();
  try {
    const lines = identities === undefined ? [] : (await readIdentities(identities)).split('\n').map((line) => line.trim());
    for (const line of lines) if (line !== '' && !line.startsWith('#')) age.addIdentity(line);
    return await age.decrypt(bytes);
  } catch (cause) {
    throw new ClewError('input', 'share.sealed', 'The file is encrypted, and none of the keys given opens it.', {
      hint: 'Name the file with your age key: --identity FILE.',
      cause,
    });
  }
}

/**
 * Does both sides of a run again from what they opened and the three files that went between them: whether each set is the one that was
 * committed to before any file was made, each item stands by an act of the log, the elements sent are those of the set, and the result is
 * the right one. Needs no casebook. Throws `input` `overlap.audit` when the files are not of one run.
 */
export async function judge(
  audits: readonly [Audit, Audit],
  files: readonly string[],
  doing: Omit<Doing, 'resume'> = {},
): Promise<Finding[]> {
  const [offers, answers] = audits[0].side === 'offers' ? audits : [audits[1], audits[0]];
  if (offers.side !== 'offers' || answers.side !== 'answers' || offers.run !== answers.run) throw unlike();
  const came = await filesOf(files, [offers, answers], doing);
  const findings: Finding[] = [];
  for (const side of [offers, answers]) {
    findings.push(...(await actsHold(side)));
    findings.push(...(await filesHold(side, came, doing)));
  }
  findings.push(resultHolds(offers, answers));
  return findings;
}

const unlike = (): ClewError =>
  new ClewError('input', 'overlap.audit', 'These are not both sides and the files of one comparison.', {
    hint: 'clew overlap audit --replay OURS THEIRS OFFER ANSWER RESULT',
  });

type Came = Partial<Record<Step, Received>>;

/** The files by their step, each the one whose digest an act holds. */
async function filesOf(paths: readonly string[], sides: readonly Audit[], { signal }: Pick<Doing, 'signal'>): Promise<Came> {
  const came: Came = {};
  for (const path of paths) {
    const { step, run, from } = await claimed(path);
    const side = sides.find((each) => each.side === (step === 'answer' ? 'answers' : 'offers'))!;
    const digest = stepsOf(side).find((each) => each.step === step)?.file;
    if (run !== side.run || digest === undefined || formatVkey(from) !== side.key) throw unlike();
    came[step] = await readOwn(path, digest, signal);
  }
  if (came.offer === undefined || came.answer === undefined) throw unlike();
  return came;
}

/** The run's own acts, in their order. */
const stepsOf = ({ acts }: Audit): (OverlapStep & { readonly seq: number })[] =>
  acts.flatMap(({ act, details, seq }) => {
    const step = act === 'overlap.run' && details !== undefined ? OverlapStep.safeParse(details.body) : undefined;
    return step?.success === true ? [{ ...step.data, seq }] : [];
  });

async function actsHold(side: Audit): Promise<Finding[]> {
  const { acts, items, checkpoint, key } = side;
  const vkey = parseVkey(key);
  let size = 0;
  let isProven = true;
  try {
    const opened = openCheckpoint(checkpoint, vkey);
    size = opened.size;
    isProven = acts.every((each) => {
      const hashes = each.hashes.map((hash) => Buffer.from(hash, 'base64'));
      const fits =
        each.details === undefined || detailOf(Buffer.from(each.details.salt, 'base64'), each.details.body) === each.detail;
      return fits && verifyInclusion(each.seq - 1, opened.size, leafHash(entryOf(each)), hashes, opened.root);
    });
  } catch (error) {
    if (!(error instanceof ClewError)) throw error;
    isProven = false;
  }
  const seqs = new Map(acts.map(({ seq, act, at }) => [String(seq), { act, at }]));
  const steps = stepsOf(side);
  const commit = steps.find(({ step }) => step === 'commit');
  const first = steps.find(({ step }) => step === 'offer' || step === 'answer');
  const brought = new Set(['import', 'exhibit.seal', 'link.run']);
  const loose = items.filter(([item, by]) => {
    if (by === 'asked') return !item.startsWith('place:');
    return !brought.has(seqs.get(by)?.act ?? '') || Number(by) > (commit?.seq ?? 0);
  });
  return [
    {
      of: side.side,
      holds: isProven,
      sentence: {
        en: `${acts.length} acts stand in the log of ${size} that ${side.origin} signed`,
        zh: `${acts.length} 项操作均在 ${side.origin} 所签署的日志中（共 ${size} 条）`,
      },
    },
    {
      of: side.side,
      holds: commit !== undefined && first !== undefined && commit.seq < first.seq,
      sentence: { en: 'the set was fixed before the first file was made', zh: '集合在生成首个文件之前已固定' },
    },
    {
      of: side.side,
      holds: loose.length === 0,
      sentence:
        loose.length === 0
          ? { en: `each of ${items.length} items stands by an act from before`, zh: `${items.length} 项均有此前的操作为据` }
          : {
              en: `${loose.length} of ${items.length} items stand by no act from before`,
              zh: `${items.length} 项中有 ${loose.length} 项无此前操作为据`,
            },
    },
  ];
}

async function filesHold(side: Audit, came: Came, doing: Omit<Doing, 'resume'>): Promise<Finding[]> {
  const set = { items: side.items.map(([item]) => item), acts: side.items.map(([, act]) => act) };
  const secrets = Object.fromEntries(
    Object.entries(side.secrets).map(([name, hex]) => [name, new Uint8Array(Buffer.from(hex, 'hex'))]),
  ) as unknown as Secrets;
  const commit = stepsOf(side).find(({ step }) => step === 'commit');
  const findings: Finding[] = [];
  try {
    for (const step of side.side === 'offers' ? (['offer', 'result'] as const) : (['answer'] as const)) {
      const file = came[step];
      if (file === undefined) continue;
      const answered = step === 'answer' ? came.offer : step === 'result' ? came.answer : undefined;
      const done = await replay(
        { header: file.header, sections: file.sections, answered: answered?.sections },
        set,
        secrets,
        doing,
      );
      const isRecorded = commit?.set?.root === file.header.commitment && commit.set.size === file.header.size;
      findings.push({
        of: side.side,
        holds: done.size && done.commitment && isRecorded && done.own !== false && done.raised !== false,
        sentence: {
          en: `the ${step} was made from the set that was fixed, and from nothing else`,
          zh: `${fileWords[step]}由所固定的集合生成，别无其他`,
        },
      });
    }
  } finally {
    wipe(secrets);
  }
  return findings;
}

const fileWords: Readonly<Record<Step, string>> = { offer: '邀请文件', answer: '应答文件', result: '结果文件' };

/** The sets laid open beside each other: as many are common as both recorded. */
function resultHolds(offers: Audit, answers: Audit): Finding {
  const theirs = new Set(answers.items.map(([item]) => item));
  const common = offers.items.filter(([item]) => theirs.has(item)).length;
  const told = [offers, answers].flatMap((side) =>
    stepsOf(side).flatMap((step) => (step.step === 'result' || step.step === 'close' ? (step.common ?? []) : [])),
  );
  return {
    of: 'both',
    holds: told.length > 0 && told.every((each) => each === common),
    sentence: {
      en: `${common} items are common; recorded: ${told.join(' and ') || 'nothing'}`,
      zh: `共有 ${common} 项；双方记录：${told.join('、') || '无'}`,
    },
  };
}

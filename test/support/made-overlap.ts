import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { seedSigner, type Signer } from '../../src/custody/index.ts';
import {
  answerSections,
  type Doing,
  type Draft,
  type Expected,
  fingerprint,
  type Found,
  newSecrets,
  offerSections,
  openAnswer,
  openResult,
  readFile,
  type Received,
  type Secrets,
  type Sections,
  type Side,
  type Variant,
  writeFile,
  type Written,
} from '../../src/share/overlap/protocol/index.ts';

/** Two agencies that compare sets, each with its key and its secrets. */
export interface Parties {
  readonly a: Party;
  readonly b: Party;
}

export interface Party {
  readonly signer: Signer;
  readonly side: Side;
  readonly secrets: Secrets;
}

export const wide = { least: 0, most: 10_000_000, ratio: Infinity } as const;
const normaliser = 'made-1';

export async function party(name: string, side: Side): Promise<Party> {
  return { signer: seedSigner(name, randomBytes(32)), side, secrets: await newSecrets() };
}

/** A header as `writeFile` takes it, from one party to another. */
export function draft(
  step: Draft['step'],
  from: Party,
  to: Party,
  more: Partial<Draft> & { readonly run: string; readonly variant: Variant },
): Draft {
  return {
    step,
    rotations: [],
    to: fingerprint(to.signer.verifier),
    normaliser,
    size: from.side.items.length,
    ofSize: step === 'offer' ? 0 : to.side.items.length,
    commitment: '0'.repeat(64),
    answers: '',
    time: 1_700_000_000_000,
    ...(step === 'offer'
      ? {
          terms: {
            purpose: 'common accounts of two cases',
            basis: 'art. 1',
            supervisor: 'Made Supervisor',
            kinds: ['phone'],
            roles: ['suspect'],
            most: 1_000_000,
            ratio: 100,
          },
        }
      : {}),
    ...more,
  };
}

/** What a party expects of the other's file. */
export function expected(step: Draft['step'], us: Party, them: Party, more: Partial<Expected> = {}): Expected {
  return { step, us: [us.signer.verifier], them: [them.signer.verifier], normaliser, limits: wide, ...more };
}

/** One step as it was sent and as it was taken. */
export interface Sent {
  readonly path: string;
  readonly written: Written;
  readonly sections: Sections;
  readonly received: Received;
}

/** A whole run through files in `dir`, with what each side found. */
export async function runOverlap(
  dir: string,
  { a, b }: Parties,
  variant: Variant,
  doing: Doing = {},
): Promise<{
  readonly offer: Sent;
  readonly answer: Sent;
  readonly result: Sent;
  readonly foundByA: Found;
  readonly foundByB: Found;
}> {
  const run = randomBytes(16).toString('hex');
  const of = { run, variant };
  const send = async (step: Draft['step'], from: Party, to: Party, sections: Sections, before?: Sent): Promise<Sent> => {
    const path = join(dir, `${step}.overlap`);
    const written = await writeFile(
      path,
      draft(step, from, to, { ...of, answers: before?.written.sha256 ?? '' }),
      sections,
      from.signer,
    );
    const sent =
      before === undefined
        ? {}
        : { sent: { header: before.written.header, sha256: before.written.sha256, own: before.sections.own! } };
    const received = await readFile(path, expected(step, to, from, sent), doing);
    return { path, written, sections, received };
  };
  const offer = await send('offer', a, b, await offerSections(a.side, a.secrets, doing));
  const answer = await send('answer', b, a, await answerSections(of, offer.received.sections, b.side, b.secrets, doing), offer);
  const { found: foundByA, result: sections } = await openAnswer(of, answer.received.sections, a.side, a.secrets, doing);
  const result = await send('result', a, b, sections, answer);
  const taken = { answer: answer.sections, result: result.received.sections };
  const foundByB = await openResult(of, taken, b.side, b.secrets, doing);
  return { offer, answer, result, foundByA, foundByB };
}

/** Two sets of these sizes with this many items in common, in no order. */
export function madeSets(sizeA: number, sizeB: number, common: number): { readonly a: string[]; readonly b: string[] } {
  const item = (at: number): string => `phone:+99900${String(at).padStart(8, '0')}`;
  return {
    a: Array.from({ length: sizeA }, (_, at) => item(at)),
    b: Array.from({ length: sizeB }, (_, at) => item(sizeA - common + at)),
  };
}

import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile as readBytes, rm, writeFile as writeBytes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, expected, madeSets, type Parties, party, runOverlap, wide } from '../../../../test/support/made-overlap.ts';
import { formatNote, signNote } from '../../../custody/index.ts';
import { type Draft, writeFile } from './file.ts';
import { headerText } from './header.ts';
import { blind, claimed, elementBytes, type Expected, itemSet, newSeed, raise, readFile, type Sections } from './index.ts';

// What is refused, each with its own code. Every file but the one changed on purpose is what an honest side writes.

let dir: string;
let parties: Parties;
let runs: Awaited<ReturnType<typeof runOverlap>>;
let place: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-overlap-'));
  place = join(dir, 'changed.overlap');
  const sets = madeSets(20, 15, 5);
  const of = (items: readonly string[]): { items: string[]; labels: string[] } => ({
    items: itemSet(items),
    labels: items.map((_, at) => `label ${at}`),
  });
  parties = { a: await party('a.example', of(sets.a)), b: await party('b.example', of(sets.b)) };
  runs = await runOverlap(dir, parties, 'items');
});
afterAll(async () => await rm(dir, { recursive: true }));

const code = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'taken',
    (error: { readonly code?: string }) => error.code ?? 'no code',
  );

/** What becomes of an offer with these bytes, at B. */
async function offered(bytes: Uint8Array, more: Partial<Expected> = {}): Promise<string> {
  await writeBytes(place, bytes);
  return await code(readFile(place, expected('offer', parties.b, parties.a, more)));
}

/** What becomes of an offer by A whose header or elements differ. */
async function sentOffer(
  change: Partial<Draft>,
  sections: Sections = runs.offer.sections,
  more: Partial<Expected> = {},
): Promise<string> {
  const { a, b } = parties;
  const run = runs.offer.written.header;
  await writeFile(place, { ...draft('offer', a, b, { run: run.run, variant: 'items' }), ...change }, sections, a.signer);
  return await code(readFile(place, expected('offer', b, a, more)));
}

const sentBy = (step: 'offer' | 'answer'): NonNullable<Expected['sent']> => {
  const { written, sections } = runs[step];
  return { header: written.header, sha256: written.sha256, own: sections.own! };
};

/** What becomes, at A, of an answer by B whose header or elements differ. */
async function answered(change: Partial<Draft>, sections: Partial<Sections> = {}, more: Partial<Expected> = {}): Promise<string> {
  const { a, b } = parties;
  const header = {
    ...draft('answer', b, a, { run: runs.offer.written.header.run, variant: 'items' }),
    answers: runs.offer.written.sha256,
  };
  await writeFile(place, { ...header, ...change }, { ...runs.answer.sections, ...sections }, b.signer);
  return await code(readFile(place, expected('answer', a, b, { sent: sentBy('offer'), ...more })));
}

/** Elements with one put in the place of another. */
const withElement = (elements: Uint8Array, at: number, element: Uint8Array): Uint8Array => {
  const to = elements.slice();
  to.set(element, at * elementBytes);
  return to;
};
const elementAt = (elements: Uint8Array, at: number): Uint8Array => elements.slice(at * elementBytes, (at + 1) * elementBytes);

describe('bytes that are not those that were sent', () => {
  it('are taken when they are', async () => {
    expect(await offered(await readBytes(runs.offer.path))).toBe('taken');
    expect(await sentOffer({})).toBe('taken');
    expect(await answered({})).toBe('taken');
  });

  it('another file, another version, a header out of bounds', async () => {
    const bytes = await readBytes(runs.offer.path);
    const at = (place: number, byte: number): Buffer => Buffer.from(bytes.with(place, byte));
    expect(await offered(Buffer.from('PK\u0003\u0004 an archive of it, of some length'))).toBe('overlap.magic');
    expect(await offered(at(7, 2))).toBe('overlap.version');
    expect(await offered(at(8, 255))).toBe('overlap.header');
    expect(await code(readFile(dir, expected('offer', parties.b, parties.a)))).toBe('overlap.path');
    expect(await code(readFile(join(dir, 'none'), expected('offer', parties.b, parties.a)))).toBe('overlap.path');
  });

  it('cut short anywhere, or with something behind', async () => {
    const bytes = await readBytes(runs.offer.path);
    for (const end of [0, 5, 8, 11, 12, 200, bytes.length - 32, bytes.length - 1])
      expect([end, await offered(bytes.subarray(0, end))]).toEqual([end, 'overlap.truncated']);
    expect(await offered(Buffer.concat([bytes, Buffer.of(0)]))).toBe('overlap.trailing');
    expect(await offered(Buffer.concat([bytes, bytes]))).toBe('overlap.trailing');
  });

  it('changed in the header or in the body', async () => {
    const bytes = await readBytes(runs.offer.path);
    const text = bytes.toString('latin1');
    const digit = text.indexOf('time 17') + 8;
    expect(await offered(Buffer.from(bytes.with(digit, 0x35)))).toBe('overlap.signature');
    const body = bytes.length - 20 * elementBytes;
    const swapped = Buffer.concat([
      bytes.subarray(0, body),
      bytes.subarray(body + 32, body + 64),
      bytes.subarray(body, body + 32),
      bytes.subarray(body + 64),
    ]);
    expect(await offered(swapped)).toBe('overlap.body');
  });

  it('changed in any one bit', async () => {
    const bytes = await readBytes(runs.offer.path);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const found = await offered(Buffer.from(bytes.with(at, bytes[at]! ^ (1 << bit))));
        expect(found).toMatch(/^overlap\./u);
      }),
      { numRuns: 200 },
    );
  });
});

describe('files of somebody else, or for somebody else', () => {
  it('another key, our own key, another addressee', async () => {
    const { a, b } = parties;
    const other = await party('a.example', a.side);
    const bytes = await readBytes(runs.offer.path);
    expect(await offered(bytes, { them: [other.signer.verifier] })).toBe('overlap.key');
    expect(await offered(bytes, { us: [b.signer.verifier, a.signer.verifier] })).toBe('overlap.reflected');
    expect(await offered(bytes, { us: [other.signer.verifier] })).toBe('overlap.addressee');
    expect((await claimed(runs.offer.path)).from.name).toBe('a.example');
  });

  it('a key that claims the name of another is told by its signature', async () => {
    const forger = await party('a.example', parties.a.side);
    const text = headerText(runs.offer.written.header);
    const note = Buffer.from(formatNote({ text, signatures: [signNote(text, forger.signer)] }));
    const bytes = await readBytes(runs.offer.path);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(note.length);
    const forged = Buffer.concat([bytes.subarray(0, 8), length, note, bytes.subarray(bytes.length - 20 * elementBytes)]);
    expect(await offered(forged)).toBe('overlap.signature');
  });
});

describe('files that are not the next of the run', () => {
  it('another step, another run, a file sent before, one that answers another', async () => {
    const { a, b } = parties;
    expect(await code(readFile(runs.answer.path, expected('result', a, b)))).toBe('overlap.step');
    expect(await offered(await readBytes(runs.offer.path), { seen: () => true })).toBe('overlap.replayed');
    expect(await answered({ run: 'f'.repeat(32) })).toBe('overlap.run');
    expect(await answered({ answers: 'f'.repeat(64) })).toBe('overlap.run');
  });

  it('another variant, another normaliser', async () => {
    expect(await answered({ variant: 'count' })).toBe('overlap.variant');
    expect(await sentOffer({ normaliser: 'made-2' })).toBe('overlap.normaliser');
  });

  it('other sizes than those agreed', async () => {
    const limits = { ...wide, least: 10, most: 20 };
    expect(await sentOffer({}, undefined, { limits })).toBe('taken');
    expect(await sentOffer({}, undefined, { limits: { ...limits, most: 19 } })).toBe('overlap.size');
    expect(await sentOffer({}, undefined, { limits: { ...limits, least: 21 } })).toBe('overlap.size');
    expect(await answered({}, {}, { limits: { ...wide, ratio: 1.3 } })).toBe('overlap.ratio');
    expect(await answered({}, {}, { limits: { ...wide, ratio: 1.4 } })).toBe('taken');
    const few = runs.answer.sections.raised!.slice(0, 19 * elementBytes);
    expect(await answered({ ofSize: 19 }, { raised: few })).toBe('overlap.size');
  });

  it('a body that has not the size of its sets', async () => {
    const { header } = runs.offer.written;
    const text = headerText({ ...header, size: 21 });
    const note = Buffer.from(formatNote({ text, signatures: [signNote(text, parties.a.signer)] }));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(note.length);
    const bytes = await readBytes(runs.offer.path);
    const body = bytes.subarray(bytes.length - 20 * elementBytes);
    expect(await offered(Buffer.concat([bytes.subarray(0, 8), length, note, body]))).toBe('overlap.size');
  });
});

describe('elements that no honest side sends', () => {
  const bad = {
    identity: Buffer.alloc(32),
    negative: Buffer.from('0100000000000000000000000000000000000000000000000000000000000000', 'hex'),
    'not below the prime': Buffer.from(`ee${'ff'.repeat(30)}7f`, 'hex'),
    'beyond 255 bits': Buffer.from(`02${'00'.repeat(30)}80`, 'hex'),
  };
  it.each(Object.entries(bad))('%s', async (_name, element) => {
    expect(await sentOffer({}, { own: withElement(runs.offer.sections.own!, 3, element) })).toBe('overlap.element');
    expect(await answered({}, { own: withElement(runs.answer.sections.own!, 3, element) })).toBe('overlap.element');
    expect(await answered({}, { raised: withElement(runs.answer.sections.raised!, 3, element) })).toBe('overlap.element');
  });

  it('not on the curve: when it is raised, or at once where it is not', async () => {
    const nonsquare = Buffer.from('26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371', 'hex');
    expect(await answered({}, { raised: withElement(runs.answer.sections.raised!, 3, nonsquare) })).toBe('overlap.element');
    const own = withElement(runs.offer.sections.own!, 3, nonsquare);
    expect(await sentOffer({}, { own })).toBe('taken');
    expect(await code(raise(own, parties.b.secrets.exponent))).toBe('overlap.element');
  });

  it('one twice', async () => {
    const own = runs.offer.sections.own!;
    expect(await sentOffer({}, { own: withElement(own, 3, elementAt(own, 4)) })).toBe('overlap.duplicate');
    const { raised } = runs.answer.sections;
    expect(await answered({}, { raised: withElement(raised!, 0, elementAt(raised!, 19)) })).toBe('overlap.duplicate');
  });

  it('our own, sent back as theirs or as raised', async () => {
    const ours = elementAt(runs.offer.sections.own!, 7);
    expect(await answered({}, { own: withElement(runs.answer.sections.own!, 3, ours) })).toBe('overlap.reflected');
    expect(await answered({}, { raised: runs.offer.sections.own! })).toBe('overlap.reflected');
    const { a, b } = parties;
    const header = draft('result', a, b, {
      run: runs.offer.written.header.run,
      variant: 'items',
      answers: runs.answer.written.sha256,
    });
    await writeFile(place, header, { raised: runs.answer.sections.own! }, a.signer);
    const sent = sentBy('answer');
    expect(await code(readFile(place, expected('result', b, a, { sent })))).toBe('overlap.reflected');
    await writeFile(place, { ...header, size: 21 }, runs.result.sections, a.signer);
    expect(await code(readFile(place, expected('result', b, a, { sent })))).toBe('overlap.size');
  });
});

describe('what a file tells whoever reads it', () => {
  it('of two sets of one size nothing but what looks random', async () => {
    const { a, b } = parties;
    const header = { ...draft('offer', a, b, { run: 'e'.repeat(32), variant: 'items' }), size: 20 };
    const one = itemSet(Array.from({ length: 20 }, (_, at) => `phone:${at}`));
    const other = itemSet(Array.from({ length: 20 }, (_, at) => `url:http://${'long'.repeat(200)}.example/${at}`));
    const written = await Promise.all(
      [one, other].map(async (set, at) => {
        const path = join(dir, `set-${at}`);
        const own = await blind(set, a.secrets.exponent, { seed: newSeed() });
        await writeFile(path, { ...header, commitment: randomBytes(32).toString('hex') }, { own }, a.signer);
        return await readBytes(path);
      }),
    );
    const lines = written.map((bytes) => bytes.subarray(12).toString('latin1').split('\n\n')[0]!.split('\n'));
    expect(written[0]!.length).toBe(written[1]!.length);
    const differing = lines[0]!.filter((line, at) => line !== lines[1]![at]).map((line) => line.split(' ')[0]);
    expect(differing).toEqual(['commitment', 'body']);
  });

  it('nothing by the order of its elements', async () => {
    // An element of the first half of the set stands as often in the first half of the file as not: of 1000 some 500, give or take
    // 11 (one standard deviation). What the test allows is nine times that.
    const { a } = parties;
    const set = itemSet(Array.from({ length: 200 }, (_, at) => `phone:${at}`));
    let early = 0;
    for (let run = 0; run < 10; run++) {
      const seed = newSeed();
      const elements = await blind(set, a.secrets.exponent, { seed });
      const first = new Set(Array.from({ length: 100 }, (_, at) => Buffer.from(elementAt(elements, at)).toString('hex')));
      const sorted = await blind(set.slice(0, 100), a.secrets.exponent, { seed: newSeed() });
      for (let at = 0; at < 100; at++) if (first.has(Buffer.from(elementAt(sorted, at)).toString('hex'))) early++;
    }
    expect(early).toBeGreaterThan(400);
    expect(early).toBeLessThan(600);
  });
});

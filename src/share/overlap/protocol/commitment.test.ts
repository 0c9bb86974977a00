import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeSets, party, runOverlap } from '../../../../test/support/made-overlap.ts';
import { emptyRoot, leafHash } from '../../../custody/index.ts';
import {
  commit,
  itemSet,
  newSecrets,
  newSeed,
  openCommitment,
  readSecrets,
  replay,
  type Variant,
  variants,
  verifyOpening,
  wipe,
  writeSecrets,
} from './index.ts';
import { leafHashOf, saltsOf } from './leaf.ts';
import { maxLabelBytes, requireLabels, seal, sealedBytes, unseal } from './seal.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-overlap-'));
});
afterAll(async () => await rm(dir, { recursive: true }));

const items = itemSet(madeSets(21, 0, 0).a);
const acts = items.map((_, at) => `act-${at}`);

describe('a commitment', () => {
  it('is the root of the log’s own tree over salted leaves', async () => {
    const seed = newSeed();
    const salt = saltsOf(seed)(0);
    const plain = Buffer.concat([salt, Buffer.of(0, items[0]!.length), Buffer.from(items[0]!), Buffer.from('act-0')]);
    expect(leafHashOf(salt, Buffer.from(items[0]!), Buffer.from('act-0'))).toEqual(leafHash(plain));
    expect((await commit(items.slice(0, 1), acts.slice(0, 1), seed)).root).toBe(leafHash(plain).toString('hex'));
    expect((await commit([], [], seed)).root).toBe(emptyRoot.toString('hex'));
  });

  it('opens each item, and nothing else', async () => {
    const seed = newSeed();
    const commitment = await commit(items, acts, seed);
    for (const at of items.keys()) {
      const opening = await openCommitment(items, acts, seed, at);
      expect(verifyOpening(opening, commitment)).toBe(true);
      expect(verifyOpening({ ...opening, item: 'phone:1' }, commitment)).toBe(false);
      expect(verifyOpening({ ...opening, act: 'act' }, commitment)).toBe(false);
      expect(verifyOpening({ ...opening, at: (at + 1) % items.length }, commitment)).toBe(false);
      expect(verifyOpening(opening, { ...commitment, size: 20 })).toBe(false);
    }
    await expect(openCommitment(items, acts, seed, items.length)).rejects.toMatchObject({ code: 'overlap.place' });
  });

  it('is another with another seed, act or item', async () => {
    const seed = newSeed();
    const roots = await Promise.all([
      commit(items, acts, seed),
      commit(items, acts, newSeed()),
      commit(items, acts.with(3, 'act'), seed),
      commit(items.slice(1), acts.slice(1), seed),
    ]);
    expect(new Set(roots.map(({ root }) => root)).size).toBe(4);
  });
});

describe.each(variants)('a judge who is given set and secrets of a run that tells %s', (variant: Variant) => {
  it('finds each file of a side as it must be, and any lie', async () => {
    const sets = madeSets(21, 15, 5);
    const side = (of: readonly string[]) => ({ items: itemSet(of), labels: of.map(() => 'x') });
    const [a, b] = [await party('a.example', side(sets.a)), await party('b.example', side(sets.b))];
    const { offer, answer, result } = await runOverlap(dir, { a, b }, variant);
    const { root } = await commit(items, acts, a.secrets.salts);
    const header = { ...offer.written.header, commitment: root };
    const set = { items, acts };
    expect(await replay({ header, sections: offer.sections }, set, a.secrets)).toEqual({
      size: true,
      commitment: true,
      own: true,
    });
    const ended = { header: { ...header, step: 'result' as const }, sections: result.sections, answered: answer.sections };
    expect(await replay(ended, set, a.secrets)).toEqual({ size: true, commitment: true, raised: true });
    const setB = { items: b.side.items, acts: acts.slice(0, 15) };
    const rootB = (await commit(setB.items, setB.acts, b.secrets.salts)).root;
    const told = { header: { ...answer.written.header, commitment: rootB }, sections: answer.sections, answered: offer.sections };
    expect(await replay(told, setB, b.secrets)).toEqual({ size: true, commitment: true, own: true, raised: true });
    const fewer = { items: items.slice(1), acts: acts.slice(1) };
    expect(await replay({ header, sections: offer.sections }, fewer, a.secrets)).toEqual({
      size: false,
      commitment: false,
      own: false,
    });
    const other = { ...(await newSecrets()), salts: a.secrets.salts };
    expect(await replay({ header, sections: offer.sections }, set, other)).toEqual({ size: true, commitment: true, own: false });
    expect(await replay({ ...ended, answered: offer.sections }, set, a.secrets)).toMatchObject({ raised: false });
  });
});

describe('a sealed label', () => {
  const [key, run] = [Buffer.alloc(32, 9), 'ab'.repeat(16)];
  it('has one size, and opens with its key, in its run and file alone', () => {
    for (const label of ['', 'x', '张警官 020-81234567', 'y'.repeat(maxLabelBytes)]) {
      const sealed = seal(Buffer.from(label), key, run, 'answer');
      expect(sealed).toHaveLength(sealedBytes);
      expect(unseal(sealed, key, run, 'answer')).toBe(label);
      expect(unseal(sealed, key, run, 'result')).toBeUndefined();
      expect(unseal(sealed, key, 'cd'.repeat(16), 'answer')).toBeUndefined();
      expect(unseal(sealed, Buffer.alloc(32, 8), run, 'answer')).toBeUndefined();
      for (const at of [0, 12, 267, 283])
        expect(
          unseal(
            sealed.map((byte, i) => (i === at ? byte ^ 1 : byte)),
            key,
            run,
            'answer',
          ),
        ).toBeUndefined();
    }
  });

  it('is never longer than its size', () => {
    expect(() => requireLabels(['x', '长'.repeat(85)])).toThrow(expect.objectContaining({ code: 'overlap.label' }));
  });
});

describe('secrets', () => {
  it('lie in a file of their owner alone, and are read as they were written', async () => {
    const path = join(dir, 'secrets');
    const secrets = await newSecrets();
    await writeSecrets(path, secrets);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readSecrets(path)).toEqual(secrets);
    await expect(writeSecrets(path, secrets)).rejects.toMatchObject({ code: 'overlap.secrets.exists' });
    wipe(secrets);
    expect(Object.values(secrets).every((each: Uint8Array) => each.every((byte) => byte === 0))).toBe(true);
  });

  it('that are gone or damaged are said to be', async () => {
    await writeFile(join(dir, 'damaged'), 'clew/overlap-secrets/v1\nshort');
    for (const name of ['none', 'damaged'])
      await expect(readSecrets(join(dir, name))).rejects.toMatchObject({ code: 'overlap.secrets' });
  });
});

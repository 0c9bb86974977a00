import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { vectors } from './support/shared.ts';
import { decodeModel, encodeModel, shipped } from '../src/scam/type/shipped.ts';
import { dialoguesDigest, readDialogues } from '../scripts/scam-types/dialogues.ts';
import { fit, options, quantise } from '../scripts/scam-types/fit.ts';
import { classes, ownDigest, ownSamples } from '../scripts/scam-types/learn.ts';
import { ownTexts } from '../scripts/scam-types/texts.ts';

const card = readFileSync(new URL('../docs/reference/scam-type-model.md', import.meta.url), 'utf8');

test('the model was learnt from the sentences and dialogues that are told, and its card is of it', () => {
  const { head } = shipped();
  expect(head.learntFrom).toEqual({ own: ownDigest(), dialogues: dialoguesDigest });
  const bytes = readFileSync(new URL('../src/scam/data/types.bin', import.meta.url));
  for (const said of [
    createHash('sha256').update(bytes).digest('hex'),
    ownDigest(),
    dialoguesDigest,
    `a probability of ${head.sure} on`,
    `no fraud from ${head.sureNone} on`,
    `fewer than ${head.fewest} known`,
    ownTexts().length.toLocaleString('en'),
  ]) {
    expect(card).toContain(said);
  }
  const model = decodeModel(bytes);
  expect(encodeModel(model.head, model).equals(bytes)).toBe(true);
  expect(bytes.length).toBeLessThan(5 * 1024 * 1024);
});

test('learnt twice, the same bytes', () => {
  const some = ownSamples({ half: 0 }).filter((_, i) => i % 40 === 0);
  const learnt = (): Buffer => {
    const { keys, weights, scale, bias } = quantise(fit(some, classes, { ...options, epochs: 2 }), 2000);
    return encodeModel({ ...shipped().head, rows: keys.length, scale, bias: [...bias] }, { keys, weights });
  };
  const once = learnt();
  expect(learnt().equals(once)).toBe(true);
  // Written down once: another engine or machine that gives other bytes is seen here.
  expect(createHash('sha256').update(once).digest('hex')).toBe(
    'c234e7f9e0e2027a943199af67ce3f315fa11a037654e645244d80ab0986bb5e',
  );
});

const set = vectors('data/teleantifraud_dialogues');

test.skipIf(set.absent)(
  'dialogues of the published set are read, any other file is refused (skipped where the set is absent)',
  () => {
    const { dialogues } = readDialogues(set.path('dialogues.jsonl'));
    expect(dialogues).toHaveLength(1100);
    expect(dialogues.every(({ type }) => classes.includes(type))).toBe(true);
    expect(() => readDialogues(new URL(import.meta.url).pathname)).toThrow('another file');
  },
);

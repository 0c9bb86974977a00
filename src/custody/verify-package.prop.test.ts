import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { canonicalJson } from '../model/index.ts';
import { makePackage, renewBag } from '../../test/support/made-package.ts';
import { parseShownAct } from './shown-acts.ts';
import { render } from './verification-text.ts';
import { verify } from './index.ts';

// A sender may mean ill: whatever a package says, it is looked at to the end, and what is found can be told.
let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'clew-hostile-'))));
afterEach(() => rmSync(dir, { recursive: true }));

const text = fc.string({ unit: 'grapheme' });
const json = fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' });

it('a case file may hold anything', { timeout: 120_000 }, async () => {
  const member = fc.constantFrom('custody', 'exhibits', 'head', 'case', 'package', 'version');
  await fc.assert(
    fc.asyncProperty(fc.dictionary(member, json, { noNullPrototype: true }), async (said) => {
      rmSync(join(dir, 'p'), { recursive: true, force: true });
      makePackage(join(dir, 'p'), { wholeLog: true, told: (dossier) => void Object.assign(dossier, said) });
      const found = await verify(join(dir, 'p'));
      expect(found.what).toBe('package');
      expect(render(found, dir, 'zh').length).toBeGreaterThan(100);
    }),
    { numRuns: 40 },
  );
});

it('an act of sending may say anything', { timeout: 120_000 }, async () => {
  const member = fc.constantFrom('package', 'case', 'recipient', 'label', 'sha256', 'bytes', 'covers', 'seq', 'at', 'by');
  await fc.assert(
    fc.asyncProperty(fc.dictionary(member, json, { noNullPrototype: true, minKeys: 1 }), async (said) => {
      rmSync(join(dir, 'p'), { recursive: true, force: true });
      makePackage(join(dir, 'p'), { sent: (body) => void Object.assign(body, said) });
      const found = await verify(join(dir, 'p'));
      expect(render(found, dir, 'en')).toMatch(/erified/u);
    }),
    { numRuns: 40 },
  );
});

it('any file may hold anything', { timeout: 120_000 }, async () => {
  makePackage(join(dir, 'p'), { wholeLog: true });
  const file = fc.constantFrom(
    'seal.note',
    'contents.sha256',
    'bagit.txt',
    'bag-info.txt',
    'log/acts.jsonl',
    'log/send.json',
    'log/checkpoint',
    'log/log.vkey',
    'log/policy',
    'log/proofs/2.tlog-proof',
    'log/rotations/first.vkey',
    'data/dossier.json',
    'log/more',
    'log/tile/0/000.p/13',
    'log/tile/entries/000.p/13',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    text.map((each) => Buffer.from(each)),
    json.map((each) => Buffer.from(`${canonicalJson(each)}\n`)),
  );
  await fc.assert(
    fc.asyncProperty(file, bytes, async (path, content) => {
      rmSync(join(dir, 'p'), { recursive: true, force: true });
      makePackage(join(dir, 'p'), { wholeLog: true });
      writeFileSync(join(dir, 'p', path), content);
      renewBag(join(dir, 'p'));
      expect(await verify(join(dir, 'p'))).toMatchObject({ what: 'package', ok: false });
    }),
    { numRuns: 60 },
  );
});

it('a line of acts is an act in one spelling, or none', () => {
  const members = fc.record(
    {
      act: text,
      at: fc.oneof(fc.maxSafeInteger(), json),
      by: text,
      seq: fc.maxSafeInteger(),
      detail: text,
      body: json,
      salt: text,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(members, (each) => {
      const line = canonicalJson(each);
      const act = parseShownAct(line);
      if (act !== undefined) expect(act.line).toBe(line);
      expect(parseShownAct(`${line} `)).toBeUndefined();
    }),
  );
});

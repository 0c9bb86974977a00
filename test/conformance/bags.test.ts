import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkBag, Checklist, verify } from '../../src/custody/index.ts';
import { vectors } from '../support/shared.ts';

// Library of Congress, BagIt conformance suite (public domain).
const suite = vectors('data/bagit_conformance');

interface Row {
  readonly bag: string;
  readonly group: string;
  readonly must_pass: string;
  readonly must_warn: string;
}

function rows(): Row[] {
  const [head = '', ...lines] = readFileSync(suite.path('truth.csv'), 'utf8').trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])) as unknown as Row);
}

describe.skipIf(suite.absent)('the conformance suite of BagIt (skipped without ../shared)', () => {
  const all = suite.absent ? [] : rows();

  it('is here', () => expect(all.length).toBeGreaterThanOrEqual(30));

  it.each(all)('$bag', async ({ bag, must_pass, must_warn }) => {
    const list = new Checklist();
    const { ok } = await checkBag(suite.path(bag), list);
    const [check] = list.list();
    expect({ ok, found: ok ? [] : check?.found.length === 0 }).toEqual({
      ok: must_pass === '1',
      found: must_pass === '1' ? [] : false,
    });
    expect(await verify(suite.path(bag))).toMatchObject({ what: 'bag', ok });
    if (must_warn === '1') expect(check?.outcome).toBe('noted');
  });
});

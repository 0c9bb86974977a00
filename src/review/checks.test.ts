import { describe, expect, it } from 'vitest';
import type { ExhibitFacts, ReviewCheck } from '../model/index.ts';
import { checksOf, type Recheck, type Reviewed } from './checks.ts';

const sealed = { act: 4, at: Date.UTC(2026, 1, 3), by: 'wang' };
const exhibit = (facts: Partial<ExhibitFacts>, more: Partial<Reviewed> = {}): Reviewed => ({
  sha256: 'ab'.repeat(32),
  name: 'a.csv',
  bytes: 1,
  number: 'E1',
  sealed,
  reports: 0,
  others: 0,
  facts: { signatures: [], ...facts },
  ...more,
});
const checkOf = (
  point: ReviewCheck['point'],
  facts: Partial<ExhibitFacts>,
  more: Partial<Reviewed> = {},
  recheck?: Recheck,
): ReviewCheck => checksOf(exhibit(facts, more), recheck).find((each) => each.point === point)!;

describe('the prosecutor’s review', () => {
  it('leaves open what nobody wrote down, and says so in both languages', () => {
    const checks = checksOf(exhibit({}), undefined);
    expect(checks.map(({ point, state }) => [point, state])).toEqual([
      ['original_medium', 'open'],
      ['signature_or_certificate', 'open'],
      ['hash_recheck', 'open'],
      ['sealed_before_use', 'yes'],
      ['custody_unbroken', 'open'],
      ['reproducible', 'open'],
      ['changes_explained', 'open'],
      ['backup_equals_original', 'open'],
      ['post_freeze_log', 'open'],
      ['foreign_source', 'open'],
    ]);
    for (const { sentence } of checks) {
      expect(sentence.en).toMatch(/\.$/u);
      expect(sentence.zh).toMatch(/[\p{Script=Han}].*。$/u);
    }
  });

  it.each<[ReviewCheck['point'], Partial<ExhibitFacts>, ReviewCheck['state']]>([
    ['original_medium', { originalMedium: true }, 'yes'],
    ['original_medium', { originalMedium: false }, 'no'],
    ['original_medium', { originalMedium: false, whyNot: 'on a server abroad' }, 'yes'],
    ['signature_or_certificate', { signatures: ['a'] }, 'no'],
    ['signature_or_certificate', { signatures: ['a', 'b'] }, 'no'],
    ['signature_or_certificate', { signatures: ['a', 'b', 'holder'] }, 'yes'],
    ['signature_or_certificate', { signatures: ['a', 'b'], refusal: 'refused' }, 'no'],
    ['signature_or_certificate', { signatures: ['a', 'b'], refusal: 'refused', video: 'V1' }, 'yes'],
    ['custody_unbroken', { collectedAt: sealed.at - 1, collector: 'li' }, 'yes'],
    ['custody_unbroken', { collectedAt: sealed.at + 1, collector: 'li' }, 'no'],
    ['reproducible', { reproducible: false }, 'no'],
    ['changes_explained', { changes: 'none' }, 'yes'],
    ['backup_equals_original', { backupEqual: false }, 'no'],
    ['post_freeze_log', { frozen: false }, 'not-applicable'],
    ['post_freeze_log', { frozen: true }, 'no'],
    ['post_freeze_log', { frozen: true, freezeLog: 'E4' }, 'yes'],
    ['foreign_source', { foreign: false }, 'not-applicable'],
    ['foreign_source', { foreign: true, exportAuthority: 'x', source: 'y' }, 'no'],
    ['foreign_source', { foreign: true, exportAuthority: 'x', source: 'y', collectedAt: 1, method: 'z' }, 'yes'],
  ])('%s with %j: %s', (point, facts, state) => {
    expect(checkOf(point, facts)).toMatchObject({ state });
  });

  it('says what Clew saw for itself', () => {
    const machine = checksOf(exhibit({}), undefined).flatMap((each) => (each.machine ? each.point : []));
    expect(machine).toEqual(['hash_recheck', 'sealed_before_use', 'custody_unbroken']);
    expect(checkOf('hash_recheck', {}, {}, { intact: true }).state).toBe('yes');
    const bad = checkOf('hash_recheck', {}, {}, { intact: false, at: sealed.at, by: 'li' });
    expect(bad).toMatchObject({
      state: 'no',
      sentence: { en: 'Read again on 2026-02-03 by li: the SHA-256 is NOT the one sealed.' },
    });
    expect(checkOf('sealed_before_use', {}, { imported: { ...sealed, act: 5 } }).state).toBe('yes');
    expect(checkOf('sealed_before_use', {}, { imported: { ...sealed, act: 3 } }).state).toBe('no');
  });
});

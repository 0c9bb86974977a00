import { expect, it } from 'vitest';
import { PackageInfo } from '../../model/index.ts';
import { makeCase } from '../../../test/support/made-case.ts';
import { casefile } from './index.ts';

const info = PackageInfo.parse({
  recipient: 'Harrow Bay Prosecution Service',
  label: 'AMBER',
  reason: 'Request for assistance 17',
  redact: 'none',
  languages: ['en', 'zh'],
  originals: false,
  wholeLog: false,
  id: 'P0123456789ab',
  at: Date.UTC(2026, 1, 9, 8, 30, 5),
  withheld: 0,
});

it('sets a case in both languages, the same bytes each time', async () => {
  const made = await makeCase();
  try {
    const dossier = await made.dossier();
    const attached = [{ name: 'a.json', bytes: Buffer.from('{}'), media: 'application/json', about: 'a' }];
    const [first, again] = [await casefile(dossier, info, attached), await casefile(dossier, info, attached)];
    expect(Buffer.from(first).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
  } finally {
    await made.close();
  }
});

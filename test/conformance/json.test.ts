import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/model/index.ts';
import { vectors } from '../support/shared.ts';

// Published by cyberphone/json-canonicalization (Apache-2.0), the test data of RFC 8785.
const jcs = vectors('data/jcs_rfc8785');

describe.skipIf(jcs.absent)('RFC 8785 (skipped without ../shared)', () => {
  it.each(['arrays', 'french', 'structures', 'values'])('%s', (name) => {
    const canonical = canonicalJson(jcs.json(`input/${name}.json`));
    expect(canonical).toBe(jcs.bytes(`output/${name}.json`).toString());
    const bytes = jcs.bytes(`outhex/${name}.txt`).toString().trim().split(/\s+/u).join('');
    expect(Buffer.from(canonical).toString('hex')).toBe(bytes);
  });
});

import { beforeAll, expect, it } from 'vitest';
import { standIn } from '../../../../test/web/support.ts';

beforeAll(standIn);

it('what was entered comes back as it was, and what was left empty is not said', async () => {
  const { factsOf, typedOf } = await import('./fields.ts');
  const facts = {
    category: 'chat records',
    signatures: ['Li', 'Wang'],
    originalMedium: false,
    whyNot: 'on a server abroad',
    collectedAt: new Date(2026, 2, 9).getTime(),
  };
  expect(factsOf(typedOf(facts))).toEqual(facts);
  expect(factsOf({})).toEqual({ signatures: [] });
});

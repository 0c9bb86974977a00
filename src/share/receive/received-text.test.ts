import { expect, it } from 'vitest';
import type { PackageRow } from '../../model/index.ts';
import { recallLines } from './received-text.ts';

it('what a stranger writes in a recall steers no terminal', () => {
  const recalls = [
    {
      act: 3,
      at: 0,
      items: [{ kind: 'report' as const, ref: 'Z\u001B[2J1' }],
      reason: 'one\ntwo \u202Exyz',
      acknowledged: false,
    },
  ];
  const row = { side: 'received', recalls } as unknown as PackageRow;
  const lines = recallLines(row, 'en');
  expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(lines[1]).toContain('one\uFFFDtwo');
});

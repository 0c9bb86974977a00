import { expect, it } from 'vitest';
import { makeEconomy } from './support/made-economy.ts';

it('makes the same economy from the same seed, whatever the size of its batches', () => {
  const rows = (batch: number): string[] => {
    const economy = makeEconomy({ transfers: 3000, largest: 40, batch });
    const made: string[] = [];
    for (const { count, id, at, source, target, minor, report, accounts } of economy.batches()) {
      for (let i = 0; i < count; i++) {
        made.push(JSON.stringify([id[i], at[i], accounts.value[source[i]!], accounts.value[target[i]!], minor[i], report[i]]));
      }
    }
    return made;
  };
  const made = rows(3000);
  expect(rows(700)).toEqual(made);
  expect(new Set(made.map((row) => row.slice(0, 25))).size).toBe(3000);
});

it('has every payment of the largest gang’s victims in it', () => {
  const economy = makeEconomy({ transfers: 20_000, largest: 100 });
  const paid = new Map<string, number>();
  for (const { count, report, minor } of economy.batches()) {
    for (let i = 0; i < count; i++) if (report[i] !== '') paid.set(report[i]!, (paid.get(report[i]!) ?? 0) + minor[i]!);
  }
  const victims = economy.victims.filter(({ gang }) => gang === 0);
  expect(victims).toHaveLength(100);
  for (const { ref, minor } of victims) expect(paid.get(ref)).toBe(minor);
});

import { describe, expect, it } from 'vitest';
import type { FreezeProposal } from '../../../src/model/index.ts';
import { dueOf, fromOf, isOpen, stepsAfter } from './queue.ts';

const [hour, now] = [3_600_000, Date.UTC(2026, 2, 9, 8)];
const step = (more: Partial<FreezeProposal['steps'][number]>): FreezeProposal['steps'][number] => ({
  act: 3,
  step: 'stop',
  state: 'sent',
  by: 'sun',
  disputed: { minor: 1, currency: 'CNY' },
  proposedAt: now - 5 * hour,
  until: now + hour,
  reason: 'by phone',
  ...more,
});

describe('what runs out', () => {
  const at = (state: FreezeProposal['state'], hours: number) => ({ state, until: now + hours * hour });

  it('within twelve hours, and what lapsed within a week', () => {
    const rows = [at('confirmed', 12), at('sent', 0.1), at('confirmed', 12.1), at('expired', -1), at('expired', -7 * 24 - 1)];
    expect(dueOf(rows, now)).toEqual({ soon: 2, lapsed: 1 });
  });

  it('by the clock, before the server says so', () => {
    expect(dueOf([at('confirmed', 0)], now)).toEqual({ soon: 0, lapsed: 1 });
  });

  it('not what was never sent, or is over by a person’s word', () => {
    const rows = (['proposed', 'refused', 'released'] as const).flatMap((state) => [at(state, 1), at(state, -1)]);
    expect(dueOf(rows, now)).toEqual({ soon: 0, lapsed: 0 });
  });
});

it('a clock begins with the answer, else with the letter', () => {
  const steps = [step({ sentAt: 5 })];
  expect(fromOf({ state: 'sent', steps })).toBe(5);
  expect(fromOf({ state: 'confirmed', steps: [step({ sentAt: 5, answeredAt: 9 })] })).toBe(9);
  for (const state of ['proposed', 'refused', 'released'] as const) expect(fromOf({ state, steps })).toBeUndefined();
  expect(fromOf({ state: 'sent', steps: [] })).toBeUndefined();
});

it('what may be recorded next', () => {
  expect(stepsAfter({ state: 'proposed' })).toEqual(['sent', 'released']);
  expect(stepsAfter({ state: 'sent' })).toEqual(['confirmed', 'refused', 'released']);
  expect(stepsAfter({ state: 'confirmed' })).toEqual(['released']);
  for (const state of ['refused', 'released', 'expired'] as const) {
    expect([stepsAfter({ state }), isOpen({ state })]).toEqual([[], false]);
  }
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { madeDesk } from '../../../test/support/made-freezes.ts';
import { madeTraces } from '../../../test/support/made-traces.ts';
import { ClewError } from '../../errors.ts';
import type { FreezeState } from '../../model/index.ts';
import { foldFreezes } from './fold.ts';
import { proposals } from './proposals.ts';
import { propose } from './propose.ts';
import { recordState, renew } from './state.ts';

const hour = 3_600_000;
const account = 'bank:6228480402564890018';
const traces = madeTraces([{ account, minor: 50_000 }]);

const move = fc.record({
  hours: fc.constantFrom(0, 0, 1, 20, 48, 49, 24 * 200),
  what: fc.constantFrom(
    'propose',
    'sent',
    'sent',
    'confirmed',
    'confirmed',
    'refused',
    'released',
    'renew',
    'freeze',
    'again',
    'again',
  ),
  law: fc.constantFrom('CN' as const, 'CN' as const, 'CN' as const, 'CN' as const, 'US' as const, 'other' as const),
  minor: fc.integer({ min: 1, max: 60_000 }),
});

/** What one act may make of a state. `expired` comes of itself, with the clock. */
const legal: Readonly<Record<string, readonly FreezeState[]>> = {
  proposed: ['proposed', 'sent', 'released'],
  sent: ['sent', 'confirmed', 'refused', 'released'],
  confirmed: ['confirmed', 'released', 'proposed'],
  // A late answer is an answer.
  expired: ['expired', 'confirmed', 'refused', 'proposed'],
  refused: ['refused', 'proposed', 'released'],
  released: ['released'],
};

async function attempt(
  { ctx, desk }: ReturnType<typeof madeDesk>,
  { what, law, minor }: { what: string; law: 'CN' | 'US' | 'other'; minor: number },
) {
  const last = foldFreezes(desk.acts).at(-1);
  const proposal = last?.id ?? 'F000000000000';
  const until = law === 'CN' && (last === undefined || last.first.law === 'CN') ? undefined : desk.now + 90 * hour;
  const disputed = { minor, currency: 'CNY' };
  if (what === 'propose') await propose(ctx, { account, to: 'A bank', law, reason: 'why', disputed, until }, { traces });
  else if (what === 'renew')
    await renew(ctx, { proposal, reason: 'more time', until: last?.first.law === 'CN' ? undefined : desk.now + 9 * hour });
  else if (what === 'freeze' || what === 'again') {
    const step = what === 'freeze' ? 'freeze' : 'stop.again';
    await renew(ctx, {
      proposal,
      step,
      reason: 'more time',
      disputed,
      until: last?.first.law === 'CN' ? undefined : desk.now + 9 * hour,
    });
  } else {
    const state = what as 'sent' | 'confirmed' | 'refused' | 'released';
    const mayState = (state === 'confirmed' || state === 'sent') && last?.first.law !== 'CN';
    await recordState(ctx, { proposal, state, reason: 'r', ...(mayState ? { until: desk.now + 30 * hour } : {}) });
  }
}

it('whatever is tried, in whatever order: only legal states, never too much, never a third stop, never two that run', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 60 }), async (moves) => {
      const made = madeDesk();
      const { ctx, desk } = made;
      for (const { hours, ...each } of moves) {
        desk.now += hours * hour;
        const before = new Map((await proposals(ctx.read, desk.now)).map((each) => [each.id, each]));
        const recorded = desk.acts.length;
        await attempt(made, each).catch((error: unknown) => {
          if (!(error instanceof ClewError) || error.kind === 'bug') throw error;
          seen.add(error.code);
          expect(desk.acts).toHaveLength(recorded);
        });
        const list = await proposals(ctx.read, desk.now);
        for (const now of list) {
          const was = before.get(now.id);
          if (was === undefined) expect(now.state).toBe('proposed');
          else expect(legal[was.state], `${was.state} → ${now.state}`).toContain(now.state);
          seen.add(now.state);
          for (const { disputed } of now.steps) expect(disputed.minor).toBeLessThanOrEqual(50_000);
          for (const { until, proposedAt, sentAt } of now.steps)
            expect(until).toBeGreaterThan(now.law === 'US' ? 0 : (sentAt ?? proposedAt));
          // Old steps stay to be seen.
          expect(now.steps.length).toBeGreaterThanOrEqual(was?.steps.length ?? 0);
        }
        const stops = list
          .filter(({ law }) => law === 'CN')
          .flatMap(({ steps }) =>
            steps.filter(({ step, sentAt, state }) => step !== 'freeze' && sentAt !== undefined && state !== 'refused'),
          );
        if (list.every(({ law }) => law === 'CN')) expect(stops.length).toBeLessThanOrEqual(2);
        expect(
          list.filter(({ state }) => state === 'proposed' || state === 'sent' || state === 'confirmed').length,
        ).toBeLessThanOrEqual(1);
      }
      // The acts alone give the same list again.
      const again = madeDesk();
      again.desk.acts.push(...(JSON.parse(JSON.stringify(desk.acts)) as typeof desk.acts));
      expect(await proposals(again.ctx.read, desk.now)).toEqual(await proposals(ctx.read, desk.now));
    }),
    { numRuns: 300 },
  );
  // The sequences came by every state and every refusal that this is about.
  for (const each of [
    'proposed',
    'sent',
    'confirmed',
    'refused',
    'expired',
    'released',
    'money.freeze',
    'money.freeze.state',
    'money.freeze.amount',
    'money.freeze.running',
    'money.freeze.third',
  ]) {
    expect(seen).toContain(each);
  }
});

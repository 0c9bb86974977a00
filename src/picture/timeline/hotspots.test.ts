import { describe, expect, it } from 'vitest';
import { hotspots } from './hotspots.ts';

const day = 86_400_000;

describe('hot spots', () => {
  const at = (place: string, ...days: readonly number[]): { place: string; at: number }[] =>
    days.map((each) => ({ place, at: each * day }));
  const half = Array.from({ length: 28 }, (_, i) => i * 6);
  const range = { begin: 0, until: 196 * day };

  it('are places with more reports of late than before', () => {
    const late = Array.from({ length: 20 }, (_, i) => 170 + i);
    const [spot, ...more] = hotspots([...at('muse', ...half, ...late), ...at('poipet', ...half, 172, 180, 185, 190)], range);
    expect(more).toEqual([]);
    expect(spot).toMatchObject({ place: 'muse', reports: 20 });
    expect(spot!.p).toBeLessThan(0.01);
    expect(spot!.because.en).toContain('20 reports of the last 28 days say a gang sits at Muse');
  });

  it('are none where there are few reports, or nothing to hold them against', () => {
    expect(hotspots(at('muse', ...half, 170, 175), range)).toEqual([]);
    expect(hotspots(at('muse', 180, 181, 182, 183, 184, 185), { begin: 175 * day, until: 196 * day })).toEqual([]);
    expect(hotspots([], range)).toEqual([]);
  });
});

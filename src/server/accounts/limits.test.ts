import { describe, expect, it } from 'vitest';
import { Buckets, Failures } from './limits.ts';

/** A clock that stands still until it is moved. */
function clock(): { now: () => number; pass: (seconds: number) => void } {
  let at = 1_700_000_000_000;
  return { now: () => at, pass: (seconds) => (at += seconds * 1000) };
}

describe('a bucket', () => {
  it('lets a burst through, then as many as come back, and says how long to wait', () => {
    const { now, pass } = clock();
    const buckets = new Buckets({ burst: 3, perSecond: 0.5 }, now);
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([undefined, undefined, undefined, 2]);
    expect(buckets.take('b')).toBeUndefined();
    pass(1);
    expect(buckets.take('a')).toBe(1);
    pass(1);
    expect(buckets.take('a')).toBeUndefined();
    pass(1000);
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([undefined, undefined, undefined, 2]);
  });

  it('gives nothing back when the clock is set back', () => {
    const { now, pass } = clock();
    const buckets = new Buckets({ burst: 1, perSecond: 1 }, now);
    buckets.take('a');
    pass(-100);
    expect(buckets.take('a')).toBe(1);
  });

  it('and failures hold no more keys than they have room for, whoever makes them up', () => {
    const { now } = clock();
    const [buckets, failures] = [new Buckets({ burst: 1, perSecond: 1 }, now), new Failures(5, now)];
    for (let i = 0; i < 10_500; i++) {
      buckets.take(`k${i}`);
      failures.failed(`k${i}`);
    }
    expect([buckets.size, failures.size]).toEqual([10_000, 10_000]);
    // The one that was used last is there still.
    expect(buckets.take('k10499')).toBe(1);
  });
});

describe('failures', () => {
  it('cost nothing at first, then twice as long each time, up to a quarter of an hour', () => {
    const { now, pass } = clock();
    const failures = new Failures(3, now);
    const waits: number[] = [];
    for (let i = 0; i < 14; i++) {
      failures.failed('a');
      const wait = failures.wait('a');
      waits.push(wait);
      pass(wait);
      expect(failures.wait('a')).toBe(0);
    }
    expect(waits).toEqual([0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]);
    expect(failures.wait('b')).toBe(0);
  });

  it('are forgotten after a success, or a day', () => {
    const { now, pass } = clock();
    const failures = new Failures(1, now);
    for (let i = 0; i < 5; i++) failures.failed('a');
    expect(failures.wait('a')).toBe(80);
    failures.succeeded('a');
    expect(failures.wait('a')).toBe(0);
    for (let i = 0; i < 5; i++) failures.failed('a');
    pass(86_401);
    failures.failed('a');
    expect(failures.wait('a')).toBe(5);
  });
});

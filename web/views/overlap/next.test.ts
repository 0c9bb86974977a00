import { expect, it } from 'vitest';
import type { OverlapRow } from '../../../src/model/index.ts';
import { isUpToUs, nextOf } from './next.ts';

const next = (state: OverlapRow['state'], file?: OverlapRow['file'], came?: OverlapRow['came']): string =>
  nextOf({ state, ...(file === undefined ? {} : { file }), ...(came === undefined ? {} : { came }) });

it('names the one thing to do in each state', () => {
  expect(next('committed')).toBe('resume');
  expect(next('offered', 'offer')).toBe('hand-offer');
  expect(next('offered')).toBe('wait-answer');
  expect(next('asked')).toBe('decide');
  expect(next('answered', 'answer')).toBe('hand-answer');
  expect(next('answered')).toBe('wait-result');
  expect(next('ended', 'result')).toBe('hand-result');
  expect(next('lost')).toBe('again');
  expect(next('refused')).toBe('none');
});

it('opens what came before it hands anything on again', () => {
  expect(next('offered', 'offer', 'answer')).toBe('open-answer');
  expect(next('answered', 'answer', 'result')).toBe('open-result');
  // Opened: it lies there still.
  expect(next('ended', 'result', 'answer')).toBe('hand-result');
});

it('asks nothing of who answered, once they know', () => {
  // Their answer still lies there.
  expect(next('ended', 'answer')).toBe('none');
  expect(next('ended')).toBe('none');
});

it('tells what is up to us from waiting', () => {
  expect(isUpToUs('decide')).toBe(true);
  expect(isUpToUs('hand-offer')).toBe(false);
  expect(isUpToUs('resume')).toBe(true);
  expect(isUpToUs('open-answer')).toBe(true);
  expect(isUpToUs('wait-answer')).toBe(false);
  expect(isUpToUs('again')).toBe(false);
  expect(isUpToUs('none')).toBe(false);
});

import { expect, it } from 'vitest';
import { boundsOf, spread } from './frame.ts';

it('shows a single town with the region around it, and never past the poles', () => {
  const { coordinates } = boundsOf([{ place: { lat: 16.7, lon: 98.5 } }], 1);
  expect(coordinates).toEqual([
    [94.5, 12.7],
    [102.5, 20.7],
  ]);
  const wide = boundsOf([{ place: { lat: 60, lon: 170 } }, { place: { lat: -60, lon: -170 } }], 8);
  expect(wide.coordinates.flat()).toEqual([-180, -80, 180, 80]);
});

it('lays no label upon another', () => {
  const at = (y: number) => ({ x: 100, y, r: 5, name: 'Sihanoukville' });
  const ys = spread([at(50), at(52), at(51), at(200)]).map(({ labelY }) => labelY);
  expect(ys).toEqual([54, 69, 84, 204]);
});

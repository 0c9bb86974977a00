import { expect, it } from 'vitest';
import { arcOf } from './arc.ts';

it('bends the way there and the way back to different sides', () => {
  expect(arcOf([0, 0], [100, 0], 10)).toEqual({ d: 'M10,0Q50,-18 90,0', label: [50, -9] });
  expect(arcOf([100, 0], [0, 0], 10)).toEqual({ d: 'M90,0Q50,18 10,0', label: [50, 9] });
});

it('draws nothing between points that nearly touch', () => {
  expect(arcOf([0, 0], [20, 0], 10)).toBeUndefined();
});

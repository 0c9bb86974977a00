import { expect, it } from 'vitest';
import { sizedDossier } from '../../../test/support/sized-dossier.ts';
import { pictureOf } from './picture.ts';
import { svgOf } from './picture-svg.ts';

const frame = { width: 168, height: 122, hubs: 48, listed: 16 };

it.each([0, 1, 2, 6, 60, 300, 1500])('draws %i reports inside the frame, the same each time', (reports) => {
  const dossier = sizedDossier({ reports });
  const picture = pictureOf(dossier, frame);
  expect(pictureOf(dossier, frame)).toEqual(picture);
  for (const { x, y } of [...picture.hubs, ...picture.dots]) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(frame.width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(frame.height);
  }
  // No report is lost, whether it has a dot of its own or shares one.
  expect(picture.dots.flatMap((dot) => dot.reports).sort()).toEqual(dossier.reports.map(({ id }) => id).sort());
  expect(picture.hubs.filter(({ code }) => code !== '').flatMap(({ indicators }) => indicators).length).toBeLessThanOrEqual(16);
});

it('covers no report by another', () => {
  const { dots } = pictureOf(sizedDossier({ reports: 300 }), frame);
  const covered = dots.filter((a, i) => dots.slice(i + 1).some((b) => Math.hypot(a.x - b.x, a.y - b.y) < 0.5 * (a.r + b.r)));
  expect(covered.length).toBeLessThan(3);
});

it('never draws a victim’s or an institution’s indicator, nor a shared service', () => {
  const dossier = sizedDossier({ reports: 40 });
  const [first, second, third, ...others] = dossier.indicators;
  const indicators = [
    { ...first!, roles: ['suspect' as const, 'victim' as const] },
    { ...second!, roles: ['institution' as const] },
    { ...third!, service: true },
    ...others,
  ];
  const drawn = pictureOf({ ...dossier, indicators }, frame).hubs.flatMap(({ indicators: each }) =>
    each.map(({ value }) => value),
  );
  expect(drawn.length).toBeGreaterThan(0);
  for (const hidden of [first, second, third]) expect(drawn).not.toContain(hidden!.value);
});

it('draws what the machine proposes dashed, and what a person decided solid', () => {
  const dossier = sizedDossier({ reports: 6 });
  const picture = pictureOf(dossier, frame);
  const [a, b] = [dossier.reports[0]!.id, dossier.reports[1]!.id];
  expect(svgOf(picture, false, [])).toContain('stroke-dasharray');
  expect(svgOf(picture, true, [])).not.toContain('stroke-dasharray');
  expect(svgOf(picture, false, [{ a, b, same: false }])).toContain('#b3261e');
  expect(svgOf(picture, false, [{ a, b, same: true }])).not.toContain('#b3261e');
});

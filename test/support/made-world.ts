import { writeFile } from 'node:fs/promises';
import type { MadeReport } from './made-reports.ts';

/**
 * Reports of gangs that use numbers of their own for a while, beside services that everybody uses, in order of time. Equal
 * seeds give equal worlds.
 */
export function madeWorld(seed: number, count: number): MadeReport[] {
  let state = seed * 2_654_435_761 + 1;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * n);
  };
  const gangs = Math.ceil(count / 12);
  const reports: MadeReport[] = [];
  for (let i = 0; i < count; i++) {
    const day = Math.floor((i * 200) / count);
    const gang = below(gangs);
    const lone = below(5) === 0;
    const owner = lone ? `lone${i}` : `gang${gang}era${Math.floor(day / 80)}`;
    const mentions: MadeReport['mentions'] = [
      { kind: 'email', value: `${owner}.${below(3)}@mail.example` },
      { kind: 'domain', value: `${owner}-${below(2)}.test` },
      ...(below(3) === 0 ? [{ kind: 'email', value: `desk${below(3)}@service.example` } as const] : []),
    ];
    reports.push({
      id: `r${String(i * 7_919 + seed).padStart(20, '0')}`,
      day,
      language: 'en',
      category: gang % 2 === 0 ? 'loan' : 'task',
      story: lone ? 100_000 + i : gang,
      mentions,
    });
  }
  return reports;
}

/** Writes made reports as the file an agency would hand in. */
export async function madeFile(path: string, made: readonly MadeReport[]): Promise<string> {
  const day = (n: number): string => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
  const rows = made.map(({ id, day: when = 0, category = '', story = 0, mentions = [] }) => {
    const words = mentions.map(({ value }) => `They used ${value} to reach me.`).join(' ');
    return `${id},${day(when)},${category},"Story ${story} of how somebody lost money to plan ${story * 37} and coach ${story * 11}. ${words}"`;
  });
  await writeFile(path, ['report_no,reported_at,category,narrative', ...rows, ''].join('\n'));
  return path;
}

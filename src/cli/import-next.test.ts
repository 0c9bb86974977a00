import { expect, it } from 'vitest';
import { nextSteps } from './import-next.ts';

const list = (side: 'roster' | 'wanted', name: string, exhibit: string, persons = 3) => ({
  side,
  name,
  persons,
  exhibit: exhibit.repeat(64),
});
const roster = list('roster', 'roster.csv', 'a');
const wanted = list('wanted', 'wanted.csv', 'b');
const after = (content: 'roster' | 'wanted', { exhibit }: { exhibit: string }) => [{ content, exhibit }];

it('says how to screen once both sides are there, whichever came last', () => {
  const both = 'clew screen roster.csv --against wanted.csv';
  expect(nextSteps(after('wanted', wanted), [roster, wanted]).en).toBe(both);
  expect(nextSteps(after('roster', roster), [wanted, roster]).zh).toBe(both);
});

it('says which side is missing; a list of nobody is none', () => {
  expect(nextSteps(after('roster', roster), [roster]).en).toContain('--as wanted');
  expect(nextSteps(after('wanted', wanted), [wanted]).zh).toContain('--as roster');
  expect(nextSteps(after('wanted', wanted), [list('roster', 'r.csv', 'c', 0), wanted]).en).toContain('--as roster');
});

it('means the lists that were just read, else the newest', () => {
  const newer = list('roster', 'second.csv', 'c');
  expect(nextSteps(after('roster', roster), [roster, newer, wanted]).en).toContain('screen roster.csv ');
  expect(nextSteps(after('wanted', wanted), [roster, newer, wanted]).en).toContain('screen second.csv ');
});

it('calls a list by its digest where its name would not do', () => {
  const twin = list('roster', 'roster.csv', 'c');
  expect(nextSteps(after('roster', twin), [roster, twin, wanted]).en).toBe('clew screen cccccccccccc --against wanted.csv');
  const spaced = list('roster', 'three towers.csv', 'd');
  expect(nextSteps(after('roster', spaced), [spaced, wanted]).en).toContain('screen dddddddddddd ');
  // A verb of `clew screen`, were it not the name of a file.
  expect(nextSteps(after('roster', roster), [list('roster', 'list', 'a'), wanted]).en).toContain('screen aaaaaaaaaaaa ');
});

it('leaves reports and statements their next steps', () => {
  expect(nextSteps([{ content: undefined, exhibit: 'e' }, ...after('roster', roster)], [roster]).en).toBe('clew link');
  expect(nextSteps([{ content: 'transfers', exhibit: 'e' }], []).en).toContain('clew trace');
});

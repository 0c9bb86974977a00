import type { PersonListView } from '../model/index.ts';
import type { Imported } from '../path/index.ts';
import type { Words } from './args.ts';

type Listed = Pick<PersonListView, 'exhibit' | 'name' | 'side' | 'persons'>;
interface Result {
  /** Absent: reports. */
  readonly content?: Imported['content'] | undefined;
  readonly exhibit: string;
}

/** What is done after an import. `lists`: all rosters and wanted lists of the casebook, in the order they were read. */
export function nextSteps(results: readonly Result[], lists: readonly Listed[]): Words {
  if (results.some(({ content }) => content === undefined)) return same('clew link');
  if (!results.some(({ content }) => content === 'roster' || content === 'wanted'))
    return same('clew trace --from REPORT|ACCOUNT');
  const read = new Set(results.map(({ exhibit }) => exhibit));
  const meant = (side: Listed['side']): Listed | undefined => {
    const filled = lists.filter((list) => list.side === side && list.persons > 0);
    return filled.findLast(({ exhibit }) => read.has(exhibit)) ?? filled.at(-1);
  };
  const [roster, wanted] = [meant('roster'), meant('wanted')];
  if (roster !== undefined && wanted !== undefined) {
    return same(`clew screen ${called(roster, lists)} --against ${called(wanted, lists)}`);
  }
  if (roster !== undefined) {
    return {
      en: 'clew import --as wanted FILE: no wanted list is there yet to screen against',
      zh: 'clew import --as wanted 文件（尚无在逃人员名单可供比对）',
    };
  }
  return {
    en: 'clew import --as roster FILE: no roster is there yet to screen',
    zh: 'clew import --as roster 文件（尚无人员名册可供比对）',
  };
}

const same = (text: string): Words => ({ en: text, zh: text });

/** As `clew screen` finds it again: by name, or by digest where the name is another's too or no plain word for a shell. */
function called({ name, exhibit, side }: Listed, lists: readonly Listed[]): string {
  const isOnly = lists.every((list) => list.side !== side || list.name !== name || list.exhibit === exhibit);
  return isOnly && /^[\p{L}\p{N}_][\p{L}\p{N}._-]*\.[\p{L}\p{N}]+$/u.test(name) ? name : exhibit.slice(0, 12);
}

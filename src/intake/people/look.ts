import type { PeoplePreview, Rejected } from '../../model/index.ts';
import type { Block, FilePlan } from '../file-plan.ts';
import { noteField } from './draft.ts';
import { parsePeople } from './parse.ts';

/** People shown of a file. */
const shown = 20;

/** What the first blocks of a roster or a wanted list say. */
interface PeopleLook {
  /** Reads one more block. */
  add(block: Block): { readonly ids: readonly string[]; readonly rejected: readonly Rejected[]; readonly records: number };
  view(): PeoplePreview;
}

/** Looks at such a list, block by block, and keeps only what is shown. */
export function lookAtPeople(plan: FilePlan): PeopleLook {
  const view: PeoplePreview = [];
  return {
    add(block) {
      const { people, rejected, records, blank } = parsePeople(plan, block);
      for (const { person } of people.slice(0, shown - view.length)) {
        const { source, names, born, sex, nationality, papers, fields } = person;
        const note = fields[noteField];
        view.push({
          row: source.row,
          names: names.map(({ text }) => text),
          born: born.map(({ from, to }) => (from === to ? from : `${from} – ${to}`)),
          ...(sex === undefined ? {} : { sex }),
          nationality: [...nationality],
          papers: papers.map(({ kind, value, valid }) => ({ kind, value, ...(valid === undefined ? {} : { valid }) })),
          ...(note === undefined ? {} : { note }),
        });
      }
      return { ids: people.map(({ person }) => person.id), rejected, records: records - blank };
    },
    view: () => view,
  };
}

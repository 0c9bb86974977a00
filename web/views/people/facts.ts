import type { ListedPerson } from '../../../src/model/index.ts';

/** What somebody is called first; who is known by a paper alone is called by it. */
export const nameOf = ({ names, papers, indicators, id }: Pick<ListedPerson, 'names' | 'papers' | 'indicators' | 'id'>): string =>
  names[0]?.text ?? papers[0]?.value ?? indicators[0]?.value ?? id;

export const bornOf = ({ born }: Pick<ListedPerson, 'born'>): string => born.map(({ text }) => text).join(' / ');

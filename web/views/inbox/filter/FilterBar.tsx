import type { JSX } from 'react';
import type { Facets } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { inbox } from '../../../words/inbox.ts';
import { chips, setChips, without, type FilterName, type Filters } from '../filters.ts';
import { useFilterWords } from '../filter-words.ts';
import { AmountFilter } from './AmountFilter.tsx';
import { Chip } from './Chip.tsx';
import { DateFilter } from './DateFilter.tsx';
import { FacetFilter, type Option } from './FacetFilter.tsx';
import { WordsFilter } from './WordsFilter.tsx';

interface FilterBarProps {
  readonly filters: Filters;
  /** `passing`: while one types, so that the back button does not go letter by letter. */
  readonly onChange: (filters: Filters, passing?: boolean) => void;
}

const facets = [
  ['agency', 'agencies'],
  ['category', 'categories'],
  ['language', 'languages'],
  ['channel', 'channels'],
  ['place', 'places'],
] as const satisfies readonly (readonly [FilterName, keyof Facets])[];

/** What narrows the list, in one line where it fits; everything in it stands in the address too. */
export function FilterBar({ filters, onChange }: FilterBarProps): JSX.Element {
  const t = useWords(inbox);
  const { valueWords } = useFilterWords();
  const { data } = useGet<Facets>('/facets');
  const change = (names: readonly FilterName[], values: Filters, passing = false): void =>
    onChange({ ...without(filters, ...names), ...values }, passing);
  const set = (name: FilterName, value: string | undefined, passing = false): void =>
    change([name], value === undefined || value === '' ? {} : { [name]: value }, passing);
  const isSet = setChips(filters).length > 0;
  const inRing: readonly Option[] = (['yes', 'no'] as const).map((value) => ({ value, words: valueWords('inRing', value) }));
  return (
    <search className="filter-bar" aria-label={t('filters')}>
      <WordsFilter value={filters.q ?? ''} onChange={(q) => set('q', q, true)} />
      {facets.map(([name, facet]) => {
        const options = (data?.[facet] ?? []).map(({ value, reports }) => ({ value, words: valueWords(name, value), reports }));
        if (options.length === 0 && filters[name] === undefined) return undefined;
        return (
          <FacetFilter key={name} name={t(name)} options={options} value={filters[name]} onChange={(value) => set(name, value)} />
        );
      })}
      <AmountFilter
        currencies={data?.currencies.map(({ value }) => value) ?? []}
        value={filters}
        onChange={(range) => change(chips.amount, range)}
      />
      <DateFilter value={filters} onChange={(range) => change(chips.date, range)} />
      <FacetFilter name={t('inRing')} options={inRing} value={filters.inRing} onChange={(value) => set('inRing', value)} />
      {filters.ring !== undefined && (
        <Chip name={t('ring')} shown={filters.ring} onClear={() => set('ring', undefined)}>
          {() => <p className="soft">{t('ringOnly')}</p>}
        </Chip>
      )}
      {filters.indicator !== undefined && (
        <Chip
          name={t('indicator')}
          shown={filters.indicator.replace(/^[a-z]+:/u, '')}
          onClear={() => set('indicator', undefined)}
        >
          {() => <p className="soft">{t('indicatorOnly')}</p>}
        </Chip>
      )}
      {isSet && (
        <button type="button" className="quiet" onClick={() => onChange(without(filters, ...Object.values(chips).flat()))}>
          {t('clearAll')}
        </button>
      )}
    </search>
  );
}

import type { JSX } from 'react';
import type { Facets } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import type { Asked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { ringsWords } from '../../words/rings.ts';
import { state as stateWords } from '../../words/state.ts';
import { usePlaceName } from '../../app/places.ts';
import { noFilters } from './narrow.ts';

const states = ['proposed', 'confirmed', 'dismissed'] as const;
const tiers = ['named', 'working', 'tentative'] as const;
/** What narrows the list; everything stands in the address. */
export function Filters({ asked, ask }: { readonly asked: Asked; readonly ask: (change: Asked) => void }): JSX.Element {
  const t = useWords(ringsWords);
  const s = useWords(stateWords);
  const placeName = usePlaceName();
  const { data: facets } = useGet<Facets>('/facets');
  const isFiltered = Object.keys(noFilters).some((name) => asked[name] !== undefined);
  const choice = (name: string, label: string, options: readonly (readonly [value: string, text: string])[]): JSX.Element => {
    const value = asked[name] ?? '';
    // What the address asks for is offered even where it is no longer among the values.
    const known = value === '' || options.some(([each]) => each === value);
    return (
      <select
        aria-label={label}
        value={value}
        className={value === '' ? '' : 'set'}
        onChange={(event) => ask({ [name]: event.target.value })}
      >
        <option value="">{label}</option>
        {!known && <option value={value}>{value}</option>}
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    );
  };
  const tallies = (all: Facets['agencies'] | undefined, name = (value: string): string => value): (readonly [string, string])[] =>
    (all ?? []).map(({ value }) => [value, name(value)]);
  return (
    <form className="filters" role="search" aria-label={t('filters')} onSubmit={(event) => event.preventDefault()}>
      {choice(
        'status',
        t('state'),
        states.map((each) => [each, s(each)]),
      )}
      {choice(
        'tier',
        t('confidence'),
        tiers.map((each) => [each, t(each)]),
      )}
      {choice('category', t('category'), tallies(facets?.categories))}
      {choice('agency', t('agency'), tallies(facets?.agencies))}
      {choice('place', t('town'), tallies(facets?.places, placeName))}
      <label>
        {t('seenFrom')} <input type="date" value={asked['from'] ?? ''} onChange={(event) => ask({ from: event.target.value })} />
      </label>
      <label>
        {t('seenTo')} <input type="date" value={asked['to'] ?? ''} onChange={(event) => ask({ to: event.target.value })} />
      </label>
      <label>
        {t('sizeFrom')}{' '}
        <input
          type="number"
          min={2}
          className="size"
          value={asked['sizeFrom'] ?? ''}
          onChange={(event) => ask({ sizeFrom: event.target.value })}
        />
      </label>
      {isFiltered && (
        <button type="button" onClick={() => ask(noFilters)}>
          {t('clear')}
        </button>
      )}
    </form>
  );
}

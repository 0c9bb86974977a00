import type { JSX } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, useFilter } from 'react-aria-components';
import { countOf, useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { inbox } from '../../../words/inbox.ts';
import { Chip } from './Chip.tsx';

export interface Option {
  readonly value: string;
  readonly words: string;
  /** Reports of the casebook that have it. */
  readonly reports?: number;
}

interface FacetFilterProps {
  readonly name: string;
  readonly options: readonly Option[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** So many and one finds by looking; more are searched. */
const seenAtOnce = 8;

/** One value out of those that occur. */
export function FacetFilter({ name, options, value, onChange }: FacetFilterProps): JSX.Element {
  const t = useWords(inbox);
  const language = useLanguage();
  const { contains } = useFilter({ sensitivity: 'base' });
  const shown = options.find((option) => option.value === value)?.words ?? value;
  return (
    <Chip name={name} shown={shown} onClear={() => onChange(undefined)}>
      {(close) => {
        const list = (
          <ListBox
            aria-label={name}
            selectionMode="single"
            selectedKeys={value === undefined ? [] : [value]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : keys;
              onChange(key === undefined ? undefined : String(key));
              close();
            }}
            renderEmptyState={() => <p className="soft">{t('noSuchValue')}</p>}
          >
            {options.map(({ value: key, words, reports }) => (
              <ListBoxItem key={key} id={key} textValue={words}>
                <bdi>{words}</bdi>
                {reports !== undefined && <span className="reports">{countOf(reports, language)}</span>}
              </ListBoxItem>
            ))}
          </ListBox>
        );
        if (options.length <= seenAtOnce) return list;
        return (
          <Autocomplete filter={contains}>
            {/* The one thing the popover was opened for. */}
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
            <SearchField aria-label={t('findValue', { name })} autoFocus>
              <Input placeholder={t('findValue', { name })} />
            </SearchField>
            {list}
          </Autocomplete>
        );
      }}
    </Chip>
  );
}

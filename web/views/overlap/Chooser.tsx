import { useState, type JSX } from 'react';
import { useGet } from '../../app/api.ts';
import { useLanguage } from '../../app/format.ts';
import { useGazetteer, usePlaceName } from '../../app/places.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { overlapFormWords } from '../../words/overlap-forms.ts';
import type { Found } from '../../../src/model/index.ts';

/** Hits that are offered at once. */
const mostHits = 8;

interface Hit {
  readonly id: string;
  readonly name: string;
  readonly more?: string;
}

/** Several of one thing, each sought by typing: what was chosen stands above, and goes with a click. */
function Chooser({
  label,
  hint,
  chosen,
  nameOf,
  text,
  hits,
  onText,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly chosen: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly text: string;
  /** Absent while they are sought. */
  readonly hits: readonly Hit[] | undefined;
  readonly onText: (text: string) => void;
  readonly onChange: (chosen: readonly string[]) => void;
}): JSX.Element {
  const t = useWords(overlapFormWords);
  const free = hits?.filter(({ id }) => !chosen.includes(id)).slice(0, mostHits);
  const add = (id: string): void => {
    onChange([...chosen, id]);
    onText('');
  };
  return (
    <div className="overlap-chooser">
      <Field label={label} hint={hint}>
        {(bound) => (
          <input
            {...bound}
            type="search"
            autoComplete="off"
            value={text}
            onChange={(event) => onText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              // Enter takes the first hit; the form is sent by its button.
              event.preventDefault();
              const first = free?.[0];
              if (text.trim() !== '' && first !== undefined) add(first.id);
            }}
          />
        )}
      </Field>
      {text.trim() !== '' && free !== undefined && (
        <ul className="offered" aria-live="polite">
          {free.map(({ id, name, more }) => (
            <li key={id}>
              <button type="button" aria-label={t('add', { what: name })} onClick={() => add(id)}>
                {name}
                {more !== undefined && <span className="soft"> {more}</span>}
              </button>
            </li>
          ))}
          {free.length === 0 && <li className="soft">{t('nothingFits')}</li>}
        </ul>
      )}
      {chosen.length > 0 && (
        <ul className="overlap-chosen">
          {chosen.map((id) => (
            <li key={id}>
              {nameOf(id)}
              <button
                type="button"
                className="quiet"
                aria-label={t('remove', { what: nameOf(id) })}
                onClick={() => onChange(chosen.filter((each) => each !== id))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Props {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Rings, sought by number or by words of their reports. */
export function RingChooser({ chosen, onChange }: Props): JSX.Element {
  const t = useWords(overlapFormWords);
  const [text, setText] = useState('');
  const q = text.trim();
  const { data } = useGet<{ readonly hits: readonly Found[] }>('/search', { q, limit: 30 }, { enabled: q !== '' });
  const found = data?.hits.flatMap((hit) =>
    hit.what === 'ring' ? [hit.row.id] : hit.what === 'report' ? (hit.row.ring?.id ?? []) : [],
  );
  const hits = found === undefined ? undefined : [...new Set(found)].map((id) => ({ id, name: id }));
  return (
    <Chooser
      label={t('rings')}
      hint={t('ringsHint')}
      chosen={chosen}
      nameOf={(id) => id}
      text={text}
      hits={hits}
      onText={setText}
      onChange={onChange}
    />
  );
}

/** Places of the gazetteer, by their name in either language. */
export function PlaceChooser({ chosen, onChange }: Props): JSX.Element {
  const t = useWords(overlapFormWords);
  const language = useLanguage();
  const places = useGazetteer();
  const placeName = usePlaceName();
  const [text, setText] = useState('');
  const q = text.trim().toLowerCase();
  const hits =
    places === undefined || q === ''
      ? undefined
      : [...places.values()]
          .filter(({ en, zh }) => en.toLowerCase().includes(q) || zh.includes(q))
          .map((place) => ({ id: place.key, name: place[language], more: place.country }));
  return (
    <Chooser
      label={t('places')}
      hint={t('placesHint')}
      chosen={chosen}
      nameOf={placeName}
      text={text}
      hits={hits}
      onText={setText}
      onChange={onChange}
    />
  );
}

import type { JSX } from 'react';
import type { CaseView, OverlapPreview, OverlapVariant } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { DayField } from '../../parts/DayField.tsx';
import { Field } from '../../parts/Field.tsx';
import { useKinds } from '../../parts/KindTag.tsx';
import { overlapFormWords } from '../../words/overlap-forms.ts';
import { PlaceChooser, RingChooser } from './Chooser.tsx';
import type { FilterDraft } from './draft.ts';

const froms = ['all', 'case', 'rings'] as const;

/** Which indicators enter. It is one's own: the partner sees only how many. */
export function FilterFields({
  variant,
  draft,
  kinds,
  onChange,
}: {
  readonly variant: OverlapVariant;
  readonly draft: FilterDraft;
  /** Kinds that there are with the rest of the filter. */
  readonly kinds: OverlapPreview['kinds'];
  readonly onChange: (draft: FilterDraft) => void;
}): JSX.Element {
  const t = useWords(overlapFormWords);
  const language = useLanguage();
  const kindName = useKinds().kind;
  const { data: cases } = useGet<{ readonly rows: readonly CaseView[] }>('/cases', {}, { enabled: draft.from === 'case' });
  const set = (change: Partial<FilterDraft>): void => onChange({ ...draft, ...change });
  return (
    <fieldset>
      <legend>{t('filter')}</legend>
      <p className="note">
        {t('filterHint')} {t('victims')}
      </p>
      {variant === 'deconflict' && <PlaceChooser chosen={draft.places} onChange={(places) => set({ places })} />}
      <Field label={t('from')}>
        {(bound) => (
          <select
            {...bound}
            value={draft.from}
            onChange={({ target }) => set({ from: froms.find((each) => each === target.value) ?? 'all' })}
          >
            {froms.map((each) => (
              <option key={each} value={each}>
                {t(`from-${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.from === 'case' && (
        <Field label={t('case')}>
          {(bound) => (
            <select {...bound} required value={draft.case} onChange={({ target }) => set({ case: target.value })}>
              <option value="">–</option>
              {cases?.rows.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {draft.from === 'rings' && <RingChooser chosen={draft.rings} onChange={(rings) => set({ rings })} />}
      <div className="overlap-kind-choice" role="group" aria-label={t('kinds')}>
        <strong>{t('kinds')}</strong> {draft.kinds.length === 0 && <span className="soft">{t('kindsNone')}</span>}
        <div className="row">
          {kinds.map(({ kind, size }) => (
            <label key={kind} className="choice">
              <input
                type="checkbox"
                checked={draft.kinds.includes(kind)}
                onChange={({ target }) =>
                  set({ kinds: target.checked ? [...draft.kinds, kind] : draft.kinds.filter((each) => each !== kind) })
                }
              />
              <span>
                {kindName(kind)} <span className="soft">{countOf(size, language)}</span>
              </span>
            </label>
          ))}
        </div>
      </div>
      <DayField label={t('since')} value={draft.since} onChange={(since) => set({ since })} />
      <label className="choice">
        <input type="checkbox" checked={draft.unknown} onChange={({ target }) => set({ unknown: target.checked })} />
        <span>{t('unknown')}</span>
      </label>
    </fieldset>
  );
}

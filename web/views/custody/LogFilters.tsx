import type { JSX, ReactNode } from 'react';
import { useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { DayField, dayEnd, dayStart } from '../../parts/DayField.tsx';
import { Field } from '../../parts/Field.tsx';
import { custodyWords } from '../../words/custody.ts';

/** What of the log is asked for, as it stands in the address; days as the server takes them. */
export function useLogFilters(): {
  readonly act: string | undefined;
  readonly params: {
    readonly by: string | undefined;
    readonly from: number | undefined;
    readonly to: number | undefined;
  };
  readonly isNarrowed: boolean;
} {
  const [{ act, by, from, to }] = useAsked();
  const end = dayStart(to ?? '');
  return {
    act,
    params: { by, from: dayStart(from ?? ''), to: end === undefined ? undefined : dayEnd(end) },
    isNarrowed: [act, by, from, to].some((each) => each !== undefined),
  };
}

/** Who and which days; what else narrows a list comes before. */
export function LogFilters({ children }: { readonly children?: ReactNode }): JSX.Element {
  const t = useWords(custodyWords);
  const [{ act, by, from, to }, ask] = useAsked();
  const isNarrowed = [act, by, from, to].some((each) => each !== undefined);
  return (
    <div className="log-filters">
      {children}
      <Field label={t('by')}>
        {(bound) => (
          <input
            {...bound}
            autoComplete="off"
            autoCapitalize="none"
            placeholder={t('byHint')}
            key={by}
            defaultValue={by ?? ''}
            onBlur={(event) => ask({ by: event.target.value.trim() })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) ask({ by: event.currentTarget.value.trim() });
            }}
          />
        )}
      </Field>
      <DayField label={t('from')} value={from ?? ''} onChange={(day) => ask({ from: day })} />
      <DayField label={t('to')} value={to ?? ''} onChange={(day) => ask({ to: day })} />
      {isNarrowed && (
        <button type="button" onClick={() => ask({ act: undefined, by: undefined, from: undefined, to: undefined })}>
          {t('clear')}
        </button>
      )}
    </div>
  );
}

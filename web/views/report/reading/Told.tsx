import type { JSX } from 'react';
import type { ReportView } from '../../../../src/model/index.ts';
import { useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { readingWords } from '../../../words/reading.ts';
import type { Span } from '../pieces.ts';

/** Characters of a long stretch that are shown; the narrative beside it has all. */
const mostShown = 90;

/** The words of the report that something rests on, as they stand there; shows them in the narrative. */
export function Told({
  of,
  span,
}: {
  readonly of: ReportView;
  readonly span: Span & { readonly field?: string | undefined };
}): JSX.Element {
  const t = useWords(readingWords);
  const [asked, ask] = useAsked();
  const { field, start, end } = span;
  const whole = (field === undefined ? of.text : (of.fields[field] ?? '')).slice(start, end).replaceAll(/\s+/gu, ' ');
  const shown = whole.length > mostShown ? `${whole.slice(0, mostShown)}…` : whole;
  if (field !== undefined) {
    return (
      <span className="reading-told">
        <bdi>{shown}</bdi> <span className="soft">{t('inField', { field })}</span>
      </span>
    );
  }
  const mark = `${start}-${end}`;
  return (
    <button
      type="button"
      className="reading-told"
      title={t('show')}
      aria-pressed={asked['mark'] === mark}
      onClick={() => ask({ mark: asked['mark'] === mark ? undefined : mark })}
    >
      <bdi>{shown}</bdi>
    </button>
  );
}

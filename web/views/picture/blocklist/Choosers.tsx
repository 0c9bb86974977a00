import type { JSX, ReactNode } from 'react';
import { useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { blocklistWords } from '../../../words/blocklist.ts';
import { formats, holdsPatterns, leastPercent, mostPercent, type Settings, usualPercent } from './settings.ts';

/** How sure a domain must be, in which format the list is written, and of which ring. */
export function Choosers({
  settings: { least, format, patterns, ring },
  children,
}: {
  readonly settings: Settings;
  readonly children: ReactNode;
}): JSX.Element {
  const t = useWords(blocklistWords);
  const [, ask] = useAsked();
  return (
    <div className="blocklist-choosers">
      <label className="field">
        <span>
          {t('least')} <output>{(least / 100).toFixed(2)}</output>
        </span>
        <input
          type="range"
          min={leastPercent}
          max={mostPercent}
          value={least}
          aria-valuetext={(least / 100).toFixed(2)}
          onChange={({ target }) => ask({ least: Number(target.value) === usualPercent ? undefined : target.value })}
        />
      </label>
      <label className="field">
        {t('format')}
        <select value={format} onChange={({ target }) => ask({ format: target.value === 'csv' ? undefined : target.value })}>
          {formats.map((each) => (
            <option key={each} value={each}>
              {t(`format-${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="blocklist-patterns" title={holdsPatterns(format) ? undefined : t('noPatternsIn')}>
        <input
          type="checkbox"
          checked={patterns}
          disabled={!holdsPatterns(format)}
          onChange={({ target }) => ask({ patterns: target.checked ? 'yes' : undefined })}
        />{' '}
        {t('withPatterns')}
      </label>
      {ring !== undefined && (
        <p className="blocklist-ring">
          <bdi>{t('ofRing', { ring })}</bdi>{' '}
          <button type="button" className="quiet" onClick={() => ask({ ring: undefined, host: undefined })}>
            {t('allRings')}
          </button>
        </p>
      )}
      <span className="end">{children}</span>
    </div>
  );
}

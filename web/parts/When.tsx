import type { JSX } from 'react';
import { day, moment, zoneOf } from '../app/format.ts';
import { useWords } from '../app/words.ts';
import { parts } from '../words/parts.ts';

/** A time in the reader's zone, as day or to the minute; zone and UTC are at hand. A dash when unknown. */
export function When({ at, grain = 'day' }: { readonly at: number | undefined; readonly grain?: 'day' | 'minute' }): JSX.Element {
  const t = useWords(parts);
  if (at === undefined) return <span>–</span>;
  const iso = new Date(at).toISOString();
  const utc = t('utc', { zone: zoneOf(at), time: iso.slice(0, 16).replace('T', ' ') });
  return (
    <time className="when" dateTime={iso} title={`${moment(at)} · ${utc}`}>
      {grain === 'day' ? day(at) : moment(at)}
    </time>
  );
}

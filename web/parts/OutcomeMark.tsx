import type { JSX } from 'react';
import { useWords } from '../app/words.ts';
import { parts } from '../words/parts.ts';
import './outcome-mark.css';

const paths = {
  passed: 'M3.5 8.5l3 3 6-7',
  failed: 'M4 4l8 8M12 4l-8 8',
  noted: 'M8 3.5v5.5M8 12v.6',
} as const;

/** How a check ended: sign, colour and word. `bare` leaves the word to what stands beside it. */
export function OutcomeMark({
  is,
  bare = false,
}: {
  readonly is: 'passed' | 'failed' | 'noted';
  readonly bare?: boolean;
}): JSX.Element {
  const t = useWords(parts);
  return (
    <span className={`outcome ${is}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {is === 'passed' && <circle cx="8" cy="8" r="7.5" />}
        {is === 'failed' && <rect x="0.5" y="0.5" width="15" height="15" />}
        {is === 'noted' && <path className="ground" d="M8 0.5l7.5 14.5h-15z" />}
        <path className="sign" d={paths[is]} />
      </svg>
      {!bare && <span className="word">{t(is)}</span>}
    </span>
  );
}

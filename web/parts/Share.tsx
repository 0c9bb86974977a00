import type { JSX } from 'react';
import { share } from '../app/format.ts';
import { useWords } from '../app/words.ts';
import { parts } from '../words/parts.ts';
import './share.css';

/** What a probability is called; the same bounds as a ring's tiers. */
function wordOf(part: number): 'very' | 'likely' | 'uncertain' | 'unlikely' {
  if (part >= 0.95) return 'very';
  if (part >= 0.9) return 'likely';
  return part >= 0.5 ? 'uncertain' : 'unlikely';
}

/** How sure something is: bar, figure and word. `bare` leaves the word out where a column is narrow. */
export function Share({ of, bare = false }: { readonly of: number; readonly bare?: boolean }): JSX.Element {
  const t = useWords(parts);
  return (
    <span className={`share ${wordOf(of)}`}>
      <span className="rule" aria-hidden="true">
        <span className="part" style={{ width: `${Math.min(99, Math.round(of * 100))}%` }} />
      </span>
      <span className="figure">{share(of)}</span>
      <span className={bare ? 'unseen' : 'word'}>{t(wordOf(of))}</span>
    </span>
  );
}

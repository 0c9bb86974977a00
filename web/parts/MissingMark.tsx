import type { JSX } from 'react';
import './missing-mark.css';

/** That a report is of somebody missing, in the source's own word for it. */
export function MissingMark({ category }: { readonly category: string }): JSX.Element {
  return (
    <span className="missing-mark" title={category}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="5" r="3" />
        <path d="M2.5 15a5.5 5.5 0 0 1 11 0" />
      </svg>
      <bdi>{category}</bdi>
    </span>
  );
}

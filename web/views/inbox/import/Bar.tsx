import type { JSX } from 'react';

/** How far something is, 0 to 1; a moving stretch while nobody knows. */
export function Bar({ part }: { readonly part: number | undefined }): JSX.Element {
  return (
    <div className={`progress ${part === undefined ? 'unknown' : ''}`} aria-hidden="true">
      <span style={part === undefined ? {} : { width: `${Math.round(part * 100)}%` }} />
    </div>
  );
}

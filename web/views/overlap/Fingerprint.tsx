import type { JSX } from 'react';

/** A fingerprint as it is read aloud: groups of four, one box each, four in a line. */
export function Fingerprint({ of, label }: { readonly of: string; readonly label: string }): JSX.Element {
  return (
    <p className="fingerprint" role="img" aria-label={`${label}: ${[...of].join(' ')}`}>
      {of.split(' ').map((group, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- groups may be the same, and their order is fixed
        <span key={at} aria-hidden="true">
          {group}
        </span>
      ))}
    </p>
  );
}

import type { JSX, ReactNode } from 'react';

/** Room for a table wider than the dialog; the keyboard scrolls it too. */
export function Scrolled({ label, children }: { readonly label: string; readonly children: ReactNode }): JSX.Element {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without focus the keyboard cannot scroll
    <div className="wide-table" role="region" tabIndex={0} aria-label={label}>
      {children}
    </div>
  );
}

import type { JSX, ReactNode } from 'react';

/** One line of a list of facts: what it is, and what is known. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

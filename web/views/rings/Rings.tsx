import type { JSX } from 'react';

export function Rings(): JSX.Element {
  return <h1>Rings</h1>;
}

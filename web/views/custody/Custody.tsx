import type { JSX } from 'react';

export function Custody(): JSX.Element {
  return <h1>Custody</h1>;
}

import type { JSX } from 'react';

export function Audit(): JSX.Element {
  return <h1>Audit</h1>;
}

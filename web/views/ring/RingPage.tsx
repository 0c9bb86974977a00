import type { JSX } from 'react';

export function RingPage(): JSX.Element {
  return <h1>RingPage</h1>;
}

import type { JSX } from 'react';

export function Inbox(): JSX.Element {
  return <h1>Inbox</h1>;
}

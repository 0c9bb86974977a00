import type { JSX } from 'react';

export function Account(): JSX.Element {
  return <h1>Account</h1>;
}

import type { JSX } from 'react';

export function Settings(): JSX.Element {
  return <h1>Settings</h1>;
}

import type { JSX } from 'react';

export function Services(): JSX.Element {
  return <h1>Services</h1>;
}

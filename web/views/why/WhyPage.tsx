import type { JSX } from 'react';

export function WhyPage(): JSX.Element {
  return <h1>WhyPage</h1>;
}

import type { JSX } from 'react';

export function IndicatorPage(): JSX.Element {
  return <h1>IndicatorPage</h1>;
}

import type { JSX } from 'react';

export function ReportPage(): JSX.Element {
  return <h1>ReportPage</h1>;
}

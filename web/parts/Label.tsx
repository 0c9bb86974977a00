import type { JSX } from 'react';
import type { Label as LabelName } from '../../src/model/index.ts';
import './label.css';

export const labelNames = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const satisfies readonly LabelName[];

/** How far something may be passed on: Traffic Light Protocol 2.0 in its own colours on black, which both themes bear. */
export function Label({ is }: { readonly is: LabelName }): JSX.Element {
  return <span className={`tlp ${is.toLowerCase().replace('+', '-')}`}>{`TLP:${is}`}</span>;
}

import type { JSX } from 'react';
import type { StopReason } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { moneyWords } from '../../words/money.ts';

/** In the order of the legend: from where money may still be had to where it is gone. */
export const reasonOrder = [
  'held',
  'unseen',
  'exchange',
  'mixed-service',
  'cash-out',
  'unknown-outflow',
  'returned',
  'fee',
  'no-rate',
  'dust',
  'horizon',
] as const satisfies readonly StopReason[];

/** The word for a reason. */
export function useReasonWord(): (reason: StopReason) => string {
  const t = useWords(moneyWords);
  return (reason) => t(reason === 'dust' ? 'dust_' : reason);
}

/**
 * The sign of a reason, told apart by shape and filling, on paper too: full where money is, dashed where nobody knows, pointed where
 * it left.
 */
export function ReasonSign({ is }: { readonly is: StopReason }): JSX.Element {
  return (
    <svg className={`money-reason is-${is}`} viewBox="0 0 14 14" aria-hidden="true">
      <path d={signOf(is, 12, 12)} transform="translate(1,1)" />
    </svg>
  );
}

/** Outline of an end, `width` × `height` pixels. */
export function signOf(reason: StopReason, width: number, height: number): string {
  const box = `M0,0H${width}V${height}H0Z`;
  switch (reason) {
    case 'cash-out':
    case 'unknown-outflow':
      // An arrow: it left.
      return `M0,0H${width * 0.55}L${width},${height / 2}L${width * 0.55},${height}H0Z`;
    case 'returned':
      return `M${width},0H${width * 0.45}L0,${height / 2}L${width * 0.45},${height}H${width}Z`;
    case 'exchange':
    case 'mixed-service':
      return `M0,0H${width * 0.75}L${width},${height / 2}L${width * 0.75},${height}H0L${width * 0.25},${height / 2}Z`;
    default:
      return box;
  }
}

/** Patterns that the ends are filled with; once in each picture. */
export function ReasonFills({ id }: { readonly id: string }): JSX.Element {
  return (
    <defs>
      <pattern id={`${id}-lines`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="2" height="5" className="money-fill" />
      </pattern>
      <pattern id={`${id}-dots`} width="5" height="5" patternUnits="userSpaceOnUse">
        <circle cx="2.5" cy="2.5" r="1.2" className="money-fill" />
      </pattern>
    </defs>
  );
}

/** Which pattern fills the end of a reason; undefined: its own colour. */
export function fillOf(reason: StopReason, id: string): string | undefined {
  if (reason === 'exchange' || reason === 'mixed-service') return `url(#${id}-lines)`;
  if (reason === 'fee' || reason === 'no-rate' || reason === 'dust' || reason === 'horizon') return `url(#${id}-dots)`;
  return undefined;
}

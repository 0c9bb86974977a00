import type { ProtectionState, ProtectionStep } from '../../model/index.ts';

type Step = Pick<ProtectionStep, 'step'> & { readonly signs?: readonly unknown[] | undefined };

/**
 * Where protection stands after these steps, in their order. Signs read in what is told of a person propose a referral until somebody
 * decides; signs of an interview that was held after a decision propose it anew. `resume` ends an override or opens a referral that
 * had ended again.
 */
export function protectionStateOf(steps: readonly Step[], hasSigns: boolean): ProtectionState {
  return steps.reduce<ProtectionState>(stateAfter, hasSigns ? 'proposed' : 'unscreened');
}

/** Where it stands after one step more. */
export function stateAfter(state: ProtectionState, { step, signs = [] }: Step): ProtectionState {
  switch (step) {
    case 'refer':
    case 'resume':
      return 'referred';
    case 'clear':
      return 'cleared';
    case 'close':
      return 'closed';
    case 'override':
      return 'overridden';
    case 'interview':
      return signs.length > 0 && state !== 'referred' && state !== 'overridden' ? 'proposed' : state;
  }
}

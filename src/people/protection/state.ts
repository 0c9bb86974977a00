import type { ProtectionState, ProtectionStep } from '../model/index.ts';

/**
 * Where protection stands after these steps, in their order. Signs read in what is told of a person propose a referral until somebody
 * decides; signs of an interview that was held after a decision propose it anew. `resume` ends an override or opens a referral that
 * had ended again.
 */
export function protectionStateOf(
  steps: readonly (Pick<ProtectionStep, 'step'> & { readonly signs?: readonly unknown[] | undefined })[],
  hasSigns: boolean,
): ProtectionState {
  let state: ProtectionState = hasSigns ? 'proposed' : 'unscreened';
  for (const { step, signs } of steps) {
    if (step === 'refer' || step === 'resume') state = 'referred';
    else if (step === 'clear') state = 'cleared';
    else if (step === 'close') state = 'closed';
    else if (step === 'override') state = 'overridden';
    else if ((signs ?? []).length > 0 && state !== 'referred' && state !== 'overridden') state = 'proposed';
  }
  return state;
}

import type { FoundSign, TraffickingSign } from '../../model/index.ts';
import { traffickingSigns } from '../../model/index.ts';
import { held } from './read.ts';
import { signTriggers } from './triggers.ts';

/**
 * Signs of trafficking for forced criminality in what is told of somebody: each once, where it shows first. They are grounds to look
 * at somebody's protection, never proof.
 */
export function findSigns(text: string): FoundSign[] {
  const first = new Map<TraffickingSign, FoundSign>();
  for (const { rule, start, end } of held(text, 'sign', signTriggers())) {
    const sign = rule.sign!;
    const known = first.get(sign);
    if (known === undefined || start < known.start) first.set(sign, { sign, start, end });
  }
  return traffickingSigns.flatMap((sign) => first.get(sign) ?? []);
}

import type { Sighting } from './gather.ts';

/** That a host is a gang's when one report says so, by what the report calls it. One report alone stays below the usual threshold of a blocklist. */
const perVoice = { suspect: 0.7, unknown: 0.35 } as const;
/** How far a ring that may be wrong lowers what its reports say together. */
const ringShare = 0.2;

/** A ring, as far as it bears on what its reports say. */
export interface Standing {
  readonly confidence: number;
  readonly status: string;
}

/** Different people who name it: each once, at the most that any of their reports says. */
export function voicesOf(sightings: readonly Sighting[]): number {
  return new Set(sightings.map(({ voice }) => voice)).size;
}

/**
 * That a host is the gang's own: 1 − Π(1 − q·m) over the people who name it, q by role and m the mention's confidence; times the share of the
 * people of all rings who name it that are this ring's; times 0.8 + 0.2·(the ring's confidence, 1 where a person confirmed it).
 */
export function hostConfidence(sightings: readonly Sighting[], elsewhere: readonly Sighting[], ring: Standing): number {
  const most = new Map<string, number>();
  for (const { voice, role, confidence } of sightings) {
    most.set(voice, Math.max(most.get(voice) ?? 0, perVoice[role] * confidence));
  }
  const doubt = [...most.values()].sort((a, b) => a - b).reduce((product, each) => product * (1 - each), 1);
  const others = voicesOf(elsewhere);
  const trust = ring.status === 'confirmed' ? 1 : ring.confidence;
  return (1 - doubt) * (most.size / (most.size + others)) * (1 - ringShare + ringShare * trust);
}

/**
 * That a newly seen suspicious domain is the ring's when it fits: (n + t/2) / (n + t/2 + 1 + 3·o) with n the ring's domains that fit, t the
 * letters that tell it apart and o the domains of other rings that fit; times the ring's confidence as above.
 */
export function patternConfidence(fits: number, letters: number, others: number, ring: Standing): number {
  const known = fits + letters / 2;
  const trust = ring.status === 'confirmed' ? 1 : ring.confidence;
  return (known / (known + 1 + 3 * others)) * (1 - ringShare + ringShare * trust);
}

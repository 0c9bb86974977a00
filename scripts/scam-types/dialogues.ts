import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { taxonomy } from '../../src/scam/index.ts';
import { type ScamType, scamTypes } from '../../src/model/index.ts';
import type { Dialogue } from './learn.ts';

/**
 * Dialogues of TeleAntiFraud (github.com/JimmyMa99/TeleAntiFraud at 6a09c4ee6ac85359c262eb36d689c0e2b392ad0d, Apache-2.0), taken from its
 * results of 2025-03-01 and 2025-03-03. The model may be learnt from this file and no other.
 */
export const dialoguesDigest = '6f7d8717087a78e67f4be1782993b1edb859ceaf746b7eca2b6e80e8c4caffec';

/** Reads the dialogues; `digest` is refused unless it is the one above. */
export function readDialogues(path: string): { dialogues: Dialogue[]; digest: string } {
  const bytes = readFileSync(path);
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== dialoguesDigest) throw new Error(`another file than the one that may be learnt from: ${digest}`);
  const typeOf = new Map<string, ScamType>(
    scamTypes.flatMap((type) => (taxonomy[type].as.teleAntiFraud ?? []).map((name) => [name, type] as const)),
  );
  const dialogues = bytes
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { fraud_type: string; dialogue: string })
    .map(({ fraud_type, dialogue }) => ({ text: dialogue, type: typeOf.get(fraud_type)! }));
  return { dialogues, digest };
}

import type { Read } from '../../casebook/index.ts';
import { type Act, type ActKind, guardedActs } from '../../model/index.ts';
import { heldPeople } from './held.ts';
import { isWithheld } from './withheld.ts';

interface Line {
  readonly act: ActKind;
  readonly details?: { readonly body: Act['body'] };
}

/**
 * Lines of the log as they may be listed: without details that accuse somebody whom protection holds or tell an interview.
 */
export async function listedActs<Each extends Line>(
  read: Read,
  lines: readonly Each[],
): Promise<(Each & { readonly withheld?: true })[]> {
  if (!lines.some(({ act, details }) => details !== undefined && guardedActs.has(act))) return [...lines];
  const held = await heldPeople(read);
  return lines.map((line) => {
    if (line.details === undefined || !isWithheld(held, { kind: line.act, body: line.details.body } as Act)) return line;
    const { details: _details, ...rest } = line;
    return { ...(rest as Each), withheld: true as const };
  });
}

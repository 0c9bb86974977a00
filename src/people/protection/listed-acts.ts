import type { Read } from '../../casebook/index.ts';
import type { Act, ActKind } from '../../model/index.ts';
import { heldPeople } from './held.ts';
import { guardedActs, isWithheld } from './withheld.ts';

interface Line {
  readonly act: ActKind;
  readonly details?: { readonly body: Act['body'] };
}

/**
 * Lines of the log as they may be listed: without details that accuse somebody whom protection holds or tell an interview. Rows are
 * asked (`read`) only where a line is of a kind that may.
 */
export async function listedActs<Each extends Line>(
  read: () => Promise<Read>,
  lines: readonly Each[],
): Promise<(Each & { readonly withheld?: true })[]> {
  if (!lines.some(({ act, details }) => details !== undefined && guardedActs.has(act))) return [...lines];
  const held = await heldPeople(await read());
  return lines.map((line) => {
    if (line.details === undefined || !isWithheld(held, { kind: line.act, body: line.details.body } as Act)) return line;
    const { details: _, ...rest } = line;
    return { ...(rest as Each), withheld: true as const };
  });
}

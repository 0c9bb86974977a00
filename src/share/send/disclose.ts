import { type ActLine, type CustodyLog, lineText, recordedAct } from '../../custody/index.ts';
import { type ActKind, canonicalJson, type Dossier, type RecordedAct } from '../../model/index.ts';

/** An act as the package shows it. */
export interface Disclosed {
  readonly seq: number;
  /** Its line in `log/acts.jsonl`, without the newline. */
  readonly text: string;
  /** Whether the details came along. */
  readonly whole: boolean;
}

/** Details that are the house's own business: who looked, what else was handed to whom, what was erased in other matters; who is protected. */
const kept = new Set<ActKind>(['consult', 'disclose', 'erase', 'user.edit', 'protect.state', 'person.edit', 'person.judge']);

/** The acts that concern the case: with salt and details, or with the bare hash of these where they may not leave; `withheld`: they accuse somebody whom protection holds. */
export async function disclosedActs(
  log: CustodyLog,
  { custody, exhibits, head }: Dossier,
  mayLeave: (text: string) => boolean,
  withheld: (act: RecordedAct) => boolean,
): Promise<Disclosed[]> {
  const wanted = new Set([...custody.map(({ seq }) => seq), ...exhibits.map(({ sealed }) => sealed.act)]);
  const acts: Disclosed[] = [];
  for await (const line of log.acts(0, head.size)) {
    if (!wanted.has(line.seq)) continue;
    const text = lineText(line);
    const act = recordedAct(line);
    const whole =
      line.details !== undefined &&
      act !== undefined &&
      !kept.has(line.act) &&
      !withheld(act) &&
      mayLeave(said(line.details.body).join('\0'));
    acts.push({ seq: line.seq, text: whole || line.erased !== undefined ? text : bare(line), whole });
  }
  return acts;
}

/** What people wrote in an act: all its texts, and names of members that are not Clew's own. */
function said(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  const names = Array.isArray(value) ? [] : Object.keys(value).filter((name) => !/^[a-z]+[A-Za-z\d]*$/u.test(name));
  return [...names, ...Object.values(value).flatMap(said)];
}

const bare = ({ seq, act, at, by, detail }: ActLine): string => canonicalJson({ act, at, by, detail, seq });

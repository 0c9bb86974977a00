import type { ReportView, Role } from '../../../src/model/index.ts';

export type Mention = ReportView['mentions'][number];

/** Roles in the order one works through them: whom it is about first. */
export const roleOrder: readonly Role[] = ['suspect', 'unknown', 'victim', 'institution'];

/** Mentions of one indicator belong together on the page: pointing at one points at all. */
export const keyOf = ({ kind, value }: Pick<Mention, 'kind' | 'value'>): string => `${kind}\t${value}`;

/** One indicator of the report with every place where it stands. */
export interface Named {
  readonly key: string;
  readonly mention: Mention;
  /** Positions in the report's list of mentions. */
  readonly places: readonly number[];
  /** Each way it is written, once. */
  readonly written: readonly string[];
}

export interface Group {
  /** `wrong`: a person said that these are no indicators. */
  readonly role: Role | 'wrong';
  readonly named: readonly Named[];
}

/** The report's indicators by role, each once a role, in order of appearance. */
export function groupsOf(mentions: readonly Mention[]): Group[] {
  const groups = new Map<Group['role'], Map<string, { mention: Mention; places: number[]; written: string[] }>>();
  for (const [at, mention] of mentions.entries()) {
    const role = mention.corrected?.wrong === true ? 'wrong' : mention.role;
    const group = groups.get(role) ?? groups.set(role, new Map()).get(role)!;
    const key = keyOf(mention);
    const known = group.get(key);
    if (known === undefined) {
      group.set(key, { mention, places: [at], written: [mention.raw] });
      continue;
    }
    known.places.push(at);
    if (!known.written.includes(mention.raw)) known.written.push(mention.raw);
  }
  return [...roleOrder, 'wrong' as const].flatMap((role) => {
    const named = [...(groups.get(role) ?? [])].map(([key, rest]) => ({ key, ...rest }));
    return named.length === 0 ? [] : [{ role, named }];
  });
}

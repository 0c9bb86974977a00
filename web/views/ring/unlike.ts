import type { JudgementRow } from '../../../src/model/index.ts';

/** What a decision is on; decisions on the same that say otherwise disagree. */
function subjectOf({ verdict, body }: JudgementRow): string | undefined {
  const text = (name: string): string => JSON.stringify(body[name] ?? '');
  switch (verdict) {
    case 'same':
    case 'different':
    case 'unsure':
      return `pair ${[text('a'), text('b')].sort().join(' ')}`;
    case 'service':
    case 'identity':
      return `indicator ${text('kind')} ${text('value')}`;
    case 'confirm':
    case 'dismiss':
      return `ring ${text('ring')}`;
    default:
      return undefined;
  }
}

/**
 * Decisions on which people differ, those on one thing together and in the order they were made. Of each person the newest that
 * stands counts: who changes their mind disagrees with nobody.
 */
export function unlike(rows: readonly JudgementRow[]): JudgementRow[][] {
  const subjects = new Map<string, JudgementRow[]>();
  for (const row of [...rows].sort((one, other) => one.act - other.act)) {
    const subject = row.stands ? subjectOf(row) : undefined;
    if (subject !== undefined) subjects.set(subject, [...(subjects.get(subject) ?? []), row]);
  }
  return [...subjects.values()].flatMap((those) => {
    const newest = new Map(those.map((row) => [row.by, row]));
    return new Set([...newest.values()].map(({ verdict }) => verdict)).size > 1 ? [[...newest.values()]] : [];
  });
}

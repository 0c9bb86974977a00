import type { Read } from '../casebook/index.ts';
import type { PersonListView } from '../model/index.ts';

/** The rosters and wanted lists of a casebook in the order they were read, each with the act that read it last. */
export async function personListViews(read: Pick<Read, 'personLists' | 'acts'>): Promise<PersonListView[]> {
  const lists = await read.personLists();
  if (lists.length === 0) return [];
  const imports = new Map<string, { readonly act: number; readonly at: number; readonly by: string }>();
  for await (const { seq, at, by, kind, body } of read.acts('import')) {
    if (kind === 'import' && (body.content === 'roster' || body.content === 'wanted'))
      imports.set(body.sha256, { act: seq, at, by });
  }
  return lists.flatMap((list) => {
    const its = imports.get(list.exhibit);
    return its === undefined ? [] : [{ ...list, ...its }];
  });
}

import type { ExhibitFacts } from '../../../../src/model/index.ts';
import { dayStart } from '../../../parts/DayField.tsx';

type Name = keyof ExhibitFacts;
/** How a fact is entered: a line, a text, a list of lines, a day, or yes, no and not said. */
export type FieldKind = 'line' | 'text' | 'lines' | 'day' | 'three';

/** What only people know of an exhibit, in the order of the prosecutor's list: every fact that the model has. */
const kinds: Readonly<Record<Name, FieldKind>> = {
  category: 'line',
  format: 'line',
  collectedAt: 'day',
  place: 'line',
  collector: 'line',
  source: 'line',
  method: 'text',
  originalMedium: 'three',
  whyNot: 'text',
  signatures: 'lines',
  refusal: 'text',
  witness: 'line',
  video: 'line',
  sealPhotos: 'line',
  reproducible: 'three',
  backupEqual: 'three',
  changes: 'text',
  frozen: 'three',
  freezeLog: 'line',
  foreign: 'three',
  exportAuthority: 'line',
  note: 'text',
};
export const factFields = Object.entries(kinds).map(([name, kind]) => ({ name: name as Name, kind }));

/** What was typed, by name. */
export type Typed = Readonly<Partial<Record<Name, string>>>;

export function typedOf(facts: ExhibitFacts): Typed {
  return Object.fromEntries(
    factFields.map(({ name, kind }) => {
      const value = facts[name];
      if (value === undefined) return [name, ''];
      if (kind === 'day') return [name, new Intl.DateTimeFormat('sv-SE').format(value as number)];
      return [name, Array.isArray(value) ? value.join('\n') : String(value)];
    }),
  );
}

/** Facts as the server takes them; what is left empty is not said. */
export function factsOf(typed: Typed): ExhibitFacts {
  const facts: Record<string, unknown> = { signatures: [] };
  for (const { name, kind } of factFields) {
    const text = (typed[name] ?? '').trim();
    if (text === '') continue;
    if (kind === 'lines') {
      facts[name] = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    } else if (kind === 'three') facts[name] = text === 'true';
    else if (kind === 'day') facts[name] = dayStart(text);
    else facts[name] = text;
  }
  return facts as ExhibitFacts;
}

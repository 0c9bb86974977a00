import type { PlaceMention, PlaceRole } from '../../src/model/index.ts';
import { placeMentions } from '../../src/places/index.ts';

export interface Sentence {
  readonly text: string;
  /** Set where the line is a cell. */
  readonly field: string | undefined;
  readonly places: readonly PlaceMention[];
}

/** Lines of labelled sentences: `{words|key|role}` is a place, `{words}` none; `@column: …` a cell; `#` a remark. */
export function readSentences(file: string): Sentence[] {
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, field, marked = line] = /^@([^:]+): (.*)$/u.exec(line) ?? [];
      let text = '';
      let at = 0;
      const places: PlaceMention[] = [];
      for (const { 0: whole, 1: words, 2: place, 3: role, index } of marked.matchAll(/\{([^|}]+)(?:\|([^|}]+)\|([^|}]+))?\}/gu)) {
        text += marked.slice(at, index);
        if (place !== undefined) {
          places.push({ place, role: role as PlaceRole, start: text.length, end: text.length + words!.length });
        }
        text += words!;
        at = index + whole.length;
      }
      return { text: text + marked.slice(at), field, places };
    });
}

export interface Figures {
  readonly labelled: number;
  readonly found: number;
  /** Found where labelled, with its key. */
  readonly right: number;
  readonly roleRight: number;
  /** Of places found, by `labelled role` and `role read`. */
  readonly confusion: ReadonlyMap<string, number>;
  readonly wrong: readonly string[];
}

/** Reads the sentences and holds what is found against the labels: same key, and spans that overlap. */
export function measure(sentences: readonly Sentence[]): Figures {
  let [labelled, found, right, roleRight] = [0, 0, 0, 0];
  const confusion = new Map<string, number>();
  const wrong: string[] = [];
  for (const { text, field, places } of sentences) {
    const read = placeMentions(field === undefined ? { text, fields: {} } : { text: '', fields: { [field]: text } });
    labelled += places.length;
    found += read.length;
    const left = [...read];
    for (const place of places) {
      const at = left.findIndex((each) => each.place === place.place && each.start < place.end && place.start < each.end);
      if (at === -1) {
        wrong.push(`missed ${place.place} (${place.role}): ${text}`);
        continue;
      }
      const [mention] = left.splice(at, 1);
      right++;
      const cell = `${place.role} ${mention!.role}`;
      confusion.set(cell, (confusion.get(cell) ?? 0) + 1);
      if (mention!.role === place.role) roleRight++;
      else wrong.push(`${place.place} is ${place.role}, read ${mention!.role}: ${text}`);
    }
    for (const each of left) wrong.push(`not labelled ${each.place} (${each.role}): ${text}`);
  }
  return { labelled, found, right, roleRight, confusion, wrong };
}

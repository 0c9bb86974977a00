import type { Dossier, Sentence } from '../../model/index.ts';

/** What a report is called on paper: the agency's own number where it has one that no other report of the case has. */
export class Names {
  readonly #names = new Map<string, string>();

  constructor(reports: Dossier['reports']) {
    const taken = new Map<string, number>();
    for (const { ref } of reports) if (ref !== undefined) taken.set(ref, (taken.get(ref) ?? 0) + 1);
    for (const { id, ref } of reports) {
      const short = id.slice(0, 9);
      this.#names.set(id, ref === undefined ? short : taken.get(ref)! > 1 ? `${ref} (${short})` : ref);
    }
  }

  of(id: string): string {
    return this.#names.get(id) ?? id.slice(0, 9);
  }

  /** A sentence with each report by its name. */
  in(sentence: string): string {
    return sentence.replace(/\br[0-9a-f]{20}\b/g, (id) => this.of(id));
  }
}

export type Language = keyof Sentence;

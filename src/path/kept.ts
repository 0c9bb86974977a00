/** Answers kept until something changes: asked for at once by many, made once. The one not asked for longest goes first. */
export class Kept {
  readonly #most: number;
  #answers = new Map<string, Promise<unknown>>();

  constructor(most: number) {
    this.#most = most;
  }

  get<Answer>(key: string, make: () => Promise<Answer>): Promise<Answer> {
    const answers = this.#answers;
    const known = answers.get(key);
    if (known !== undefined) {
      answers.delete(key);
      answers.set(key, known);
      return known as Promise<Answer>;
    }
    const made = make();
    answers.set(key, made);
    // An error is nobody's answer but the asker's.
    made.catch(() => answers.get(key) === made && answers.delete(key));
    const oldest = answers.size > this.#most ? answers.keys().next().value : undefined;
    if (oldest !== undefined) answers.delete(oldest);
    return made;
  }

  clear(): void {
    this.#answers = new Map();
  }
}

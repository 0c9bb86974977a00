import type { Session } from '../engine/index.ts';

/** The table `words` both ways: word to number for writing, number to word for reading. One per connection. */
export class Words {
  private readonly session: Session;
  private numbers = new Map<string, number>();
  private words: string[] = [];
  private stored = 0;

  constructor(session: Session) {
    this.session = session;
  }

  get isLoaded(): boolean {
    return this.words.length > 0;
  }

  /** Reads again what the table holds; forgets words that were not stored. */
  async load(): Promise<void> {
    const { word } = await this.session.columns('SELECT word FROM words ORDER BY number');
    this.words = word as string[];
    this.numbers = new Map(this.words.map((each, number) => [each, number]));
    this.stored = this.words.length;
  }

  numberOf(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.length;
      this.words.push(word);
      this.numbers.set(word, number);
    }
    return number;
  }

  wordOf(number: number): string {
    return this.words[number]!;
  }

  /** Reads what another connection has added, when this number is not known yet: words that are stored stay as they are. */
  async require(highest: number): Promise<void> {
    if (highest < this.words.length) return;
    const from = this.stored;
    const { word } = await this.session.columns(`SELECT word FROM words WHERE number >= ${from} ORDER BY number`);
    // Somebody else may have read as much meanwhile.
    for (const [i, each] of (word as string[]).entries()) {
      if (from + i === this.words.length) this.numbers.set(each, this.words.push(each) - 1);
    }
    this.stored = Math.max(this.stored, this.words.length);
  }

  /** To be called when words that were read may not be stored after all. */
  forget(): void {
    this.numbers.clear();
    this.words = [];
    this.stored = 0;
  }

  /** Writes the words that are new. */
  async store(): Promise<void> {
    const from = this.stored;
    if (from === this.words.length) return;
    await this.session.append('words', this.words.length - from, [
      { type: 'INTEGER', at: (i) => from + i },
      { type: 'VARCHAR', at: (i) => this.words[from + i]! },
    ]);
    this.stored = this.words.length;
  }
}

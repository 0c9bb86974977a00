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

  /** Whether every one of these numbers is known; if not, another connection has added words: load again. */
  async require(highest: number): Promise<void> {
    if (highest >= this.words.length) await this.load();
  }

  /** Writes the words that are new. */
  async store(): Promise<void> {
    const from = this.stored;
    await this.session.append('words', this.words.length - from, [
      { type: 'INTEGER', at: (i) => from + i },
      { type: 'VARCHAR', at: (i) => this.words[from + i]! },
    ]);
    this.stored = this.words.length;
  }
}

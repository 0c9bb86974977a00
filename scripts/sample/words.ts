/**
 * What a victim may say, by kind of scam. Sentences hold slots in braces; a sentence is used only when the report has a
 * value for each of its slots. All of it is invented.
 */
export interface Script {
  /** As the agency files it. */
  readonly category: string;
  /** How it began. */
  readonly open: readonly string[];
  /** What made it believable. */
  readonly hook: readonly string[];
  /** How it went wrong. */
  readonly turn: readonly string[];
}

export interface Phrases {
  readonly scripts: Readonly<Record<string, Script>>;
  /** How an indicator is told, by slot. */
  readonly tell: Readonly<Record<string, readonly string[]>>;
  /** The loss. */
  readonly loss: readonly string[];
  /** What the victim did or feels now. */
  readonly after: readonly string[];
  /** What else the victim mentions; says nothing of who it was. */
  readonly details: readonly string[];
  /** How the desk that takes the report begins, by channel. */
  readonly lead: Readonly<Record<string, readonly string[]>>;
  readonly personas: readonly string[];
  /** What gangs call their sites and apps: a beginning, an end, and after them a word that fits the scam. */
  readonly platforms: readonly [readonly string[], readonly string[]];
  readonly platformWords: Readonly<Record<string, readonly string[]>>;
  readonly holders: readonly string[];
}

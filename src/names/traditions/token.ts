/** A word of a written name on its way to a word of a form. */
export interface Token {
  /** Latin letters, lower case, without marks and apostrophes. */
  readonly text: string;
  readonly spellings?: readonly string[];
  readonly unvowelled?: true;
  /** As written in its own script. */
  readonly native?: string;
  /** As written with the marks of Vietnamese. */
  readonly marked?: string;
  /** Stands before the comma. */
  readonly comma: boolean;
  readonly capitals: boolean;
  readonly bracketed: boolean;
  readonly initial: boolean;
}

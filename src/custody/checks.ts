import { type CheckCode, checkWords, type Sentence, type Why, whyWords } from './check-words.ts';

/** `noted`: nothing is wrong, but the reader should know; or it could not be checked for want of something. */
export type Outcome = 'passed' | 'failed' | 'noted';

/** What a check came upon. */
export interface Finding {
  /** A file below the folder that was verified, or a name. */
  readonly where: string;
  readonly why: Why;
  /** Place in the log, from 0, when it is about one entry. */
  readonly index?: number;
}

/** One check that was made, and how it ended. */
export interface Check {
  /** Stable: programs may rely on it. */
  readonly code: `custody.${CheckCode}`;
  readonly outcome: Outcome;
  readonly sentence: Sentence;
  /** The first of what was found; `count` tells of all. */
  readonly found: readonly Finding[];
  readonly count: number;
}

/** Findings of one check that are kept by name: a log whose every entry is wrong needs no million of lines. */
const keptFindings = 50;

/** Gathers checks in the order in which they were first heard of. */
export class Checklist {
  readonly #checks = new Map<CheckCode, { outcome: Outcome; count: number; found: Finding[]; value: string | number }>();

  /** The check was made; it stays passed until something is found. `value` stands in its sentence. */
  pass(code: CheckCode, value: string | number = ''): void {
    const known = this.#checks.get(code);
    if (known === undefined) this.#checks.set(code, { outcome: 'passed', count: 0, found: [], value });
    else if (value !== '') known.value = value;
  }

  fail(code: CheckCode, finding: Finding): void {
    this.#find(code, 'failed', finding);
  }

  note(code: CheckCode, finding: Finding): void {
    this.#find(code, 'noted', finding);
  }

  #find(code: CheckCode, outcome: Outcome, finding: Finding): void {
    this.pass(code);
    const check = this.#checks.get(code)!;
    // What failed comes first, and is counted alone.
    if (outcome === 'noted' && check.outcome === 'failed') return;
    if (outcome === 'failed' && check.outcome === 'noted') Object.assign(check, { found: [], count: 0 });
    check.outcome = outcome;
    check.count++;
    if (check.found.length < keptFindings) check.found.push(finding);
  }

  /** Whether this check was made and has failed. */
  hasFailed(code: CheckCode): boolean {
    return this.#checks.get(code)?.outcome === 'failed';
  }

  list(): readonly Check[] {
    return Array.from(this.#checks, ([code, { outcome, count, found, value }]) => {
      const sentence = checkWords[code][outcome];
      const fill = (text: string): string => text.replaceAll('{}', String(value));
      return {
        code: `custody.${code}` as const,
        outcome,
        sentence: { en: fill(sentence.en), zh: fill(sentence.zh) },
        found,
        count,
      };
    });
  }
}

/** A finding in words: where, which act (people count them from 1), what. */
export function describeFinding({ where, why, index }: Finding, lang: keyof Sentence): string {
  const act = index === undefined ? '' : lang === 'zh' ? `，第 ${index + 1} 项操作` : `, act ${index + 1}`;
  return `${where}${act}${lang === 'zh' ? '：' : ': '}${whyWords[why][lang]}`;
}

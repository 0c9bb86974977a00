import { ClewError } from '../../errors.ts';
import type { IndicatorKind, Sentence } from '../../model/index.ts';
import { normal } from './normal.ts';

/** What a reader finds in a file that is not ours. */
export interface Foreign {
  readonly format: 'stix' | 'misp' | 'ftm' | 'case' | 'file';
  readonly title?: string;
  /** Who it says it is from: nobody vouches for it. */
  readonly sender?: string;
  readonly indicators: { kind: IndicatorKind; value: string; note?: string }[];
  readonly exhibits: { name: string; path: string }[];
  /** Counts of what it holds, by the words of its format. */
  readonly holds: Record<string, number>;
  readonly notes: Sentence[];
}

/** Most indicators that are taken from one file: who sends more wants something else than to be read. */
const most = 200_000;
/** Longest remark kept beside an indicator, in UTF-16 units. */
const longest = 300;

/** Collects what a reader finds. */
export class Finds {
  readonly #indicators = new Map<string, { kind: IndicatorKind; value: string; note?: string }>();
  readonly #holds = new Map<string, number>();
  readonly #notes = new Map<string, Sentence>();
  readonly #unread = new Set<string>();

  /** Counts one more of what the file holds. */
  count(what: string, times = 1): void {
    this.#holds.set(what, (this.#holds.get(what) ?? 0) + times);
  }

  /** An indicator in whatever spelling; one that is none of its kind is left out. */
  add(kind: IndicatorKind, raw: unknown, note?: string): void {
    if (typeof raw !== 'string' || raw.length > 4000 || this.#indicators.size >= most) return;
    const value = normal(kind, raw);
    if (value === undefined) {
      if (this.#unread.size < most) this.#unread.add(`${kind}\t${raw}`);
      return;
    }
    const key = `${kind}\t${value}`;
    if (this.#indicators.has(key)) return;
    const said = note?.replaceAll(/\s+/gu, ' ').trim().slice(0, longest);
    this.#indicators.set(key, { kind, value, ...(said === undefined || said === '' ? {} : { note: said }) });
  }

  note(en: string, zh: string): void {
    this.#notes.set(en, { en, zh });
  }

  /** All of it; `path` itself is the exhibit. */
  foreign(format: Foreign['format'], path: string, name: string, told: Pick<Foreign, 'title' | 'sender'> = {}): Foreign {
    if (this.#unread.size > 0) {
      this.note(
        `Values that are not whole, or not of the kind they are said to be, stay in the exhibit: ${this.#unread.size}.`,
        `不完整或与所称类别不符的值仅保留在证物中：${this.#unread.size} 个。`,
      );
    }
    return {
      format,
      ...(told.title === undefined ? {} : { title: told.title.slice(0, 1000) }),
      ...(told.sender === undefined ? {} : { sender: told.sender.slice(0, 200) }),
      indicators: [...this.#indicators.values()],
      exhibits: [{ name, path }],
      holds: Object.fromEntries([...this.#holds].sort(([a], [b]) => (a < b ? -1 : 1))),
      notes: [...this.#notes.values()],
    };
  }
}

/** Refuses a file, with what its standard asks and where it is missing; nothing of the file's content is told. */
export function refuse(
  what: string,
  hint = 'Ask the sender for a file that their own checker passes.',
  cause?: unknown,
): ClewError {
  return new ClewError('input', 'share.foreign', what, { hint, ...(cause === undefined ? {} : { cause }) });
}

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that is text, else nothing. */
export function text(of: Json, name: string): string | undefined {
  const value = of[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** One or many: formats of linked data write both. */
export function many(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}

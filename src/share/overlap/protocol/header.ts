import { createHash } from 'node:crypto';
import { formatVkey, parseVkey, type VerifierKey } from '../../../custody/index.ts';
import { ClewError } from '../../../errors.ts';

/** The three files of a run: offer (A to B), answer (B to A), result (A to B). */
export type Step = 'offer' | 'answer' | 'result';

/** What both learn: the common items; those and labels on them; their number alone. */
export const variants = ['items', 'labels', 'count'] as const;
export type Variant = (typeof variants)[number];

/** On what terms a comparison is offered. */
export interface Terms {
  /** Free text, one line of at most 500 characters each. */
  readonly purpose: string;
  readonly basis: string;
  /** Who approved it. */
  readonly supervisor: string;
  /** Kinds of indicators and roles of mentions that were compared; empty for all. */
  readonly kinds: readonly string[];
  readonly roles: readonly string[];
  /** What is told besides: fields of the labels; `both` where of the number only yes or no is shown. Empty for nothing. */
  readonly tells?: readonly string[];
  /** Items that the other's set may have at most, and how many times larger one set may be than the other. */
  readonly most: number;
  readonly ratio: number;
}

/** What a file says of itself, signed. */
export interface Header {
  readonly step: Step;
  /** 32 lower-case hex digits, chosen at random by who offers. */
  readonly run: string;
  readonly from: VerifierKey;
  /** Statements by which an earlier key of `from` named a later one (`custody/rotation.ts`). */
  readonly rotations: readonly string[];
  /** `fingerprint` of the key of the addressee. */
  readonly to: string;
  readonly variant: Variant;
  /** Version of the rules by which items were brought to their one form: letters, digits, `.` and `-`. */
  readonly normaliser: string;
  /** Items of the sender's set and, from the answer on, of the other's. */
  readonly size: number;
  readonly ofSize: number;
  /** Root over the sender's set (`commit`), 64 hex digits. */
  readonly commitment: string;
  /** SHA-256 of the file that this one answers; empty in an offer. */
  readonly answers: string;
  /** SHA-256 and bytes of what follows the header. */
  readonly body: { readonly sha256: string; readonly bytes: number };
  /** UTC ms. */
  readonly time: number;
  /** Of an offer alone. */
  readonly terms?: Terms;
}

const hex64 = /^[0-9a-f]{64}$/u;
const number = /^(?:0|[1-9]\d{0,15})$/u;
const words = /^(?:[a-z][a-z\d-]*(?:,[a-z][a-z\d-]*)*)?$/u;
const version = /^[\w.-]{1,64}$/u;
/** What could end a line, or show it in another order than it stands in. */
const unruly = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const maxText = 500;

const malformed = (what: string, cause?: unknown): ClewError =>
  new ClewError('untrusted', 'overlap.header', `The head of the file is not well formed: ${what}.`, {
    hint: 'It must come byte for byte as it was sent. Ask for it again.',
    cause,
  });

/** SHA-256 over a key as it is handed on (`formatVkey`), 64 hex digits. */
export const fingerprint = (key: VerifierKey): string => createHash('sha256').update(formatVkey(key)).digest('hex');

/**
 * The text that is signed: a line that says what it is, then `name value` lines in one fixed order. Throws `input` `overlap.text`, or
 * `untrusted` `overlap.header` for what could not be read again.
 */
export function headerText(header: Header): string {
  const text = render(header);
  parseHeader(text);
  return text;
}

function render(header: Header): string {
  const { step, terms } = header;
  const lines: [string, string][] = [
    ['run', header.run],
    ['from', header.from.name],
    ['key', formatVkey(header.from)],
    ...header.rotations.map((note): [string, string] => ['rotation', Buffer.from(note).toString('base64')]),
    ['to', header.to],
    ['variant', header.variant],
    ['normaliser', header.normaliser],
    ['size', String(header.size)],
    ['commitment', header.commitment],
    ['body', header.body.sha256],
    ['bytes', String(header.body.bytes)],
    ['time', String(header.time)],
  ];
  if (step !== 'offer') lines.push(['of', String(header.ofSize)], ['answers', header.answers]);
  if (terms !== undefined) {
    lines.push(
      ['purpose', text(terms.purpose)],
      ['basis', text(terms.basis)],
      ['supervisor', text(terms.supervisor)],
      ['kinds', terms.kinds.join(',')],
      ['roles', terms.roles.join(',')],
      ['tells', (terms.tells ?? []).join(',')],
      ['most', String(terms.most)],
      ['ratio', String(terms.ratio)],
    );
  }
  return `clew/overlap-${step}/v1\n${lines.map(([name, value]) => `${name} ${value}\n`).join('')}`;
}

function text(value: string): string {
  if (value.trim() === '' || value.length > maxText || unruly.test(value) || !value.isWellFormed()) {
    throw new ClewError('input', 'overlap.text', 'A purpose, legal basis or name is empty, too long, or more than one line.', {
      hint: `Give one line of at most ${maxText} characters.`,
    });
  }
  return JSON.stringify(value);
}

/** Reads the text of a header strictly. Throws `untrusted` `overlap.header`, `overlap.version`. */
export function parseHeader(source: string): Header {
  const [first = '', ...rest] = source.slice(0, -1).split('\n');
  const found = /^clew\/overlap-(?<step>offer|answer|result)\/v(?<version>\d{1,9})$/u.exec(first)?.groups;
  if (found === undefined || !source.endsWith('\n')) throw malformed('its first line');
  if (found['version'] !== '1') throw otherVersion();
  const step = found['step'] as Step;
  let at = 0;
  const next = (name: string, form?: RegExp): string => {
    const line = rest[at++] ?? '';
    const value = line.slice(name.length + 1);
    if (!line.startsWith(`${name} `) || form?.test(value) === false) throw malformed(`its line "${name}"`);
    return value;
  };
  const count = (name: string): number => {
    const value = Number(next(name, number));
    if (!Number.isSafeInteger(value)) throw malformed(`its line "${name}"`);
    return value;
  };
  const run = next('run', /^[0-9a-f]{32}$/u);
  const name = next('from');
  const from = keyOf(next('key'));
  if (from.name !== name || from.type !== 'note') throw malformed('its key is of another name');
  const rotations: string[] = [];
  while (rest[at]?.startsWith('rotation ') === true) rotations.push(Buffer.from(next('rotation'), 'base64').toString());
  const header: Header = {
    step,
    run,
    from,
    rotations,
    to: next('to', hex64),
    variant: next('variant', /^(?:items|labels|count)$/u) as Variant,
    normaliser: next('normaliser', version),
    size: count('size'),
    commitment: next('commitment', hex64),
    body: { sha256: next('body', hex64), bytes: count('bytes') },
    time: count('time'),
    ofSize: step === 'offer' ? 0 : count('of'),
    answers: step === 'offer' ? '' : next('answers', hex64),
    ...(step === 'offer' ? { terms: terms(next, count) } : {}),
  };
  if (at !== rest.length) throw malformed('it has more lines than it should');
  // One header has one text: nothing can be spelt in two ways.
  if (render(header) !== source) throw malformed('it is not spelt in the one way it should be');
  return header;
}

function terms(next: (name: string, form?: RegExp) => string, count: (name: string) => number): Terms {
  const free = (name: string): string => {
    const line = next(name);
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === 'string' && text(value) === line) return value;
    } catch {
      // Below.
    }
    throw malformed(`its line "${name}"`);
  };
  const list = (name: string): string[] =>
    next(name, words)
      .split(',')
      .filter((word) => word !== '');
  return {
    purpose: free('purpose'),
    basis: free('basis'),
    supervisor: free('supervisor'),
    kinds: list('kinds'),
    roles: list('roles'),
    tells: list('tells'),
    most: count('most'),
    ratio: count('ratio'),
  };
}

function keyOf(vkey: string): VerifierKey {
  try {
    return parseVkey(vkey);
  } catch (cause) {
    throw malformed('its key', cause);
  }
}

export const otherVersion = (): ClewError =>
  new ClewError('untrusted', 'overlap.version', 'The file is of another version of the comparison.', {
    hint: 'Both sides need programs that speak version 1.',
  });

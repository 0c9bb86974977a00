import { readFileSync } from 'node:fs';
import { type IndicatorKind, type Mention, type ScamType, scamTypes } from '../../src/model/index.ts';
import { numbers } from './fit.ts';

// Texts to learn from, made of what stands in scripts/scam-texts: one file a type, sections by language and use. Most sections hold
// sentences that are put together; `report`, `message` and `letter` hold whole texts. `(a/b)` stands for one of several wordings, `{slot}` for a value
// of common.txt; indicators are put as places without a value, since the model sees their kind only.

export type Tongue = 'en' | 'zh';
export interface Text {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly type: ScamType;
  readonly tongue: Tongue;
}

/** Lines by section. */
type Lines = ReadonlyMap<string, readonly string[]>;

const indicators: Readonly<Record<string, IndicatorKind>> = {
  phone: 'phone',
  account: 'account',
  url: 'url',
  handle: 'handle',
  email: 'email',
};

function read(name: string): Lines {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of readFileSync(new URL(`../scam-texts/${name}.txt`, import.meta.url), 'utf8').split('\n')) {
    const heading = /^\[(.+)\]$/u.exec(line)?.[1];
    if (heading !== undefined) sections.set(heading, (lines = []));
    else if (line !== '') lines.push(line);
  }
  return sections;
}

/** A line's half, 0 or 1, by its own letters: texts of one half share no sentence with those of the other. */
function halfOf(line: string): number {
  let hash = 17;
  for (let i = 0; i < line.length; i++) hash = Math.imul(hash ^ line.charCodeAt(i), 0x9e3779b1);
  return (hash >>> 16) & 1;
}

/** How many texts of each make a type and language gets. */
const makes = { story: 80, said: 110, mail: 60, call: 50, words: 50 } as const;
/** Texts that were written as a whole: what a victim reports, what a gang sends or says in short and at length. */
const wholes = ['report', 'message', 'letter'] as const;
/**
 * How often a whole report is there to learn from, each time with other values and other things said by the way. Whole messages and letters
 * are not learnt from: by them it is known how sure the model may be of what it never saw.
 */
const reportTimes = 6;

/** What texts are of: `half` of the lines only, sentences put together only. */
export interface Wanted {
  readonly half?: number;
  readonly isPutTogether?: boolean;
}

/** All texts, or those that are wanted. In an order that is always the same. */
export function ownTexts({ half, isPutTogether = false }: Wanted = {}): Text[] {
  const common = read('common');
  const texts: Text[] = [];
  let seed = 1;
  for (const type of scamTypes) {
    if (type === 'other') continue;
    const own = read(type);
    for (const tongue of ['zh', 'en'] as const) {
      const writer = new Writer(common, own, tongue, numbers(7919 * seed++), half);
      for (const make of Object.keys(makes) as (keyof typeof makes)[]) {
        // What is no fraud comes in more kinds than any fraud, and is nobody's story.
        const count = makes[make] * (type === 'none' ? 2 : 1);
        for (let i = 0; i < count; i++) {
          const written = writer.write(make);
          if (written !== undefined) texts.push({ ...written, type, tongue });
        }
      }
      if (isPutTogether) continue;
      for (const line of writer.lines('report')) {
        for (let i = 0; i < reportTimes; i++) texts.push({ ...writer.whole(line, true), type, tongue });
      }
    }
  }
  return texts;
}

/** Every whole text once, by what it is. */
export function wholeTexts(): (Text & { readonly whole: (typeof wholes)[number] })[] {
  const common = read('common');
  return scamTypes.flatMap((type, i) => {
    if (type === 'other') return [];
    const own = read(type);
    return (['zh', 'en'] as const).flatMap((tongue) => {
      const writer = new Writer(common, own, tongue, numbers(104_729 * (i + 1)), undefined);
      return wholes.flatMap((whole) =>
        writer.lines(whole).map((line) => ({ ...writer.whole(line, whole === 'report'), type, tongue, whole })),
      );
    });
  });
}

class Writer {
  readonly #common: Lines;
  readonly #own: Lines;
  readonly #tongue: Tongue;
  readonly #next: () => number;
  readonly #half: number | undefined;
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(common: Lines, own: Lines, tongue: Tongue, next: () => number, half: number | undefined) {
    this.#common = common;
    this.#own = own;
    this.#tongue = tongue;
    this.#next = next;
    this.#half = half;
    this.#values = new Map(
      common.get(`${tongue} slots`)!.map((line) => {
        const at = line.indexOf(':');
        return [line.slice(0, at), line.slice(at + 2).split('/')];
      }),
    );
  }

  write(make: keyof typeof makes): { text: string; mentions: Mention[] } | undefined {
    const raw = this.#raw(make);
    return raw === undefined ? undefined : this.#filled(raw);
  }

  /** The lines of a section that are wanted. */
  lines(section: (typeof wholes)[number]): readonly string[] {
    const lines = this.#own.get(`${this.#tongue} ${section}`) ?? [];
    return this.#half === undefined ? lines : lines.filter((line) => halfOf(line) === this.#half);
  }

  /** A whole text, as it stands or with something said by the way. */
  whole(line: string, hasAsides: boolean): { text: string; mentions: Mention[] } {
    const stop = this.#tongue === 'zh' ? '。' : '. ';
    const asides = hasAsides ? Array.from({ length: this.#below(3) }, () => `${this.#frame('aside')}${stop}`) : [];
    return this.#filled(`${line}${this.#tongue === 'zh' ? '' : ' '}${asides.join('')}`.trim());
  }

  #raw(make: keyof typeof makes): string | undefined {
    const zh = this.#tongue === 'zh';
    const stop = zh ? '。' : '. ';
    switch (make) {
      case 'words': {
        const words = this.#words();
        if (words.length === 0) return undefined;
        return Array.from({ length: 1 + this.#below(5) }, () => this.#of(words)).join(zh ? '，' : ', ');
      }
      case 'story': {
        const open = this.#some('open');
        if (open.length === 0) return undefined;
        const then = this.#some('then');
        const parts = [this.#of(open)];
        for (let i = this.#below(3); i >= 0 && then.length > 0; i--) parts.push(this.#of(then));
        for (let i = this.#below(3); i > 0; i--) parts.push(this.#frame('paid'));
        // What anybody says by the way must speak for no type.
        for (let i = this.#below(3); i > 0; i--) parts.splice(1 + this.#below(parts.length), 0, this.#frame('aside'));
        if (this.#below(4) === 0) parts.push(`${zh ? '对方说：' : 'They said: '}${this.#of(this.#some('said'))}`);
        if (this.#below(4) !== 0) parts.push(this.#of(this.#some('end')));
        const when = this.#below(2) === 0 ? this.#frame('when') : '';
        return `${when}${zh ? '' : ' '}${parts.join(this.#below(2) === 0 ? stop : zh ? '，' : ', ')}${stop}`;
      }
      case 'said': {
        const said = this.#some('said');
        const many = this.#below(4) === 0 ? 2 : 1;
        const parts = Array.from({ length: many }, () => this.#of(said));
        // What any of them may ask for, a link opened or an answer, must not speak for one type.
        if (this.#below(3) === 0) parts.push(this.#frame('push'));
        return parts.join(stop);
      }
      case 'mail': {
        const said = this.#some('said');
        const parts = [this.#frame('greet') + this.#of(said), this.#of(said)];
        if (this.#below(2) === 0) parts.push(this.#of(said));
        parts.push(this.#frame('push'));
        return parts.join(stop);
      }
      case 'call': {
        const said = this.#some('said');
        const [caller, callee] = this.#of(
          zh
            ? ['主叫：/被叫：', '对方：/我：', '骗子:/受害人:', '：/：']
            : ['Caller: /Me: ', 'A: /B: ', 'Agent: /Customer: ', '/'],
        ).split('/') as [string, string];
        const lines = [`${caller}${this.#frame('greet')}${this.#of(said)}`];
        for (let i = 1 + this.#below(3); i > 0; i--) {
          lines.push(`${callee}${this.#frame('reply')}`);
          lines.push(`${caller}${this.#below(4) === 0 ? this.#frame('push') : this.#of(said)}`);
        }
        return lines.join('\n');
      }
    }
  }

  #below(count: number): number {
    return this.#next() % count;
  }

  #of(lines: readonly string[]): string {
    return lines[this.#below(lines.length)]!;
  }

  #frame(section: string): string {
    return this.#of(this.#common.get(`${this.#tongue} ${section}`)!);
  }

  /** The lines of a section; of a half: those of it, all where it has none. */
  #some(section: string): readonly string[] {
    const lines = this.#own.get(`${this.#tongue} ${section}`) ?? [];
    const kept = this.#half === undefined ? lines : lines.filter((line) => halfOf(line) === this.#half);
    return kept.length === 0 ? lines : kept;
  }

  #words(): readonly string[] {
    const words = (this.#own.get(`${this.#tongue} words`) ?? []).flatMap((line) =>
      line.split(this.#tongue === 'zh' ? ' ' : ', '),
    );
    return this.#half === undefined ? words : words.filter((word) => halfOf(word) === this.#half);
  }

  /** Chooses wordings and fills slots. */
  #filled(raw: string): { text: string; mentions: Mention[] } {
    const chosen = raw.replaceAll(/\(([^()]*\/[^()]*)\)/gu, (_, inside: string) => this.#of(inside.split('/')));
    const mentions: Mention[] = [];
    let text = '';
    let from = 0;
    for (const slot of chosen.matchAll(/\{(\w+)\}/gu)) {
      text += chosen.slice(from, slot.index);
      from = slot.index + slot[0].length;
      const kind = indicators[slot[1]!];
      if (kind === undefined) text += this.#of(this.#values.get(slot[1]!)!);
      else {
        mentions.push({ kind, value: '', raw: '0', start: text.length, end: text.length + 1, role: 'unknown', confidence: 1 });
        text += '0';
      }
    }
    return { text: text + chosen.slice(from), mentions };
  }
}

/** What the type's own words are, for baselines that only count them. */
export function ownWords(type: ScamType, tongue: Tongue): readonly string[] {
  return (read(type).get(`${tongue} words`) ?? []).flatMap((line) => line.split(tongue === 'zh' ? ' ' : ', '));
}

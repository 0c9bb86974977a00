import { scan } from './scan.ts';
import { has } from './source.ts';
import type { Source } from './source.ts';

/** A text with its defanged and broken-up addresses put back together, and the way back to the original offsets. */
export interface Refanged {
  /** The mended text, scanned; the given source itself when nothing was defanged. */
  readonly source: Source;
  /** Offset in the original of the unit at `at`. */
  startOf(at: number): number;
  /** Offset in the original of an exclusive end. */
  endOf(end: number): number;
  /** Whether anything between the two offsets (of the mended text) was written defanged. */
  defanged(start: number, end: number): boolean;
}

interface Patch {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

interface Rule {
  /** Cheap test that keeps the expression away from nearly every text. */
  readonly when: (source: Source) => boolean;
  readonly find: RegExp;
  readonly by: (match: RegExpExecArray, patch: (from: number, to: number, by: string) => void) => void;
}

// What may stand beside a defanged mark: ASCII letters and digits, or letters of IDN labels. Space is optional around it.
const before = '(?<=[a-z0-9\\u00c0-\\uffff])';
const opened = '(?:[[({<][ \\t]{0,2}){1,8}';
const closed = '(?:[\\])}>][ \\t]{0,3}){1,8}';

/** Endings that make a dot of `。`, ` dot ` or ` . ` before them: common ones that are no words of a sentence. */
const endings = '(?:com|net|org|cn|cc|top|xyz|vip|info|biz|io|co|hk|tw|icu|ltd)(?![a-z0-9])';

const marks: Readonly<Record<string, string>> = { dot: '.', d0t: '.', 点: '.', 點: '.', at: '@' };

const rules: readonly Rule[] = [
  {
    // example[.]com, example (dot) com, user{at}example.com, http[:]//, http[://], com[/]path
    when: ({ flags, folded }) => (flags & has.bracket) !== 0 || folded.includes('('),
    find: new RegExp(
      `${before}[ \\t]{0,2}\\\\?${opened}(\\.|dot|d0t|点|點|@|at|://|:|//|/)[ \\t]{0,2}${closed}(?=[a-z0-9\\u00c0-\\uffff/:[({])`,
      'gi',
    ),
    by: (match, patch) => {
      const mark = match[1]!.toLowerCase();
      patch(match.index, match.index + match[0].length, marks[mark] ?? mark);
    },
  },
  {
    // 192[.168.1.1, 10.)10: one bracket of the pair
    when: ({ flags, folded }) => (flags & has.dot) !== 0 && /[[({]\.|\.[\])}]/.test(folded),
    find: new RegExp(`${before}(?:[[({]{1,8}\\.[\\])}]{0,8}|\\.[\\])}]{1,8})(?=[a-z0-9])`, 'gi'),
    by: whole('.'),
  },
  {
    // 10\.10\.10\.10
    when: ({ folded }) => folded.includes('\\.'),
    find: new RegExp(`${before}\\\\{1,8}\\.(?=[a-z0-9])`, 'gi'),
    by: whole('.'),
  },
  {
    // hxxp://, h**ps://, http:\\, http__, ftx://, `http:// example .com /path`
    when: ({ folded, flags }) => (flags & (has.colon | has.underscore)) !== 0 && /p[sx]?[ ;:_[({<]|ftx:/i.test(folded),
    find: /(?<![a-z0-9])(h(?:tt|xx|xxx|\*\*|xt|tx|zz|\+\+)p|s?f[tx]p|ftx|tcp|udp)(s?)( ?(?:[[({<]?[:;][\])}>]?\/\/|[[({<]:\/\/[\])}>]|:\\\\|:__|__) ?)(?=[a-z0-9[\u00c0-\uffff])([a-z0-9_[\].\u00c0-\uffff-]{0,253})( \.[a-z]{2,10}(?![a-z0-9]))?( (?=\/\/?[a-z0-9]+(?:[/\s?]|$)))?/gi,
    by: (match, patch) => {
      const scheme = match[1]!;
      const proper = /^h/i.test(scheme) ? 'http' : scheme.toLowerCase().replace('ftx', 'ftp').replace('fxp', 'ftp');
      let at = match.index;
      if (scheme.toLowerCase() !== proper) patch(at, at + scheme.length, proper);
      at += scheme.length + match[2]!.length;
      if (match[3] !== '://') patch(at, at + match[3]!.length, '://');
      at += match[3]!.length + match[4]!.length;
      if (match[5] !== undefined) patch(at, at + 1, '');
      at += match[5]?.length ?? 0;
      if (match[6] !== undefined) patch(at, at + 1, '');
    },
  },
  {
    // abc点com, 192点168点1点1; but not 3点app (three o'clock)
    when: ({ han, folded }) => han && /[a-z0-9]\s?[点點]\s?[a-z0-9]/i.test(folded),
    find: /(?<=[a-z0-9-])(?<!(?<![a-z0-9-])\d{1,2})\s?[点點]\s?(?=[a-z])|(?<=\d)[点點](?=\d{1,3}(?:[点點]\d{1,3}){1,2}(?!\d))|(?<=\d{1,3}[点點]\d{1,3})[点點](?=\d)/gi,
    by: whole('.'),
  },
  {
    // www。abc。com
    when: ({ han, folded }) => (han || folded.includes('。') || folded.includes('｡')) && /[a-z0-9][。｡]\s?[a-z0-9]/i.test(folded),
    find: new RegExp(
      `(?<=[a-z0-9-])[。｡](?=${endings})|(?<=(?<![a-z0-9])www)[。｡](?=[a-z0-9])|(?<=www[.。｡][a-z0-9-]{1,63})[。｡](?=[a-z]{2,18})`,
      'gi',
    ),
    by: whole('.'),
  },
  {
    // example dot com, john at example dot com
    when: ({ folded }) => folded.includes(' dot ') || folded.includes(' DOT ') || folded.includes(' Dot '),
    find: new RegExp(
      `(?<![a-z0-9])(?!(?:the|a|an|of|this|that|every|last|old)[ ])([a-z0-9-]{1,63})( at )?([a-z0-9-]{0,63}) dot (?=${endings}|[a-z0-9-]{1,63} dot )`,
      'gi',
    ),
    by: (match, patch) => {
      const [, first, at, second] = match;
      if (at === undefined ? second !== '' : second === '') return;
      const end = match.index + match[0].length;
      patch(end - 5, end, '.');
      if (at !== undefined) patch(match.index + first!.length, match.index + first!.length + at.length, '@');
    },
  },
  {
    // 2.2.2 . 2, example . com
    when: ({ folded }) => folded.includes(' . '),
    find: new RegExp(`(?<=\\.\\d{1,3}) \\. (?=\\d{1,3}(?!\\d))|(?<=[a-z0-9]) \\. (?=${endings})`, 'gi'),
    by: whole('.'),
  },
  {
    // user @ example.com, user @example.com, user@ example.com
    when: ({ flags, folded }) => (flags & has.at) !== 0 && /[a-z0-9](?: @|@ )/i.test(folded),
    find: /(?<![a-z0-9._@])(?!(?:us|me|him|her|them|it|is|on|and|or|by|follow|via|to|from|contact|at|with|of|in|for)[ @])([a-z0-9][a-z0-9._+-]{1,63})( ?@ ?)(?=[a-z0-9-]{1,63}\.[a-z])/gi,
    by: (match, patch) => {
      if (match[2] === '@') return;
      const at = match.index + match[1]!.length;
      patch(at, at + match[2]!.length, '@');
    },
  },
  {
    // name at gmail.com: only with a mailbox provider, for one also meets "at example.com"
    when: ({ folded }) => folded.includes(' at '),
    find: /(?<=[a-z0-9][._-]?[a-z0-9]) at (?=(?:gmail|outlook|hotmail|yahoo|proton|protonmail|icloud|qq|163|126|foxmail|mail|gmx|aol)\.(?:com|me|net|cn|ru)(?![a-z0-9-]))/gi,
    by: whole('@'),
  },
];

function whole(by: string): Rule['by'] {
  return (match, patch) => {
    patch(match.index, match.index + match[0].length, by);
  };
}

let last: Refanged | undefined;
let lastFor: Source | undefined;

/** Mends a text's defanged addresses. The finders of one source share the answer. */
export function refang(source: Source): Refanged {
  if (last === undefined || lastFor !== source) {
    last = mend(source);
    lastFor = source;
  }
  return last;
}

function mend(source: Source): Refanged {
  const patches: Patch[] = [];
  for (const { when, find, by } of rules) {
    if (!when(source)) continue;
    find.lastIndex = 0;
    for (let match = find.exec(source.folded); match !== null; match = find.exec(source.folded)) {
      by(match, (from, to, text) => {
        patches.push({ from, to, by: text });
      });
      if (match[0] === '') find.lastIndex++;
    }
  }
  if (patches.length === 0) return { source, startOf: same, endOf: same, defanged: never };
  return apply(source, patches);
}

const same = (at: number): number => at;
const never = (): boolean => false;

function apply(source: Source, patches: Patch[]): Refanged {
  patches.sort((a, b) => a.from - b.from || b.to - a.to);
  const used: Patch[] = [];
  const at: number[] = []; // where each used patch begins in the mended text
  let text = '';
  let done = 0;
  for (const patch of patches) {
    if (patch.from < done) continue;
    text += source.text.slice(done, patch.from);
    used.push(patch);
    at.push(text.length);
    text += patch.by;
    done = patch.to;
  }
  text += source.text.slice(done);
  const mended = scan({ text, lang: source.lang, ...(source.region !== undefined && { region: source.region }) }, source.field);
  /** Last patch that begins at or before a unit, -1 for none. */
  const patchAt = (unit: number): number => {
    let low = 0;
    let high = at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at[middle]! <= unit) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  return {
    source: mended,
    startOf(unit) {
      const k = patchAt(unit);
      if (k < 0) return unit;
      const past = unit - at[k]! - used[k]!.by.length;
      return past < 0 ? used[k]!.from : used[k]!.to + past;
    },
    endOf(end) {
      const k = patchAt(end - 1);
      if (k < 0) return end;
      const past = end - at[k]! - used[k]!.by.length;
      return used[k]!.to + Math.max(past, 0);
    },
    defanged: (start, end) => patchAt(end - 1) > patchAt(start - 1),
  };
}

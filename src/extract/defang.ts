import { isOf, of } from './charset.ts';
import { has, hint } from './source.ts';
import type { Run, Source } from './source.ts';

/** One way of defanging, and how it is mended. */
export interface Rule {
  /** The hint without which the expression is not tried. */
  readonly hint: number;
  readonly find: RegExp;
  readonly by: (match: RegExpExecArray, patch: (from: number, to: number, by: string) => void) => void;
}

// What may stand beside a defanged mark: ASCII letters and digits, or letters of IDN labels. Space is optional around it.
const before = '(?<=[a-z0-9\\u00c0-\\uffff])';
const opened = '(?:[[({<][ \\t]{0,2}){1,8}';
const closed = '(?:[\\])}>][ \\t]{0,3}){1,8}';

/** Endings that make a dot of `。`, ` dot ` or ` . ` before them: common ones that are no words of a sentence. */
const endings = '(?:com|net|org|cn|cc|top|xyz|vip|info|biz|io|co|hk|tw|icu|ltd)(?![a-z0-9])';

/** Mailbox providers, whose names make a bare `name at` an address. */
const mailboxes = 'gmail|outlook|hotmail|yahoo|proton|protonmail|icloud|qq|163|126|foxmail|mail|gmx|aol';

const marks: Readonly<Record<string, string>> = { dot: '.', d0t: '.', 点: '.', 點: '.', at: '@' };

/** Which rules may find something in a text: by what the scan saw, and by a look at the runs with marks inside. */
export function hintsOf({ marked, flags, near, folded }: Source): number {
  let hints = (flags & has.bracket) === 0 ? near : near | hint.bracket;
  for (const run of marked) if (run.flags !== 0) hints |= insideRun(run, folded);
  return hints;
}

function insideRun({ start, end, flags, letters, digits }: Run, folded: string): number {
  let hints = 0;
  if ((flags & has.at) !== 0 && mayBeSpaced(folded, start, end)) hints |= hint.spacedAt;
  if ((flags & has.dot) !== 0 && digits >= 4 && folded.slice(start, end).includes('\\')) hints |= hint.backslash;
  if ((flags & (has.colon | has.underscore)) !== 0 && letters >= 3 && !isPlain(folded, start, flags)) hints |= hint.scheme;
  return hints;
}

/** `user @ host`, `user @host`, `user@ host`: a name may end before a first `@`, any word follow a last one. */
function mayBeSpaced(folded: string, start: number, end: number): boolean {
  if (folded.charCodeAt(end - 1) === 0x40) return true;
  if (folded.charCodeAt(start) !== 0x40 || !/[\w.+-]/.test(folded.charAt(start - 2))) return false;
  let after = start + 1;
  while (isOf(folded, after, of.letter | of.digit) || folded.charCodeAt(after) === 0x2d) after++;
  return /[[({. \t]/.test(folded.charAt(after));
}

/** `http://a…`, `https://a…`, `label:` and `snake_case`: nothing to mend. */
function isPlain(folded: string, start: number, flags: number): boolean {
  if ((flags & has.slash) === 0) {
    if ((flags & has.underscore) !== 0 && folded.startsWith('__', folded.indexOf('_', start))) return false;
    return (flags & has.colon) === 0 || !folded.startsWith(':\\', folded.indexOf(':', start));
  }
  if (!folded.startsWith('http', start)) return false;
  const colon = start + (folded.charCodeAt(start + 4) === 0x73 ? 5 : 4);
  return folded.startsWith('://', colon) && isOf(folded, colon + 3, of.letter | of.digit);
}

export const rules: readonly Rule[] = [
  {
    // example[.]com, example (dot) com, user{at}example.com, http[:]//, http[://], com[/]path
    hint: hint.bracket,
    find: new RegExp(
      `(?<=[a-z0-9)%_\\u00c0-\\uffff])[ \\t]{0,2}\\\\?${opened}(\\.|dot|d0t|点|點|@|at|://|:|//|/)[ \\t]{0,2}${closed}(?=[a-z0-9\\u00c0-\\uffff/:[({])`,
      'gi',
    ),
    by: (match, patch) => {
      const mark = match[1]!.toLowerCase();
      patch(match.index, match.index + match[0].length, marks[mark] ?? mark);
    },
  },
  {
    // 192[.168.1.1, 10.)10: one bracket of the pair
    hint: hint.bracket,
    find: new RegExp(`${before}(?:[[({]{1,8}\\.[\\])}]{0,8}|\\.[\\])}]{1,8})(?=[a-z0-9])`, 'gi'),
    by: whole('.'),
  },
  {
    // 10\.10\.10\.10
    hint: hint.backslash,
    find: new RegExp(`${before}\\\\{1,8}\\.(?=[a-z0-9])`, 'gi'),
    by: whole('.'),
  },
  {
    // hxxp://, h**ps://, http:\\, http__, ftx://, `http:// example .com /path`
    hint: hint.scheme,
    find: /(?<![a-z0-9])(h(?:tt|xx|xxx|\*\*|xt|tx|zz|\+\+)p|s?f[tx]p|ftx|tcp|udp)(s?)( ?(?:[[({<]?[:;][\])}>]?\/\/|[[({<]:\/\/[\])}>]|:\\\\|:\/|:__|__) ?)(?=[a-z0-9[\u00c0-\uffff])([a-z0-9_[\].\u00c0-\uffff-]{0,253})( \.[a-z]{2,10}(?![a-z0-9]))?( (?=\/\/?[a-z0-9]+(?:[/\s?]|$)))?/gi,
    by: (match, patch) => {
      const scheme = match[1]!;
      // `https:// is …`: across a space only what has a dot or a path is a host.
      if (
        match[3]!.endsWith(' ') &&
        !/[.[]/.test(match[4]!) &&
        !/^\/./.test(match.input.slice(match.index + match[0].length, match.index + match[0].length + 2))
      )
        return;
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
    hint: hint.hanDot,
    find: /(?<=[a-z0-9-])(?<!(?<![a-z0-9-])\d{1,2})\s?[点點]\s?(?=[a-z])|(?<=\d)[点點](?=\d{1,3}(?:[点點]\d{1,3}){1,2}(?!\d))|(?<=\d{1,3}[点點]\d{1,3})[点點](?=\d)/gi,
    by: whole('.'),
  },
  {
    // www。abc。com
    hint: hint.stop,
    find: new RegExp(
      `(?<=[a-z0-9-])[。｡](?=${endings})|(?<=(?<![a-z0-9])www)[。｡](?=[a-z0-9])|(?<=www[.。｡][a-z0-9-]{1,63})[。｡](?=[a-z]{2,18})`,
      'gi',
    ),
    by: whole('.'),
  },
  {
    // example dot com, john at example dot com
    hint: hint.dotWord,
    find: new RegExp(
      `(?<![a-z0-9])(?!(?:the|a|an|of|this|that|every|last|old)[ ])([a-z0-9-]{1,63})(?:( at )[a-z0-9-]{1,63})? dot (?=${endings}|[a-z0-9-]{1,63} dot )`,
      'gi',
    ),
    by: (match, patch) => {
      const [, first, at] = match;
      const end = match.index + match[0].length;
      patch(end - 5, end, '.');
      if (at !== undefined) patch(match.index + first!.length, match.index + first!.length + at.length, '@');
    },
  },
  {
    // 2.2.2 . 2, example . com
    hint: hint.spacedDot,
    find: new RegExp(`(?<=\\.\\d{1,3}) \\. (?=\\d{1,3}(?!\\d))|(?<=[a-z0-9]) \\. (?=${endings})`, 'gi'),
    by: whole('.'),
  },
  {
    // user @ example.com, user @example.com, user@ example.com
    hint: hint.spacedAt,
    find: /(?<![a-z0-9._@])(?!(?:us|me|him|her|them|it|is|on|and|or|by|follow|via|to|from|contact|at|with|of|in|for)[ @])([a-z0-9][a-z0-9._+-]{1,63})( ?@ ?)(?=[a-z0-9-]{1,63}[ \t]{0,2}[[({]{0,4}[ \t]{0,2}\.[ \t]{0,2}[\])}]{0,4}[ \t]{0,2}[a-z])/gi,
    by: (match, patch) => {
      if (match[2] === '@') return;
      const at = match.index + match[1]!.length;
      patch(at, at + match[2]!.length, '@');
    },
  },
  {
    // kate99 at abc.com, e-mail kate at abc.com, kate at gmail.com; but not "signed up at abc.com"
    hint: hint.atWord,
    // The spoken `at` is sought first, what stands before it is looked at then.
    find: new RegExp(
      ` at (?=[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,3}\\.[a-z]{2})(?:${[
        // A name no word is: digits, dots or underscores inside.
        '(?<=(?<![a-z0-9._+-])[a-z](?:[a-z._+-]{0,40}\\d|[a-z]{0,40}[._+][a-z0-9])[a-z0-9._+-]{0,40} at )',
        '(?<=(?:mail|邮箱|邮件|信箱|郵箱|郵件)(?: address)?(?: is| was| came from| from| to|:|来自|到|是|为|發到|发到)? ?[a-z][a-z0-9._+-]{1,63} at )',
        `(?<=[a-z0-9][._-]?[a-z0-9] at )(?=(?:${mailboxes})\\.(?:com|me|net|cn|ru)(?![a-z0-9-]))`,
      ].join('|')})`,
      'gi',
    ),
    by: whole('@'),
  },
];

function whole(by: string): Rule['by'] {
  return (match, patch) => {
    patch(match.index, match.index + match[0].length, by);
  };
}

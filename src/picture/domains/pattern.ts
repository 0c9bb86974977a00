import { ClewError } from '../../errors.ts';
import { type Site, siteOf } from './site.ts';

/**
 * How a gang names its sites: a label with at most one place that changes, under some suffixes. Written as a glob over host names that says
 * all of it: `*` one to five letters, `#` one to six digits, `{top,vip}` one of these, `.*` one of `usualSuffixes`.
 */
export interface NamePattern {
  readonly before: string;
  /** What changes between `before` and `after`; absent: nothing, the suffix alone does. */
  readonly gap?: '*' | '#';
  readonly after: string;
  /** Sorted; empty: the usual ones. */
  readonly suffixes: readonly string[];
}

/** Endings under which gangs register what nobody looks at: cheap, or passing for a place. None that a state or a school gives. */
export const usualSuffixes: readonly string[] = (
  'com net org info biz co cc tv me io pw ws la in us uk cn tw hk asia eu com.tw com.cn com.hk top vip xyz shop store online site website space ' +
  'club live life world pro app icu cyou click link fun win bet ltd group work works today one bar buzz cfd sbs lol monster quest rest mom ' +
  'beauty hair skin autos boats homes yachts ink wang fit best bond cloud digital finance exchange trade trading market markets money capital ' +
  'cash fund fyi center city tech media network zone plus art blog design games game casino ai im so mobi qpon company email news global gold'
).split(' ');

const gaps = { '*': '[a-z]{1,5}', '#': '[0-9]{1,6}' } as const;

export function globOf({ before, gap, after, suffixes }: NamePattern): string {
  const [first = '*'] = suffixes;
  return `${before}${gap ?? ''}${after}.${suffixes.length > 1 ? `{${suffixes.join(',')}}` : first}`;
}

const glob = /^([a-z0-9-]*)([*#]?)([a-z0-9-]*)\.(?:\{([a-z0-9.,-]+)\}|([a-z0-9.-]+)|\*)$/;

/** Reads a glob back. Throws `input` `picture.pattern`. */
export function patternOf(text: string): NamePattern {
  const read = glob.exec(text);
  if (read === null) throw new ClewError('input', 'picture.pattern', 'This is no pattern of host names.');
  const [, before = '', gap = '', after = '', many, one] = read;
  const suffixes = many?.split(',') ?? (one === undefined ? [] : [one]);
  return { before, ...(gap === '' ? {} : { gap: gap as '*' | '#' }), after, suffixes };
}

/** The label alone, as a regular expression without anchors that POSIX ERE, PCRE and JavaScript read alike. */
function labelExpression({ before, gap, after }: NamePattern): string {
  return `${before}${gap === undefined ? '' : gaps[gap]}${after}`;
}

/** The whole name, likewise. */
export function hostExpression(pattern: NamePattern): string {
  const all = suffixesOf(pattern).map((suffix) => suffix.replaceAll('.', String.raw`\.`));
  return String.raw`${labelExpression(pattern)}\.${all.length === 1 ? all[0]! : `(${all.join('|')})`}`;
}

/** The suffixes it is meant for, told. */
function suffixesOf({ suffixes }: NamePattern): readonly string[] {
  return suffixes.length === 0 ? usualSuffixes : suffixes;
}

/** Whether sites fit a pattern. */
export class Matcher {
  readonly pattern: NamePattern;
  readonly #label: RegExp;
  readonly #suffixes: ReadonlySet<string>;

  constructor(pattern: NamePattern) {
    this.pattern = pattern;
    this.#label = new RegExp(`^${labelExpression(pattern)}$`);
    this.#suffixes = new Set(suffixesOf(pattern));
  }

  fits({ label, suffix }: Pick<Site, 'label' | 'suffix'>): boolean {
    return this.#suffixes.has(suffix) && this.#label.test(label);
  }

  fitsHost(host: string): boolean {
    const site = siteOf(host);
    return site !== undefined && this.fits(site);
  }
}

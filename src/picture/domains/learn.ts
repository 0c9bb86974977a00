import type { AllowList } from './allow.ts';
import { Matcher, type NamePattern, usualSuffixes } from './pattern.ts';
import { tellingLetters } from './words.ts';
import type { Site } from './site.ts';

/** A domain of a ring, at the time it was first named. */
export interface Named extends Pick<Site, 'domain' | 'label' | 'suffix'> {
  /** UTC milliseconds; unknown last. */
  readonly first?: number;
}

/** Domains that a pattern must fit before it is one, by how many telling letters it has: the first row that it reaches. */
type Least = readonly (readonly [letters: number, domains: number])[];

export interface LearnSetting {
  /** For digits that change, letters that change, and the suffix alone. */
  readonly least: Readonly<Record<'#' | '*' | '', Least>>;
  /** Suffixes of a family from which on any will do. */
  readonly anySuffix: number;
}

/** Chosen on one half of the names of the 165 hotline's list; see docs/reference/domains.md. */
const learnSetting: LearnSetting = {
  least: {
    '#': [
      [4, 2],
      [3, 3],
    ],
    '*': [
      [6, 2],
      [5, 3],
      [4, 5],
    ],
    '': [[5, 2]],
  },
  anySuffix: 3,
};

export interface Learned {
  readonly pattern: NamePattern;
  /** Domains that fit, in the order in which they were first seen. */
  readonly fits: readonly Named[];
  /** So many of them were needed to see it. */
  readonly least: number;
}

/** Domains whose pairs are aligned: of a ring with more, the newest. */
const mostAligned = 200;

/**
 * Patterns that domains of one ring share, those with most domains first. Each pair is aligned: what both begin with, what both end
 * with, and between them the place that changes. None hits what is allowed. The same for the domains in any order.
 */
export function learn(domains: readonly Named[], allow: AllowList, setting: LearnSetting = learnSetting): Learned[] {
  const plain = [...domains].sort(byTime).slice(-mostAligned);
  const found = new Map<string, NamePattern>();
  for (const [i, one] of plain.entries()) {
    for (const other of plain.slice(0, i)) {
      for (const aligned of align(one.label, other.label)) {
        const key = `${aligned.before}\n${aligned.gap ?? ''}\n${aligned.after}`;
        if (!found.has(key)) found.set(key, { ...aligned, suffixes: [] });
      }
    }
  }
  const all: Learned[] = [];
  for (const aligned of found.values()) {
    const telling = tellingLetters(aligned);
    const enough = setting.least[aligned.gap ?? ''].find(([letters]) => telling >= letters)?.[1];
    if (enough === undefined) continue;
    // Two names that differ in the middle may be one that somebody mistyped.
    const isInside = aligned.gap === '*' && aligned.before !== '' && aligned.after !== '';
    const least = enough + (isInside ? 1 : 0);
    const matcher = new Matcher({ ...aligned, suffixes: [...new Set(plain.map(({ suffix }) => suffix))] });
    const fits = plain.filter((each) => matcher.fits(each));
    if (new Set(fits.map(({ domain }) => domain)).size < least) continue;
    const suffixes = [...new Set(fits.map(({ suffix }) => suffix))].sort();
    const isAny = suffixes.length >= setting.anySuffix && suffixes.every((suffix) => usual.has(suffix));
    const pattern = { ...aligned, suffixes: isAny ? [] : suffixes };
    if (allow.isBrandAlone(pattern) || allow.hitBy(new Matcher(pattern)) !== undefined) continue;
    all.push({ pattern, fits, least });
  }
  return withoutNarrower(all);
}

const usual = new Set(usualSuffixes);

const byTime = (a: Named, b: Named): number =>
  (a.first ?? Infinity) - (b.first ?? Infinity) || (a.domain < b.domain ? -1 : a.domain > b.domain ? 1 : 0) || 0;

/** How two labels differ in one place: not at all, in digits, or in letters. */
function align(a: string, b: string): Omit<NamePattern, 'suffixes'>[] {
  if (a === b) return [{ before: a, after: '' }];
  if (a.startsWith('xn--') || b.startsWith('xn--')) return [];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const digits = gapOf(a, b, ...aroundDigits(a, b, start, end));
  if (digits?.gap === '#') return [digits];
  // What two random tails end with alike is chance: with it, and without.
  const tails = end === 0 ? [0] : [end, 0];
  const heads = start === 0 ? [0] : [start, 0];
  return [...tails.map((tail) => [start, tail]), ...heads.map((head) => [head, end])].flatMap(([head, tail]) => {
    const found = gapOf(a, b, head!, tail!);
    return found?.gap === '*' ? [found] : [];
  });
}

/** A number is one thing: what changes is all of it. */
function aroundDigits(a: string, b: string, start: number, end: number): [number, number] {
  let [from, till] = [start, end];
  while (from > 0 && isDigit(a[from - 1])) from--;
  while (till > 0 && isDigit(a[a.length - till]) && isDigit(b[b.length - till])) till--;
  return [from, till];
}

const isDigit = (letter: string | undefined): boolean => letter !== undefined && letter >= '0' && letter <= '9';

function gapOf(
  a: string,
  b: string,
  head: number,
  tail: number,
): (Omit<NamePattern, 'suffixes'> & { gap: '*' | '#' }) | undefined {
  const both = [a, b].map((label) => label.slice(head, label.length - tail));
  const around = { before: a.slice(0, head), after: tail === 0 ? '' : a.slice(-tail) };
  if (both.every((gap) => /^[0-9]{1,6}$/.test(gap))) return { ...around, gap: '#' };
  if (both.every((gap) => /^[a-z]{1,5}$/.test(gap))) return { ...around, gap: '*' };
  return undefined;
}

/** Of patterns that fit the same domains or fewer, only the one that says most. */
function withoutNarrower(all: readonly Learned[]): Learned[] {
  const fixed = ({ before, after }: NamePattern): number => before.length + after.length;
  const nameOf = ({ before, gap, after }: NamePattern): string => `${before}${gap ?? ''}${after}`;
  const sorted = [...all].sort(
    (a, b) =>
      b.fits.length - a.fits.length || fixed(b.pattern) - fixed(a.pattern) || (nameOf(a.pattern) < nameOf(b.pattern) ? -1 : 1),
  );
  const kept: Learned[] = [];
  const covered = new Set<string>();
  for (const each of sorted) {
    if (each.fits.every(({ domain }) => covered.has(domain))) continue;
    kept.push(each);
    for (const { domain } of each.fits) covered.add(domain);
  }
  return kept;
}

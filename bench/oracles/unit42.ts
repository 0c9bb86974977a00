import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { IndicatorKind } from '../../src/model/index.ts';
import { hostOf, readCsv, sameUrl } from './case.ts';

/** Kinds the truth lists, by its names. */
const types: Readonly<Record<string, IndicatorKind>> = {
  domain: 'domain',
  url: 'url',
  ipv4: 'ip',
  email: 'email',
  sha256: 'hash',
  md5: 'hash',
  wallet: 'wallet',
};

/** Kinds that are asked for. */
export const unit42Kinds: ReadonlySet<string> = new Set(Object.values(types));

/** An indicator as it is compared: the kind, a space, the value in one spelling. */
export function unit42Key(kind: string, written: string): string {
  // Marks their own refanging left, and ports kept with an address.
  const value = written.replace(/\[(:\/\/|:|\.)\]/g, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  if (kind === 'url') return `url ${sameUrl(value)}`;
  if (kind === 'domain') return `domain ${hostOf(value.toLowerCase())}`;
  return `${kind} ${value.replace(/^(?:btc|evm|tron|sol|ltc|xmr):/, '').toLowerCase()}`;
}

/** A post with what its vendor marked in it, as keys. */
export interface Post {
  /** Name of its file without the ending. */
  readonly name: string;
  readonly text: string;
  readonly want: ReadonlySet<string>;
  /** Marked, but written so that no tool can be held to it. */
  readonly ignored: ReadonlySet<string>;
  /** All that is marked, as written and as meant, in lower case. */
  readonly addresses: string;
}

/** All posts, in the order of their names. @throws where the data is not here */
export function unit42Posts(): Post[] {
  const truth = Map.groupBy(readCsv('unit42_posts/indicators.csv'), (row) => row['campaign']!);
  const folder = fileURLToPath(new URL('../../../shared/data/unit42_posts/posts/', import.meta.url));
  return readdirSync(folder)
    .toSorted()
    .map((file) => {
      const name = file.replace(/\.txt$/, '');
      const rows = truth.get(name) ?? [];
      const keys = (scored: string): Set<string> =>
        new Set(rows.filter((row) => row['scored'] === scored).map((row) => unit42Key(types[row['type']!]!, row['value']!)));
      return {
        name,
        text: readFileSync(folder + file, 'utf8'),
        want: keys('1'),
        ignored: keys('0'),
        addresses: rows.map((row) => `${row['value']!.toLowerCase()} ${row['raw']!.toLowerCase()}`).join(' '),
      };
    });
}

/** What was found of a post, held against what is marked in it. */
export function judgePost(
  { want, ignored, addresses }: Post,
  got: ReadonlySet<string>,
): Readonly<Record<'right' | 'missed' | 'wrong', string[]>> {
  const wrong = [...got].filter((each) => {
    if (want.has(each) || ignored.has(each)) return false;
    // The host inside a true URL is part of it, and so is what lies inside a token the truth leaves out.
    const [kind, value] = [each.slice(0, each.indexOf(' ')), each.slice(each.indexOf(' ') + 1)];
    if (kind !== 'url') return !addresses.includes(value);
    return ![...ignored].some((token) => token.includes(value) || value.includes(token.slice(4)));
  });
  return { right: [...want].filter((each) => got.has(each)), missed: [...want].filter((each) => !got.has(each)), wrong };
}

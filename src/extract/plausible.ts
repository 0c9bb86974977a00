/** File endings that are also top-level domains: two labels and nothing more are taken for a file. */
const fileEndings = new Set(['zip', 'mov', 'py', 'md', 'sh', 'rs', 'ps']);

/** Endings that no sentence begins with: `example.Com` is a domain, `paid him.In` is not. */
const neverWords = new Set(
  'com net org cn cc xyz vip io co info biz hk tw uk icu club site shop online store tech example invalid'.split(' '),
);

/** First labels of reversed names (`com.example.wallet`), package and bundle ids; `app.` and `cn.` begin true hosts too. */
const reversed = new Set(['com', 'org', 'net']);

/**
 * Whether a bare name in running text (no scheme, `www.`, path or port) is meant as a domain. Its top-level domain
 * exists, but half of them are words, file endings or parts of program names too.
 */
export function isPlausible(written: string): boolean {
  const labels = written.split('.');
  const first = labels[0]!.toLowerCase();
  const last = labels.at(-1)!;
  const tld = last.toLowerCase();
  if (first === 'www') return true;
  if (/^[A-Z][a-z]/.test(last) && !neverWords.has(tld)) return false;
  if (labels.length > 2) return !(reversed.has(first) && !neverWords.has(tld));
  if (fileEndings.has(tld)) return false;
  if (first === 'co' && tld === 'ltd') return false;
  // 7.am, 12.pm
  return !((tld === 'am' || tld === 'pm') && /^(?:0?\d|1[0-2])$/.test(first));
}

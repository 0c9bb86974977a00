/** Letters that matched, of one call at a time. */
const letters = new Uint16Array(32);

/**
 * Jaro-Winkler likeness of two words (Winkler, String Comparator Metrics and Enhanced Decision Rules, 1990): 1 equal, 0 nothing
 * in common. Prefix bonus 0.1 for at most four letters.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const span = Math.max(0, (long.length >> 1) - 1);
  if (short.length === 0 || long.length > 31) return 0;
  let taken = 0;
  let matched = 0;
  for (let at = 0; at < short.length; at++) {
    const code = short.charCodeAt(at);
    const to = Math.min(long.length, at + span + 1);
    for (let other = Math.max(0, at - span); other < to; other++) {
      if ((taken & (1 << other)) === 0 && long.charCodeAt(other) === code) {
        taken |= 1 << other;
        letters[matched] = code;
        matched += 1;
        break;
      }
    }
  }
  if (matched === 0) return 0;
  let swapped = 0;
  let next = 0;
  for (let other = 0; other < long.length; other++) {
    if ((taken & (1 << other)) !== 0 && long.charCodeAt(other) !== letters[next++]) swapped += 1;
  }
  const jaro = (matched / short.length + matched / long.length + (matched - swapped / 2) / matched) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < short.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

import type { IndicatorKind, Role } from '../model/index.ts';

export interface Verdict {
  readonly role: Role;
  /** Of another fraud that the report quotes. */
  readonly earlier?: true;
}

/** Kinds that are spoken of alike, by one letter. */
const groups: Readonly<Record<IndicatorKind, string>> = {
  phone: 'p',
  email: 'm',
  handle: 'h',
  account: 'a',
  card: 'a',
  iban: 'a',
  wallet: 'w',
  txid: 't',
  domain: 'd',
  url: 'd',
  ip: 'i',
  app: 'x',
  idcard: 'n',
  passport: 'n',
  hash: 'f',
  tracker: 'f',
  platform: 'l',
};

type Answer = 'victim' | 'institution' | 'suspect' | 'earlier' | 'recovery' | 'same';
type Rule = readonly [answer: Answer, groups: string, pattern: RegExp];

/**
 * One rule: for these groups of kinds, this order of cue letters around the indicator `#`. `~` stands for any words of
 * the same clause, `^` for the clause's beginning, `-XYZ` for words among which none of X, Y, Z is.
 */
function rule(answer: Answer, of: string, order: string): Rule {
  const parts = order.split(' ').map((part) => {
    if (part === '~') return '[^|]*';
    if (part === '^') return '(?:^|\\|)';
    return part.startsWith('-') ? `[^|${part.slice(1)}]*` : part;
  });
  return [answer, of, new RegExp(parts.join(''))];
}

const every = 'pmhawtdixnfl';
const groupNumber = new Map(Object.entries(groups).map(([kind, group]) => [kind, every.indexOf(group)]));

/** In order; the first that fits decides. The words beside the indicator come before those farther off. */
const rules: readonly Rule[] = [
  // The reporter's own: my phone is #, 本人账户#, from my card #, 我电话#可以联系, call me back on #.
  rule('victim', 'pmhawn', '[MQ] N* #'),
  rule('victim', 'pma', 'Q D? _? N+ #'),
  rule('victim', 'a', 'Q D _? N* #'),
  rule('victim', 'a', 'M I N+ #'),
  rule('victim', 'a', '[MQ] _ N+ #'),
  rule('victim', 'pma', '[MQ] N+ \\| #'),
  rule('victim', 'i', 'H N* #'),
  // An own shop: 骗子在我的网店#下单, my website # was copied; not one that was given or opened as told. What is “ours” once the other side
  // came up may be in its words.
  rule('victim', 'd', '^ -GH H N* \\|? #'),
  rule('victim', 'd', '(?<!T.*) HH N* \\|? #'),
  rule('victim', 'd', '^ -GPDT # H (?:\\||$)'),
  rule('victim', 'pma', 'J N+ #'),
  rule('victim', 'pm', 'J D N+ # D'),
  rule('victim', 'pmhaw', 'O [MN]* #'),
  rule('victim', 'aw', 'O _ N+ #'),
  rule('victim', 'aw', '^ -PTGVI # _? O'),
  rule('victim', 'a', '^ -PTGV D N* # P'),
  rule('victim', 'pm', '^ -TGV R N* #'),
  rule('victim', 'pm', '^ -TGVPDF # _? R'),

  // An earlier fraud: 之前骗我的电话是#, last time I paid # (when somebody now offers to recover it).
  rule('earlier', every, 'E ~ S ~ #'),
  rule('earlier', every, 'E ~ # ~ S'),
  rule('recovery', every, 'E ~ #'),
  rule('recovery', every, 'K ~ #'),
  rule('recovery', every, '# _? K'),
  // A fraud it is held against: clone of #, 与#一样. Kits are sold to many: who looks alike need not be the same.
  rule('earlier', 'dx', '= [NT_]{0,2} #'),
  rule('earlier', 'dx', '# >'),

  // No party to the fraud: 银行客服#, the hotline # warned me, 拨打#咨询, I withdrew from the exchange wallet #.
  rule('institution', 'pmd', 'I ~ # ~ W'),
  rule('suspect', 'pm', 'V ~ I ~ #'),
  rule('institution', 'pmhdx', '^ -TGV I [N_]{0,2} #'),
  rule('institution', 'p', '^ -TGV I [N_]{0,2} \\| #'),
  rule('institution', 'iw', 'I [N_]{0,2} #'),
  rule('institution', 'p', '^ -TVPF I -TVPF C [IN_]* #'),
  rule('institution', 'a', 'U [N_]? #'),
  rule('institution', 'pmhd', 'Y _? N* #'),
  rule('institution', 'pmh', 'L _? C N* #'),
  rule('institution', 'pmh', '# L C'),
  rule('institution', 'pmd', '^ -TGV C _? N* # _? A'),
  rule('institution', 'p', '^ -TGV A N+ #'),
  rule('institution', 'pmd', '^ -TGVP # W'),
  rule('institution', 'dhx', '# D? I'),
  rule('institution', 'dhx', '# D _ I'),
  rule('institution', 'p', '^ -TGVP # _? I'),
  rule('institution', 'd', 'X [N_]? #'),
  rule('institution', 'd', '# _? X'),
  rule('institution', 'w', 'B \\|? [N_]* #'),

  // The other side's: 转到#, they gave me #, 来电#, registered at #, # called me.
  rule('suspect', every, '[PGVTSF] ~ #'),
  rule('suspect', every, '# ~ [VG]'),
  rule('suspect', every, '# _? [TS]'),
  rule('suspect', 'dxhlf', 'D ~ #'),
  rule('suspect', 'dxl', '# _? [DP]'),
  rule('suspect', 'aw', '# _? P'),
  rule('suspect', 'mh', 'C N* #'),

  // Nothing of its own: as the one before it in a list, as its label says, as the clause before.
  rule('same', every, '@ \\|? N* #'),
  rule('suspect', 'pmhawtix', '[PGVT] ~ \\| [N_]* #'),
  rule('suspect', 'pmhawdix', '^ -CJMQI N #'),
  rule('suspect', 'i', 'N #'),
];

const answers: Readonly<Record<Exclude<Answer, 'same'>, Verdict>> = {
  victim: { role: 'victim' },
  institution: { role: 'institution' },
  suspect: { role: 'suspect' },
  earlier: { role: 'suspect', earlier: true },
  recovery: { role: 'suspect', earlier: true },
};
const unknown: Verdict = { role: 'unknown' };

/** Letters looked at before and after a mention: about a sentence. */
const reachBefore = 24;
const reachAfter = 10;

/**
 * The same few hundred orders of cues make up nearly all reports. They are kept as a tree of letters, so that an order
 * seen before costs a step a letter and no string; a node is 32 places, one a letter.
 */
const mostNodes = 1 << 15;
const nextNode = new Uint16Array(mostNodes * 32);
let nodes = 1;
/** Verdicts of each order, by group and whether it is a recovery scam. */
const verdicts: ((Verdict | 'same' | undefined)[] | undefined)[] = [];
const indicatorLetter = 27;

/** The node of the order of letters around `place`. */
function nodeOf(letters: string, place: number): number {
  if (nodes > mostNodes - 64) forget();
  const end = Math.min(letters.length, place + 1 + reachAfter);
  let node = 0;
  for (let at = Math.max(0, place - reachBefore); at < end; at++) {
    // `A`–`Z` are 1 to 26, `@` 0, `|` 28, `=` 29, `>` 30, `_` 31.
    const cell = node * 32 + (at === place ? indicatorLetter : letters.charCodeAt(at) & 31);
    if (nextNode[cell] === 0) nextNode[cell] = nodes++;
    node = nextNode[cell]!;
  }
  return node;
}

function forget(): void {
  nextNode.fill(0);
  nodes = 1;
  verdicts.length = 0;
}

/**
 * Judges the indicator at a place in the cue letters of its sentence. `same`: nothing is said of it but that it follows
 * another.
 */
export function judge(kind: IndicatorKind, letters: string, place: number, recovery: boolean): Verdict | 'same' {
  const group = groups[kind];
  const node = nodeOf(letters, place);
  const told = (verdicts[node] ??= Array.from({ length: every.length * 2 }, () => undefined));
  return (told[groupNumber.get(kind)! * 2 + Number(recovery)] ??= decide(group, unmask(orderOf(letters, place)), recovery));
}

/** The letters around a place, `#` where the indicator stands. */
function orderOf(letters: string, place: number): string {
  return `${letters.slice(Math.max(0, place - reachBefore), place)}#${letters.slice(place + 1, place + 1 + reachAfter)}`;
}

/** An institution that somebody only pretended to be is the other side. */
function unmask(order: string): string {
  return order.replaceAll(/F([^|#I]*)I/g, 'T$1T');
}

function decide(group: string, order: string, recovery: boolean): Verdict | 'same' {
  for (const [answer, of, pattern] of rules) {
    if (!of.includes(group) || (answer === 'recovery' && !recovery) || !pattern.test(order)) continue;
    return answer === 'same' ? 'same' : answers[answer];
  }
  return unknown;
}

import { ClewError } from '../errors.ts';
import { decodeDecimal } from './canonical.ts';
import { formatVkey, parseVkey, type VerifierKey } from './vkey.ts';

export interface PolicyLog {
  /** Its name is the log's origin. */
  readonly key: VerifierKey;
  readonly url?: string;
}

export interface PolicyWitness extends PolicyLog {
  /** What groups and the quorum call it; it has no meaning elsewhere. */
  readonly name: string;
}

export interface PolicyGroup {
  readonly name: string;
  /** So many of the members must have cosigned. */
  readonly threshold: number;
  readonly members: readonly string[];
}

/** Whose signatures make a checkpoint believable (C2SP tlog-policy). */
export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** A witness, a group, or `none`. */
  readonly quorum: string;
}

interface Draft {
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly groups: PolicyGroup[];
  readonly members: Set<string>;
  quorum?: string;
}

/** Reads a policy file. Throws `input` `custody.policy`, naming the line. */
export function parsePolicy(source: Uint8Array | string): Policy {
  // Names are compared as the bytes they are, whatever they spell.
  const text = Buffer.from(source).toString('latin1');
  const draft: Draft = { logs: [], witnesses: [], groups: [], members: new Set() };
  for (const [at, line] of text.split('\n').entries()) {
    try {
      parseLine(line, draft);
    } catch (cause) {
      const why = cause instanceof ClewError ? cause.message : String(cause);
      throw new ClewError('input', 'custody.policy', `Line ${at + 1} of the policy is not well formed: ${why}`, {
        hint: 'Lines are: log KEY, witness NAME KEY, group NAME all|any|N MEMBERS, and one quorum NAME|none.',
        cause,
      });
    }
  }
  if (draft.quorum === undefined) throw refused('custody.policy', 'The policy has no quorum line.');
  return { logs: draft.logs, witnesses: draft.witnesses, groups: draft.groups, quorum: draft.quorum };
}

const refused = (code: string, message: string): ClewError => new ClewError('input', code, message);
const bad = (why: string): ClewError => refused('custody.policy', why);

function parseLine(line: string, draft: Draft): void {
  if (/[\0-\u0008\u000A-\u001F\u007F]/u.test(line)) throw bad('it holds a control character.');
  const words = line.split(/[ \t]+/u).filter((word) => word !== '');
  const [kind, ...rest] = words;
  if (kind === undefined || kind.startsWith('#')) return;
  if (kind === 'log') draft.logs.push(parseLog(rest, draft));
  else if (kind === 'witness') draft.witnesses.push(parseWitness(rest, draft));
  else if (kind === 'group') draft.groups.push(parseGroup(rest, draft));
  else if (kind === 'quorum') draft.quorum = parseQuorum(rest, draft);
  else throw bad('it begins with no known word.');
}

const utf8 = (word: string): string => Buffer.from(word, 'latin1').toString();

function keyed(words: readonly string[], type: VerifierKey['type'], others: readonly PolicyLog[]): PolicyLog {
  const [vkey, url, ...more] = words;
  if (vkey === undefined || more.length > 0) throw bad('it has not the right number of words.');
  const key = parseVkey(utf8(vkey));
  if (key.type !== type) throw bad('its key is of the wrong type.');
  if (others.some((other) => other.key.publicKey.equals(key.publicKey))) throw bad('its key stands there twice.');
  return { key, ...(url === undefined ? {} : { url: utf8(url) }) };
}

const parseLog = (words: readonly string[], draft: Draft): PolicyLog => keyed(words, 'note', draft.logs);

function parseWitness([name, ...words]: readonly string[], draft: Draft): PolicyWitness {
  return { name: newName(name, draft), ...keyed(words, 'cosignature', draft.witnesses) };
}

function isDefined(name: string, { witnesses, groups }: Pick<Draft, 'witnesses' | 'groups'>): boolean {
  return witnesses.some((each) => each.name === name) || groups.some((each) => each.name === name);
}

function newName(name: string | undefined, draft: Draft): string {
  if (name === undefined || name === 'none' || isDefined(name, draft)) throw bad('its name is missing or taken.');
  return name;
}

function parseGroup([first, rule = '', ...members]: readonly string[], draft: Draft): PolicyGroup {
  const name = newName(first, draft);
  for (const member of members) {
    if (!isDefined(member, draft)) throw bad('a member is not defined above it.');
    if (draft.members.has(member)) throw bad('a member belongs to a group already.');
    draft.members.add(member);
  }
  const threshold = rule === 'all' ? members.length : rule === 'any' ? 1 : decodeDecimal(rule);
  if (threshold === undefined || threshold < 1 || threshold > members.length) throw bad('its threshold cannot be met.');
  return { name, threshold, members };
}

function parseQuorum([name, ...more]: readonly string[], draft: Draft): string {
  if (draft.quorum !== undefined) throw bad('there is a quorum already.');
  if (name === undefined || more.length > 0) throw bad('it has not the right number of words.');
  if (name !== 'none' && !isDefined(name, draft)) throw bad('the quorum is not defined above it.');
  return name;
}

/** The policy as a file that reads back the same. */
export function formatPolicy({ logs, witnesses, groups, quorum }: Policy): string {
  const url = ({ url }: PolicyLog): string => (url === undefined ? '' : ` ${url}`);
  const name = utf8;
  const lines = [
    ...logs.map((log) => `log ${formatVkey(log.key)}${url(log)}`),
    ...witnesses.map((witness) => `witness ${name(witness.name)} ${formatVkey(witness.key)}${url(witness)}`),
    ...groups.map((group) => `group ${[group.name, group.threshold, ...group.members].map(String).map(name).join(' ')}`),
    `quorum ${name(quorum)}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Whether the witnesses whose cosignatures were found good are enough. */
export function isQuorum({ witnesses, groups, quorum }: Policy, cosigned: Iterable<VerifierKey>): boolean {
  const keys = [...cosigned].map(({ publicKey }) => publicKey.toString('hex'));
  const has = (name: string): boolean => {
    const witness = witnesses.find((each) => each.name === name);
    if (witness !== undefined) return keys.includes(witness.key.publicKey.toString('hex'));
    const group = groups.find((each) => each.name === name)!;
    return group.members.filter(has).length >= group.threshold;
  };
  return quorum === 'none' || has(quorum);
}

import { describe, expect, it } from 'vitest';
import { formatPolicy, isQuorum, parsePolicy } from './policy.ts';
import { formatVkey, seedSigner, type VerifierKey } from './vkey.ts';

const log = formatVkey(seedSigner('log.example', Buffer.alloc(32, 9)).verifier);
const witnesses: readonly VerifierKey[] = [1, 2, 3, 4, 5].map(
  (n) => seedSigner(`w${n}.example`, Buffer.alloc(32, n), 'cosignature').verifier,
);
const [w1 = '', w2 = '', w3 = '', w4 = '', w5 = ''] = witnesses.map(formatVkey);

const twoLevels = `# two houses
log ${log} https://log.example/
\t witness X1\t${w1}
witness X2 ${w2}
witness X3 ${w3} https://x3.example/add
group X 2 X1 X2 X3

witness Y1 ${w4}
witness 证人 ${w5}
group Y any Y1 证人
group both all X Y
quorum both
`;

describe('a policy', () => {
  it('is met by enough witnesses of each group', () => {
    const policy = parsePolicy(twoLevels);
    expect(policy.logs).toMatchObject([{ key: { name: 'log.example' }, url: 'https://log.example/' }]);
    const met = (...which: readonly number[]): boolean =>
      isQuorum(
        policy,
        which.map((n) => witnesses[n - 1]!),
      );
    expect([met(1, 2, 4), met(2, 3, 5), met(1, 2, 3, 4, 5)]).toEqual([true, true, true]);
    expect([met(), met(1, 2, 3), met(1, 4, 5), met(1, 1, 4)]).toEqual([false, false, false, false]);
  });

  it('may be one witness, all of a group, or none', () => {
    expect(isQuorum(parsePolicy(`witness a ${w1}\nquorum a\n`), [witnesses[0]!])).toBe(true);
    expect(isQuorum(parsePolicy(`witness a ${w1}\nquorum a\n`), [witnesses[1]!])).toBe(false);
    expect(isQuorum(parsePolicy(`witness a ${w1}\nwitness b ${w2}\ngroup g all a b\nquorum g`), [witnesses[0]!])).toBe(false);
    expect(isQuorum(parsePolicy('quorum none\n'), [])).toBe(true);
  });

  it('is written as it is read', () => {
    const policy = parsePolicy(twoLevels);
    const again = parsePolicy(formatPolicy(policy));
    expect(formatPolicy(again)).toBe(formatPolicy(policy));
    expect(again.groups).toEqual(policy.groups);
    expect(formatPolicy(policy)).toContain('group Y 1 Y1 证人\n');
  });

  it.each([
    ['no quorum', `witness a ${w1}\n`, 'no quorum line'],
    ['two quorums', 'quorum none\nquorum none\n', 'Line 2'],
    ['a quorum defined below', `quorum a\nwitness a ${w1}\n`, 'Line 1'],
    ['an unknown word', 'quorum none\nlogs x\n', 'Line 2'],
    ['a member defined below', `group g any a\nwitness a ${w1}\nquorum g\n`, 'not defined above'],
    ['the member none', `witness a ${w1}\ngroup g any a none\nquorum g\n`, 'not defined above'],
    ['a member of two groups', `witness a ${w1}\ngroup g any a\ngroup h any a\nquorum g\n`, 'already'],
    ['a member twice', `witness a ${w1}\ngroup g 2 a a\nquorum g\n`, 'already'],
    ['a group of nobody', 'group g all\nquorum g\n', 'cannot be met'],
    ['a threshold of nothing', `witness a ${w1}\ngroup g 0 a\nquorum g\n`, 'cannot be met'],
    ['too high a threshold', `witness a ${w1}\ngroup g 2 a\nquorum g\n`, 'cannot be met'],
    ['a threshold spelt otherwise', `witness a ${w1}\ngroup g 01 a\nquorum g\n`, 'cannot be met'],
    ['a name taken', `witness a ${w1}\nwitness a ${w2}\nquorum none\n`, 'taken'],
    ['a group named none', `witness a ${w1}\ngroup none any a\nquorum none\n`, 'taken'],
    ['one key for two witnesses', `witness a ${w1}\nwitness b ${w1}\nquorum none\n`, 'twice'],
    ['a log key for a witness', `witness a ${log}\nquorum none\n`, 'wrong type'],
    ['a witness key for a log', `log ${w1}\nquorum none\n`, 'wrong type'],
    ['a damaged key', `log ${log}x\nquorum none\n`, 'Line 1'],
    ['a word too many', `log ${log} https://log.example/ more\nquorum none\n`, 'number of words'],
    ['a carriage return', 'quorum none\r\n', 'control character'],
  ])('is refused with %s', (_why, text, message) => {
    expect(() => parsePolicy(text)).toThrow(expect.objectContaining({ kind: 'input', code: 'custody.policy' }));
    expect(() => parsePolicy(Buffer.from(text))).toThrow(message);
  });
});

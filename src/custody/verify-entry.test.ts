import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logKey, makeCasebook, origin, policyText } from '../../test/support/made-log.ts';
import { parsePolicy } from './policy.ts';
import { formatProof } from './proof.ts';
import { readEntry, tileReader } from './tiles.ts';
import { inclusionProof } from './tree.ts';
import type { VerifyOptions } from './verification.ts';
import { verify } from './verify.ts';
import { parseVkey, seedSigner } from './vkey.ts';

const count = 300;
const key = parseVkey(logKey);
const policy = parsePolicy(policyText);
let dir: string;
let made: ReturnType<typeof makeCasebook>;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'clew-proof-'));
  made = makeCasebook(dir, count);
});
afterAll(() => rmSync(dir, { recursive: true }));

const put = (name: string, content: Uint8Array): void => writeFileSync(join(dir, name), content);
const entryBytes = (at: number): Buffer => readEntry(join(dir, 'log'), count, at);

/** What did not pass: `outcome code where why`. */
async function trouble(path: string, options: VerifyOptions = {}): Promise<string[]> {
  const { checks } = await verify(path, { key, policy, ...options });
  return checks.flatMap(({ code, outcome, found }) =>
    found.map(({ where, why, index }) => `${outcome} ${code.slice(8)} ${where} ${why}${index === undefined ? '' : ` ${index}`}`),
  );
}

describe('a proof', () => {
  const proofOf = (index: number, extra?: string): { name: string; bytes: Uint8Array } => ({
    name: 'a.tlog-proof',
    bytes: Buffer.from(
      formatProof({
        index,
        hashes: inclusionProof(index, count, tileReader(join(dir, 'log'), count)),
        checkpoint: made.checkpoint,
        ...(extra === undefined ? {} : { extra: Buffer.from(extra) }),
      }),
    ),
  });
  const file = (proof: { bytes: Uint8Array }): string => {
    put('a.tlog-proof', proof.bytes);
    return join(dir, 'a.tlog-proof');
  };
  const exhibit = (at: number): string => join(dir, 'exhibits', made.exhibits[at]!.slice(0, 2), made.exhibits[at]!);

  it('shows an entry with its details, or without', async () => {
    expect(await trouble(file(proofOf(7, made.lines[7])))).toEqual([]);
    expect(await verify(file(proofOf(7, made.lines[7])), { key })).toMatchObject({ what: 'proof', ok: true });
    expect(await trouble(file(proofOf(7, entryBytes(7).toString())))).toEqual([
      expect.stringMatching(/^noted details .* missing$/u) as string,
    ]);
  });

  it('shows that an exhibit was sealed', async () => {
    expect(await trouble(exhibit(0), { proof: proofOf(1, made.lines[1]) })).toEqual([]);
    expect(await trouble(exhibit(1), { proof: proofOf(1, made.lines[1]) })).toEqual([`failed exhibit ${exhibit(1)} differs`]);
    expect(await trouble(exhibit(0), { proof: proofOf(7, made.lines[7]) })).toEqual([`failed exhibit ${exhibit(0)} notSealed`]);
  });

  it('shows an entry that stands in a file of its own', async () => {
    put('entry', entryBytes(7));
    expect(await trouble(join(dir, 'entry'), { proof: proofOf(7) })).toEqual(['noted details a.tlog-proof missing']);
    expect(await trouble(join(dir, 'entry'), { proof: proofOf(8) })).toContainEqual('failed inclusion a.tlog-proof differs 8');
  });

  it('shows nothing that was changed, misplaced or signed by another', async () => {
    const changed = made.lines[7]!.replace('R-7', 'R-8');
    expect(await trouble(exhibit(0), { proof: proofOf(7, changed) })).toContainEqual('failed inclusion a.tlog-proof differs 7');
    expect(await trouble(exhibit(0), { proof: proofOf(8, made.lines[7]) })).toEqual(['failed details a.tlog-proof malformed']);
    expect(await trouble(exhibit(0), { proof: proofOf(8) })).toEqual(['failed details a.tlog-proof missing']);
    const other = seedSigner(origin, Buffer.alloc(32, 3)).verifier;
    expect(await trouble(exhibit(0), { proof: proofOf(1, made.lines[1]), key: other })).toContainEqual(
      'failed signature a.tlog-proof unsigned',
    );
    expect((await verify(exhibit(0), { proof: proofOf(1, made.lines[1]) })).ok).toBe(false);
    expect(await trouble(exhibit(0), { proof: { name: 'p', bytes: Buffer.from('x') } })).toEqual(['failed proof p malformed']);
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasOpenssl, makeTsa, type Tsa } from '../../test/support/tsa.ts';
import { isForTimestamps, readCertificates } from './certificates.ts';
import { checkTimestamp, parseTimestamp, timestampRequest } from './timestamp.ts';

const data = Buffer.from('log.example/custody\n3\n');

describe.skipIf(!hasOpenssl)('time stamps of an OpenSSL authority (skipped without OpenSSL 3)', () => {
  let dir: string;
  let tsa: Tsa;
  let request: Buffer;
  let answer: Buffer;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'clew-tsa-'));
    tsa = makeTsa(dir);
    request = timestampRequest(data).der;
    answer = tsa.reply(request);
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('pass every check, as OpenSSL says too', () => {
    const stamp = parseTimestamp(answer);
    const checks = checkTimestamp(stamp, data, { roots: readCertificates(tsa.root), request });
    expect(checks).toEqual({
      imprint: true,
      nonce: true,
      signature: true,
      purpose: true,
      chain: true,
      signer: 'CN=Example Time Stamps',
    });
    expect(Math.abs(stamp.at - Date.now())).toBeLessThan(600_000);
    expect(tsa.accepts(data, answer)).toBe(true);
    expect(checkTimestamp(stamp, data)).not.toHaveProperty('chain');
  });

  it('of other data, another request, another authority or another time fail just that check', () => {
    const stamp = parseTimestamp(answer);
    const roots = readCertificates(tsa.root);
    expect(checkTimestamp(stamp, Buffer.from('other'), { roots })).toMatchObject({
      imprint: false,
      signature: true,
      chain: true,
    });
    expect(checkTimestamp(stamp, data, { request: timestampRequest(data).der })).toMatchObject({ imprint: true, nonce: false });
    expect(checkTimestamp(stamp, data, { request: Buffer.from('no request') })).toMatchObject({ nonce: false });
    expect(checkTimestamp(stamp, data, { roots, signerName: 'Somebody' })).toMatchObject({ signature: false });
    expect(checkTimestamp(stamp, data, { roots, at: Date.now() + 40 * 86_400_000 })).toMatchObject({ chain: false });
    expect(checkTimestamp(stamp, data, { roots, at: Date.now() - 86_400_000 })).toMatchObject({ chain: false });
    const other = mkdtempSync(join(dir, 'other-'));
    const { root } = makeTsa(other);
    expect(checkTimestamp(stamp, data, { roots: readCertificates(root) })).toMatchObject({ signature: true, chain: false });
    expect(tsa.accepts(data, answer, root)).toBe(false);
  });

  it('come from certificates that are for nothing else', () => {
    const other = mkdtempSync(join(dir, 'mail-'));
    const mail = makeTsa(other, 'mail');
    const signer = (of: string): boolean => isForTimestamps(readCertificates(readFileSync(join(of, 'signer.pem'), 'utf8'))[0]!);
    expect([signer(dir), signer(other)]).toEqual([true, false]);
    expect(isForTimestamps(readCertificates(tsa.root)[0]!)).toBe(false);
    // OpenSSL does not sign with it either.
    expect(() => mail.reply(request)).toThrow('ts -reply');
  });

  it('are told to be bad wherever time, hash or signature were changed, and never taken for good', () => {
    const roots = readCertificates(tsa.root);
    const { content } = parseTimestamp(answer);
    const [from, to] = [answer.indexOf(content), answer.indexOf(content) + content.length];
    for (let at = from; at < to; at++) {
      const bent = Buffer.from(answer);
      bent[at]! ^= 1;
      let good = false;
      try {
        const { imprint, signature } = checkTimestamp(parseTimestamp(bent), data, { roots });
        good = imprint && signature;
      } catch {
        good = false;
      }
      expect(good).toBe(false);
    }
  });

  it('that are cut, longer or something else are not well formed', () => {
    for (const bad of [
      answer.subarray(0, -1),
      Buffer.concat([answer, Buffer.of(0)]),
      request,
      Buffer.from('x'),
      Buffer.alloc(0),
    ]) {
      expect(() => parseTimestamp(bad)).toThrow(expect.objectContaining({ kind: 'untrusted', code: 'custody.timestamp' }));
    }
  });

  it('that were refused say so', () => {
    // A TimeStampResp with status rejection and nothing else.
    expect(() => parseTimestamp(Buffer.from('30053003020102', 'hex'))).toThrow(
      expect.objectContaining({ kind: 'unavailable', code: 'custody.timestamp.refused' }),
    );
  });
});

describe('files of certificates', () => {
  it.each(['', 'no PEM', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'])('are refused: %j', (pem) => {
    expect(() => readCertificates(pem)).toThrow(expect.objectContaining({ kind: 'input', code: 'custody.certificates' }));
  });
});

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const config = `
[req]
distinguished_name = name
prompt = no
[name]
CN = Example Time Authority
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[stamps]
basicConstraints = CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[mail]
basicConstraints = CA:false
extendedKeyUsage = critical, timeStamping, emailProtection
[tsa]
default_tsa = here
[here]
serial = serial
crypto_device = builtin
signer_cert = signer.pem
signer_key = signer.key
certs = root.pem
signer_digest = sha256
default_policy = 1.3.6.1.4.1.55555.1
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
`;

/** Whether this machine has OpenSSL 3. */
export const hasOpenssl = ((): boolean => {
  try {
    return / 3\./u.test(execFileSync('openssl', ['version'], { encoding: 'utf8' }));
  } catch {
    return false;
  }
})();

/** A time-stamping authority of OpenSSL's, in a folder: `root.pem`, `signer.pem` and their keys. */
export interface Tsa {
  readonly root: string;
  /** Answers a request. */
  reply(query: Uint8Array): Buffer;
  /** What `openssl ts -verify` says of the data and the answer. */
  accepts(data: Uint8Array, answer: Uint8Array, root?: string): boolean;
}

export function makeTsa(dir: string, usage: 'stamps' | 'mail' = 'stamps'): Tsa {
  const openssl = (...args: readonly string[]): Buffer =>
    execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'pipe', 'ignore'] });
  const at = (name: string): string => join(dir, name);
  writeFileSync(at('openssl.cnf'), config);
  writeFileSync(at('serial'), '01\n');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'openssl.cnf'];
  openssl('req', '-x509', ...key, '-keyout', 'root.key', '-out', 'root.pem', '-days', '30', '-extensions', 'ca');
  openssl('req', '-new', ...key, '-keyout', 'signer.key', '-out', 'signer.csr', '-subj', '/CN=Example Time Stamps');
  const ca = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '20'];
  openssl('x509', '-req', '-in', 'signer.csr', ...ca, '-out', 'signer.pem', '-extfile', 'openssl.cnf', '-extensions', usage);
  return {
    root: readFileSync(at('root.pem'), 'utf8'),
    reply(query) {
      writeFileSync(at('query.tsq'), query);
      openssl('ts', '-reply', '-config', 'openssl.cnf', '-queryfile', 'query.tsq', '-out', 'answer.tsr');
      return readFileSync(at('answer.tsr'));
    },
    accepts(data, answer, root) {
      writeFileSync(at('data'), data);
      writeFileSync(at('given.tsr'), answer);
      if (root !== undefined) writeFileSync(at('given.pem'), root);
      try {
        openssl('ts', '-verify', '-data', 'data', '-in', 'given.tsr', '-CAfile', root === undefined ? 'root.pem' : 'given.pem');
        return true;
      } catch {
        return false;
      }
    },
  };
}

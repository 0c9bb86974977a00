/**
 * Makes the one-file verifier of packages: `node scripts/verifier.ts FILE` (`-` for stdout). It is put together from the rooms'
 * own code, with no library in it, for Node 18 and later; it stays readable, so that who does not trust it can read it. The
 * same sources give the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');

/** What Node 18 has not, of what the code uses. */
const banner = `#!/usr/bin/env node
// Clew's verifier of packages, in one file: node verify.mjs --help
// Licence: Apache-2.0. Made from src/custody of Clew by scripts/verifier.ts; nothing in it is from elsewhere.
for (const [of, name, value] of [
  [Array.prototype, 'toSorted', function (by) { return [...this].sort(by); }],
  [Array.prototype, 'toReversed', function () { return [...this].reverse(); }],
  [String.prototype, 'isWellFormed', function () { return !/\\p{Surrogate}/u.test(this); }],
]) if (!(name in of)) Object.defineProperty(of, name, { value, writable: true, configurable: true });
`;

/** \`crypto.hash\` came with Node 20.12. */
const crypto = `
import * as crypto from 'crypto';
export const { createHash, createPrivateKey, createPublicKey, randomBytes, randomFillSync, randomUUID, sign, verify, X509Certificate } = crypto;
export const hash = crypto.hash ?? ((name, data, form = 'hex') => {
  const digest = crypto.createHash(name).update(data);
  return form === 'buffer' ? digest.digest() : digest.digest(form);
});
`;

const entry = `
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from ${JSON.stringify(join(root, 'src/custody/one-file.ts'))};
export { main };
const file = fileURLToPath(import.meta.url);
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(file)) {
  process.exitCode = await main(process.argv.slice(2), dirname(file), (text) => console.log(text));
}
`;

const parts: Plugin = {
  name: 'verifier-parts',
  resolveId(id) {
    if (id === 'clew:verifier') return '\0verifier';
    if (id === 'node:crypto') return '\0crypto';
    if (id === 'crypto') return { id, external: true };
    return undefined;
  },
  load(id) {
    if (id === '\0verifier') return { code: entry, moduleSideEffects: true };
    if (id === '\0crypto') return { code: crypto, moduleSideEffects: false };
    return undefined;
  },
};

/** Bytes of `verify.mjs`. */
export async function makeVerifier(): Promise<Uint8Array> {
  const bundle = await rolldown({
    input: { verify: 'clew:verifier' },
    cwd: root,
    platform: 'node',
    plugins: [parts],
    // Nothing but the verifier's own way through the rooms' code is kept.
    treeshake: { moduleSideEffects: false },
    logLevel: 'silent',
  });
  try {
    const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, banner, comments: false });
    const [chunk, ...more] = output;
    if (more.length > 0) throw new Error('the verifier must be one file');
    return Buffer.from(chunk.code);
  } finally {
    await bundle.close();
  }
}

if (import.meta.main) {
  const target = process.argv[2];
  if (target === undefined) throw new Error('usage: node scripts/verifier.ts FILE|-');
  const bytes = await makeVerifier();
  if (target === '-') process.stdout.write(bytes);
  else {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
}

import { isUtf8 } from 'node:buffer';

/** Files of a package that nothing but the folder's own arithmetic covers: the seal, and the list that names the seal. */
export const sealFile = 'seal.note';
export const tagManifest = 'tagmanifest-sha256.txt';
export const contentsFile = 'contents.sha256';

/** First line of the text that a seal signs. It is no origin of a log, so that a seal is never taken for a checkpoint. */
const sealPurpose = 'clew package v1';

/** Names of everything in a package; VERIFY.md is written as people look for it. */
const nameForm = /^[a-z0-9._-]+(?:\/[a-z0-9._-]+)*$/u;

export const isPackageName = (path: string): boolean =>
  path === 'VERIFY.md' || (nameForm.test(path) && !path.split('/').some((part) => part === '.' || part === '..'));

const before =
  /^(?:data\/.+|VERIFY\.md|verify\.mjs|log\/acts\.jsonl|log\/log\.vkey|log\/policy|log\/(?:rotations|timestamps)\/[^/]+)$/u;
const after =
  /^(?:contents\.sha256|bagit\.txt|bag-info\.txt|manifest-sha256\.txt|log\/send\.json|log\/checkpoint|log\/proofs\/\d+\.tlog-proof|log\/tile\/.+)$/u;

/** Whether the bytes of a file are fixed before the act of sending: then `contents.sha256` lists it. */
export const isContent = (path: string): boolean => before.test(path);

/** Whether a file comes after the act of sending: then the seal lists it. */
export const isSealed = (path: string): boolean => after.test(path);

/**
 * A list of files as `sha256sum` writes it: `<hex>  <path>` and a newline, sorted by path, each once. Undefined for anything
 * else, so that a list has one spelling.
 */
export function parseList(text: string): ReadonlyMap<string, string> | undefined {
  const list = new Map<string, string>();
  if (text !== '' && !text.endsWith('\n')) return undefined;
  let last = '';
  for (const line of text.split('\n').slice(0, -1)) {
    const [, hash, path] = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line) ?? [];
    if (hash === undefined || path === undefined || !isPackageName(path) || (list.size > 0 && path <= last)) return undefined;
    list.set(path, hash);
    last = path;
  }
  return list;
}

/** The list that `parseList` reads; paths in any order. */
export function formatList(hashes: Iterable<readonly [path: string, hash: string]>): string {
  return [...hashes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => `${hash}  ${path}\n`)
    .join('');
}

/** What a seal signs: purpose, id of the package, and the list of the files that `contents.sha256` does not list. */
export function formatSeal(id: string, hashes: Iterable<readonly [path: string, hash: string]>): string {
  return `${sealPurpose}\n${id}\n${formatList(hashes)}`;
}

export function parseSeal(text: string): { readonly id: string; readonly list: ReadonlyMap<string, string> } | undefined {
  const [purpose, id = '', ...lines] = text.split('\n');
  if (purpose !== sealPurpose || !/^P[0-9a-f]{12}$/u.test(id)) return undefined;
  const list = parseList(lines.join('\n'));
  return list === undefined ? undefined : { id, list };
}

/** Text of a file that must be UTF-8. */
export const utf8 = (bytes: Buffer | undefined): string | undefined =>
  bytes === undefined || !isUtf8(bytes) ? undefined : bytes.toString();

import { createHash, verify, X509Certificate } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { look } from './document.ts';
import { Finds, type Foreign, isObject, type Json, refuse, text } from './finds.ts';
import { type Captured, readRecords, tellDigests } from './warc.ts';

/** Members of an archive, and how many times its size it may unpack to (beyond a gigabyte). */
const mostMembers = 100_000;
const mostGrowth = 300;
const fairSize = 2 ** 30;
/** Largest description, list of pages or signature that is read, bytes. */
const mostText = 64 << 20;
/** Pages whose text is read. */
const mostPages = 10_000;

interface Archive {
  readonly zip: ZipFile;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly signal: AbortSignal;
}

/**
 * A web archive (WACZ 1.x): what its description lists must be there with these sizes and hashes, a signature must be of this
 * description; the records of its WARC files are recomputed. Addresses and words of its pages come in as indicators. Throws
 * `input` `share.foreign` where the standard forbids it.
 */
export async function readWacz(path: string, name: string, signal: AbortSignal): Promise<Foreign> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw refuse('The file cannot be read as a ZIP archive.', undefined, error);
  });
  try {
    const archive: Archive = { zip, entries: await entriesOf(zip, (await stat(path)).size), signal };
    const finds = new Finds();
    const written = await textOf(archive, 'datapackage.json');
    const description = jsonOf(written, 'datapackage.json');
    await checkResources(archive, description);
    await checkSignature(archive, written, finds);
    for (const each of [/^archive\/.+\.warc(?:\.gz)?$/u, /^indexes\/./u, /^pages\/.+\.jsonl$/u]) {
      if (![...archive.entries.keys()].some((member) => each.test(member)))
        throw wrong(`it has no ${each.source.slice(1).split('\\')[0]}/`);
    }
    await readPages(archive, finds);
    await readArchives(archive, finds);
    const title =
      text(description, 'title') ?? (isObject(description['metadata']) ? text(description['metadata'], 'title') : undefined);
    return finds.foreign('file', path, name, title === undefined ? {} : { title });
  } finally {
    zip.close();
  }
}

const wrong = (what: string, cause?: unknown) => refuse(`WACZ does not allow this: ${what}.`, undefined, cause);

async function entriesOf(zip: ZipFile, size: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize;
      if (entries.size >= mostMembers) throw wrong('it has too many members');
      if (bytes > fairSize && bytes > size * mostGrowth) throw wrong('it grows beyond measure when it is unpacked');
      if (entries.has(entry.fileName)) throw wrong('two members have one name');
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
    }
  } catch (error) {
    // Names that lead outside and the like: yauzl refuses them.
    if (error instanceof Error && error.name === 'ClewError') throw error;
    throw wrong('its list of members is broken', error);
  }
  return entries;
}

async function textOf({ zip, entries }: Archive, member: string): Promise<string> {
  const entry = entries.get(member);
  if (entry === undefined) throw wrong(`it has no ${member}`);
  if (entry.uncompressedSize > mostText) throw wrong(`${member} is too large`);
  const parts: Buffer[] = [];
  try {
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
  } catch (error) {
    throw wrong(`${member} is broken`, error);
  }
  return Buffer.concat(parts).toString('utf8');
}

function jsonOf(written: string, member: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (error) {
    throw wrong(`${member} is not JSON`, error);
  }
  if (!isObject(value)) throw wrong(`${member} is no object`);
  return value;
}

/** Each resource is there, with the size and the hash that the description tells (1.1: `hash`; 1.0: `stats` and `hashing`). */
async function checkResources({ zip, entries, signal }: Archive, description: Json): Promise<void> {
  if (description['profile'] !== 'data-package') throw wrong('its description is no data package');
  if (text(description, 'wacz_version') === undefined) throw wrong('its description tells no version');
  const resources = description['resources'];
  if (!Array.isArray(resources) || !resources.every(isObject)) throw wrong('its description lists no resources');
  const listed = new Set<string>();
  for (const resource of resources) {
    const path = text(resource, 'path');
    if (path === undefined) throw wrong('a resource has no path');
    listed.add(path);
    const entry = entries.get(path);
    if (entry === undefined) throw wrong('a resource is missing');
    const stats = isObject(resource['stats']) ? resource['stats'] : {};
    const told = text(resource, 'hash') ?? `${text(resource, 'hashing') ?? 'sha256'}:${text(stats, 'hash') ?? ''}`;
    const [, algorithm = '', expected = ''] = /^(md5|sha1|sha224|sha256|sha384|sha512):([0-9a-f]+)$/u.exec(told) ?? [];
    if (expected === '') throw wrong('a resource has no hash');
    const hash = createHash(algorithm);
    let bytes = 0;
    try {
      for await (const part of await zip.openReadStreamPromise(entry)) {
        signal.throwIfAborted();
        hash.update(part as Buffer);
        bytes += (part as Buffer).length;
      }
    } catch (error) {
      signal.throwIfAborted();
      throw wrong('a resource is broken', error);
    }
    const size = resource['bytes'] ?? stats['bytes'];
    if (size !== undefined && size !== bytes) throw wrong('a resource has another size than its description tells');
    if (hash.digest('hex') !== expected) throw wrong('a resource has another hash than its description tells');
  }
  for (const member of entries.keys()) {
    if (!listed.has(member) && !member.startsWith('datapackage')) throw wrong('a member is not listed in its description');
  }
}

/** The signature, where there is one, is of this description, by the key of the certificate that it brings. */
async function checkSignature(archive: Archive, written: string, finds: Finds): Promise<void> {
  const member = 'datapackage-digest.json';
  if (!archive.entries.has(member)) {
    finds.note('It is not signed.', '该网页存档未签名。');
    return;
  }
  const digest = jsonOf(await textOf(archive, member), member);
  const hash = `sha256:${createHash('sha256').update(written).digest('hex')}`;
  if (digest['hash'] !== hash) throw wrong('its signature is of another description');
  const data = digest['signedData'];
  if (!isObject(data)) {
    finds.note('It is not signed.', '该网页存档未签名。');
    return;
  }
  const [signature, domain, certificate] = [text(data, 'signature'), text(data, 'domain'), text(data, 'domainCert')];
  if (data['hash'] !== hash || signature === undefined) throw wrong('its signature is of another description');
  if (domain === undefined || certificate === undefined) {
    finds.note('It is signed by a key that no certificate names: nothing was verified.', '签名所用密钥无证书可查：未作验证。');
    return;
  }
  let good: boolean;
  try {
    const key = new X509Certificate(certificate).publicKey;
    good = verify('sha256', Buffer.from(hash), key, Buffer.from(signature, 'base64'));
  } catch (error) {
    throw wrong('its signature cannot be read', error);
  }
  if (!good) throw wrong('its signature is not good');
  finds.count('signature');
  finds.note(
    `Its signature is good, by the certificate of ${domain} that it brings along; who issued that certificate was not checked.`,
    `签名有效（所附证书属 ${domain}）；该证书的签发者未予核验。`,
  );
}

async function readPages(archive: Archive, finds: Finds): Promise<void> {
  for (const member of archive.entries.keys()) {
    if (!/^pages\/.+\.jsonl$/u.test(member)) continue;
    const [head, ...lines] = (await textOf(archive, member)).split('\n').filter((line) => line.trim() !== '');
    if (head === undefined || !/^json-pages-1\.\d$/u.test(text(jsonOf(head, member), 'format') ?? '')) {
      throw wrong('its list of pages has no header');
    }
    for (const line of lines) {
      const page = jsonOf(line, member);
      if (text(page, 'url') === undefined) throw wrong('a page has no address');
      finds.count('page');
    }
    for (const line of lines.slice(0, mostPages)) {
      archive.signal.throwIfAborted();
      const page = jsonOf(line, member);
      finds.add('url', page['url'], text(page, 'title'));
      look(finds, (text(page, 'text') ?? '').slice(0, 200_000));
    }
  }
}

async function readArchives({ zip, entries, signal }: Archive, finds: Finds): Promise<void> {
  const sum: Captured = { records: 0, equal: 0, unequal: 0, pages: new Set() };
  for (const [member, entry] of entries) {
    if (!/^archive\/.+\.warc(?:\.gz)?$/u.test(member)) continue;
    const captured = await readRecords(await zip.openReadStreamPromise(entry), finds, signal);
    sum.equal += captured.equal;
    sum.unequal += captured.unequal;
  }
  tellDigests(finds, sum);
}

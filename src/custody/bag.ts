import {
  asHash,
  type BagDeclaration,
  isInside,
  linesOf,
  manifestOf,
  readDeclaration,
  readInfo,
  readManifest,
} from './bag-files.ts';
import { Checklist } from './checks.ts';
import { type BagHash, Folder } from './folder.ts';

export interface BagOptions {
  readonly signal?: AbortSignal | undefined;
  progress?(done: number, total: number): void;
}

/** What was found of a bag. */
export interface BagFound {
  /** Whether it is complete and valid (RFC 8493 §3). That says nothing of who made it. */
  readonly ok: boolean;
  readonly version?: string;
}

/**
 * Validates a bag (BagIt 1.0, RFC 8493, and its drafts back to 0.93): declaration, every manifest, every file of the payload,
 * and what `bag-info.txt` counts. Findings go to the list under `bag`; what is loose, but works, is noted. Nothing is fetched:
 * what `fetch.txt` names must be there.
 */
export async function checkBag(
  dir: string | Folder,
  list: Checklist = new Checklist(),
  options: BagOptions = {},
): Promise<BagFound> {
  const folder = typeof dir === 'string' ? new Folder(dir) : dir;
  const bytes = folder.read('bagit.txt');
  const declaration = bytes === undefined ? undefined : readDeclaration(bytes);
  if (declaration === undefined) {
    list.fail('bag', { where: 'bagit.txt', why: bytes === undefined ? 'missing' : 'malformed' });
    return { ok: false };
  }
  list.pass('bag', declaration.version);
  const check = new BagCheck(folder, declaration, list);
  check.readLists();
  await check.compare(options);
  check.readInfo();
  check.readFetch();
  return { ok: !list.hasFailed('bag'), version: declaration.version };
}

const folded = (path: string): string => path.normalize('NFC').toLowerCase();

interface Listed {
  /** As each of the manifests has it. */
  readonly hashes: Map<BagHash, string>;
  readonly manifests: string[];
}

class BagCheck {
  readonly #folder: Folder;
  readonly #declaration: BagDeclaration;
  readonly #list: Checklist;
  readonly #listed = new Map<string, Listed>();
  /** Files by other ways to spell their names, made when one is asked for. */
  #forms: ReadonlyMap<string, string> | undefined;
  #folded: ReadonlyMap<string, string> | undefined;
  /** Manifests of the payload, each of which must name all of it. */
  #manifests = 0;
  #payloadBytes = 0;
  #payloadFiles = 0;

  constructor(folder: Folder, declaration: BagDeclaration, list: Checklist) {
    this.#folder = folder;
    this.#declaration = declaration;
    this.#list = list;
  }

  readLists(): void {
    for (const path of this.#folder.files) {
      const manifest = manifestOf(path);
      const kind = manifest === undefined ? undefined : asHash(manifest.kind);
      if (manifest === undefined) continue;
      if (!manifest.tags) this.#manifests++;
      if (kind === undefined) this.#list.fail('bag', { where: path, why: 'unknownKind' });
      else this.#readManifest(path, kind, manifest.tags);
    }
    if (this.#manifests === 0) this.#list.fail('bag', { where: 'manifest-sha256.txt', why: 'missing' });
  }

  #text(path: string): string | undefined {
    const bytes = this.#folder.read(path);
    const text = bytes === undefined ? undefined : this.#declaration.decode(bytes);
    if (text === undefined) this.#list.fail('bag', { where: path, why: bytes === undefined ? 'unreadable' : 'malformed' });
    return text;
  }

  #readManifest(manifest: string, kind: BagHash, tags: boolean): void {
    const seen = new Set<string>();
    for (const line of readManifest(this.#text(manifest) ?? '', kind, this.#declaration.version)) {
      // A tag manifest may name tag files alone, a manifest the payload alone.
      if (typeof line === 'string' || line.path.startsWith('data/') === tags) {
        this.#list.fail('bag', { where: manifest, why: typeof line === 'string' ? 'malformed' : 'elsewhere' });
        continue;
      }
      const { path, hash, isLoose } = line;
      if (isLoose) this.#list.note('bag', { where: path, why: 'loose' });
      this.#noteTwice(manifest, path, hash, seen);
      const listed = this.#listed.get(path) ?? { hashes: new Map<BagHash, string>(), manifests: [] };
      if ((listed.hashes.get(kind) ?? hash) !== hash) this.#list.fail('bag', { where: path, why: 'twice' });
      listed.hashes.set(kind, hash);
      if (!seen.has(path)) listed.manifests.push(manifest);
      seen.add(path);
      this.#listed.set(path, listed);
    }
  }

  /** One file must not be named twice (RFC 8493 §2.1.3); the drafts before let it pass with the same hash. */
  #noteTwice(manifest: string, path: string, hash: string, seen: ReadonlySet<string>): void {
    if (!seen.has(path)) return;
    if (this.#declaration.version === '1.0') this.#list.fail('bag', { where: `${manifest} (${path})`, why: 'twice' });
    else this.#list.note('bag', { where: `${manifest} (${path})`, why: 'twice' });
  }

  async compare(options: BagOptions): Promise<void> {
    const { signal } = options;
    const found = new Set<string>();
    let done = 0;
    for (const [path, { hashes, manifests }] of this.#listed) {
      options.progress?.(done++, this.#listed.size);
      const file = this.#fileOf(path);
      if (file === undefined) {
        this.#missing(path, hashes);
        continue;
      }
      found.add(file);
      const is = await this.#folder.digests(file, [...hashes.keys()], { signal });
      for (const [kind, hash] of hashes) {
        if (is.get(kind) !== hash)
          this.#list.fail('bag', { where: path, why: is.get(kind) === undefined ? 'unreadable' : 'differs' });
      }
      if (!path.startsWith('data/')) continue;
      this.#payloadBytes += this.#folder.size(file) ?? 0;
      this.#payloadFiles++;
      // From 1.0 on each manifest of the payload names every file of it; before, some might name a part.
      if (this.#declaration.version === '1.0' && manifests.length < this.#manifests) {
        this.#list.fail('bag', { where: path, why: 'unlisted' });
      }
    }
    for (const path of this.#folder.files) {
      if (path.startsWith('data/') && !found.has(path)) this.#list.fail('bag', { where: path, why: 'unlisted' });
    }
    for (const where of this.#folder.strange) {
      if (where.startsWith('data/')) this.#list.note('bag', { where, why: 'stranger' });
    }
  }

  /** The file that a path names: on its way between systems a name may have changed its Unicode form (RFC 8493 §5.1.2). */
  #fileOf(path: string): string | undefined {
    if (this.#folder.has(path)) return path;
    this.#forms ??= new Map(
      this.#folder.files.filter((each) => !this.#listed.has(each)).map((each) => [each.normalize('NFC'), each]),
    );
    const file = this.#forms.get(path.normalize('NFC'));
    if (file !== undefined) this.#list.note('bag', { where: path, why: 'loose' });
    return file;
  }

  /**
   * A file that a manifest names and that is not there. Bags from systems that do not tell case apart may name one file in two
   * spellings: with the same hash that is loose, before 1.0.
   */
  #missing(path: string, hashes: ReadonlyMap<BagHash, string>): void {
    const isOld = this.#declaration.version !== '1.0';
    this.#folded ??= new Map(this.#folder.files.map((each) => [folded(each), each]));
    const other = isOld ? this.#folded.get(folded(path)) : undefined;
    const same = other === undefined ? undefined : this.#listed.get(other);
    const isSame = same !== undefined && [...hashes].every(([kind, hash]) => same.hashes.get(kind) === hash);
    if (isSame) this.#list.note('bag', { where: path, why: 'twice' });
    else this.#list.fail('bag', { where: path, why: 'missing' });
  }

  /** `Payload-Oxum` counts the payload in bytes and files; it may stand there once (RFC 8493 §2.2.2). */
  readInfo(): void {
    const where = this.#folder.has('bag-info.txt') ? 'bag-info.txt' : 'package-info.txt';
    if (!this.#folder.has(where)) return;
    const text = this.#text(where);
    if (text === undefined) return;
    const told = readInfo(text);
    if (told === undefined) {
      this.#list.fail('bag', { where, why: 'malformed' });
      return;
    }
    const counts = told.filter(([name]) => name === 'payload-oxum').map(([, value]) => value);
    if (counts.length === 0) return;
    if (counts.some((count) => !/^\d+\.\d+$/u.test(count)) || (counts.length > 1 && this.#declaration.version === '1.0')) {
      this.#list.fail('bag', { where, why: 'malformed' });
    } else if (counts.some((count) => count !== `${this.#payloadBytes}.${this.#payloadFiles}`)) {
      this.#list.fail('bag', { where, why: 'differs' });
    }
  }

  /** Lines of URL, length and path: nothing is fetched, but no path may lead out of the bag, and each must be listed. */
  readFetch(): void {
    const where = 'fetch.txt';
    if (!this.#folder.has(where)) return;
    for (const line of linesOf(this.#text(where) ?? '')) {
      const [, path = ''] = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/u.exec(line) ?? [];
      const inside = path.replace(/^\.\//u, '');
      if (!isInside(inside)) this.#list.fail('bag', { where, why: 'malformed' });
      else if (!this.#listed.has(inside)) this.#list.fail('bag', { where: inside, why: 'unlisted' });
    }
  }
}

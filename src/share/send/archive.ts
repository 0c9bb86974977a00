import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Encrypter } from 'age-encryption';
import { diskError } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import type { Dossier, PackageOptions } from '../../model/index.ts';
import { encrypterTo } from '../age.ts';
import { type Exported, exportCase, type Sender } from './export.ts';
import { packageInfo } from './package-info.ts';
import { tarOf } from '../tar.ts';

/** A package folder as a tar archive: one folder of the package's name, files in order, no time and no owner of this machine. */
export async function* packageTar(dir: string, id: string): AsyncGenerator<Buffer> {
  yield* tarOf(dir, (await filesOf(dir)).sort(), `${id}/`);
}

async function filesOf(dir: string): Promise<string[]> {
  const all = await readdir(dir, { recursive: true, withFileTypes: true });
  return all.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name).slice(dir.length + 1));
}

/**
 * Writes a case as one file: a tar archive, with `age` encrypted to the recipients' public keys (`age1…`), so that only they can
 * open it. `out` names the file, or a folder to put it in. An archive is the same byte for byte when it is made again; an
 * encrypted one never is. Throws as `exportCase`, and `input` `share.age` for what is no public key.
 */
export async function exportArchive(
  sender: Sender,
  dossier: Dossier,
  options: PackageOptions,
  out: string,
  age: readonly string[],
): Promise<Exported> {
  const encrypter = await encrypterTo(age);
  const { id } = packageInfo(dossier, options, 0);
  const isFolder = (await stat(out).catch(() => undefined))?.isDirectory() === true;
  const file = isFolder ? join(out, `${id.toLowerCase()}.tar${encrypter === undefined ? '' : '.age'}`) : out;
  if ((await stat(file).catch(() => undefined)) !== undefined) {
    throw new ClewError('conflict', 'share.exists', `There is something at ${basename(file)} already.`, {
      hint: 'Name a file that does not exist yet.',
    });
  }
  const { signal } = sender.ctx;
  const aside = join(dirname(file), `.${basename(file)}.${randomUUID().slice(0, 8)}`);
  try {
    const made = await exportCase(sender, dossier, options, `${aside}.bag`, { link: true });
    const tar = Readable.from(told(packageTar(made.dir, id), made.bytes, sender), { objectMode: false });
    const sealed = encrypter === undefined ? tar : await sealedTo(encrypter, tar);
    await pipeline(sealed, createWriteStream(`${aside}.part`, { flags: 'wx' }), { signal });
    await rename(`${aside}.part`, file);
    return { ...made, dir: file };
  } catch (cause) {
    throw diskError(cause, 'The package could not be written.');
  } finally {
    for (const rest of ['.bag', '.part']) await rm(`${aside}${rest}`, { recursive: true, force: true });
  }
}

async function* told(pieces: AsyncGenerator<Buffer>, total: number, { ctx }: Sender): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const piece of pieces) {
    done += piece.length;
    ctx.progress({ step: 'archive', done: Math.min(done, total), total, unit: 'bytes' });
    yield piece;
  }
}

async function sealedTo(age: Encrypter, plain: Readable): Promise<Readable> {
  return Readable.fromWeb((await age.encrypt(Readable.toWeb(plain) as ReadableStream<Uint8Array>)) as never);
}

import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a socket's path that every system takes (sun_path of unix(7) is 108 on Linux, 104 on others, with a closing zero). */
const longest = 100;

export const socketName = 'serve.sock';

/** A path of the socket in `stateDir` that the system takes, until `release`; undefined where there is none. */
export interface Address {
  readonly path: string;
  release(): Promise<void>;
}

/** Long paths go by way of the open folder, which Linux shows under /proc/self/fd. */
export async function addressOf(stateDir: string): Promise<Address | undefined> {
  const path = join(stateDir, socketName);
  if (process.platform === 'win32') return undefined;
  if (Buffer.byteLength(path) <= longest) return { path, release: async () => undefined };
  if (process.platform !== 'linux') return undefined;
  const folder: FileHandle = await open(stateDir, 'r');
  return { path: `/proc/self/fd/${folder.fd}/${socketName}`, release: () => folder.close() };
}

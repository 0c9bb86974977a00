import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { type Address, addressOf, socketName } from './address.ts';
import { type Perform, Talk } from './talk.ts';

export interface Listening {
  /** Listens anew, should another folder have taken the place of `state/`; what was begun comes to its end. */
  renew(): Promise<void>;
  /** Stops the commands under way, waits for them, and takes the socket away. */
  close(): Promise<void>;
}

/** Takes command lines for the casebook whose `state/` this process has locked; undefined where the system has no such sockets. */
export async function listen(stateDir: string, perform: Perform): Promise<Listening | undefined> {
  const door = new Door(stateDir, perform);
  return (await door.open()) ? door : undefined;
}

class Door implements Listening {
  readonly #stateDir: string;
  readonly #perform: Perform;
  readonly #talks = new Set<Talk>();
  #server: Server | undefined;
  #address: Address | undefined;

  constructor(stateDir: string, perform: Perform) {
    this.#stateDir = stateDir;
    this.#perform = perform;
  }

  /** Whether there is a socket now. */
  async open(): Promise<boolean> {
    const address = await addressOf(this.#stateDir);
    if (address === undefined) return false;
    // Whoever holds the lock is the only one to listen: a socket that stands here was left by a process that was killed.
    await rm(join(this.#stateDir, socketName), { force: true });
    const server = createServer((socket) => {
      const talk = new Talk(socket, this.#perform);
      this.#talks.add(talk);
      socket.once('close', () => this.#talks.delete(talk));
    });
    // The file is born with these permissions; changed afterwards it would stand open for a moment.
    const before = process.umask(0o177);
    try {
      server.listen(address.path);
    } finally {
      process.umask(before);
    }
    try {
      await once(server, 'listening');
    } catch {
      // Some file systems know no sockets. The casebook can be worked on without; commands then say who holds it.
      await address.release();
      return false;
    }
    this.#server = server;
    this.#address = address;
    return true;
  }

  async renew(): Promise<void> {
    if (existsSync(join(this.#stateDir, socketName))) return;
    // First the old one: closing it takes away whatever stands under its path.
    this.#server?.close();
    await this.#address?.release();
    await this.open();
  }

  async close(): Promise<void> {
    const closed = this.#server === undefined ? undefined : once(this.#server, 'close');
    this.#server?.close();
    for (const talk of this.#talks) talk.stop();
    await Promise.all(Array.from(this.#talks, ({ ended }) => ended));
    for (const talk of this.#talks) talk.leave();
    await closed;
    await this.#address?.release();
  }
}

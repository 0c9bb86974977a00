import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createServer } from 'node:http';
import { ClewError } from '../errors.ts';
import { openSearch, type Search } from '../search/index.ts';
import type { Workbench } from '../workbench.ts';
import { buildApp } from './app.ts';
import { follow } from './changes.ts';
import type { Desk } from './env.ts';
import { Events } from './events.ts';
import type { Gate } from './gate.ts';
import { openAccounts } from './accounts/index.ts';
import { JobBook } from './jobs.ts';
import { placeOf } from './place.ts';

export interface ServeOptions {
  /** Default 127.0.0.1: nobody but this machine. */
  readonly host?: string | undefined;
  /** Default 8440, or the next that is free; 0: any. A port that was asked for is taken or refused. */
  readonly port?: number | undefined;
  /** Where browsers find this server, when it is not the address it listens on: `https://clew.example`. */
  readonly origin?: string | undefined;
  /** Bytes of one file handed in; default 10 GB. */
  readonly mostUpload?: number | undefined;
  /** Folder that backups are copied to; without one there are none. */
  readonly backups?: string | undefined;
  /** Accounts also when only this machine can connect; always when others can. */
  readonly team?: boolean | undefined;
  /** PEM files. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
}

export interface Served {
  /** Where it answers, without a path. */
  readonly url: string;
  /** Whether people sign in with accounts. */
  readonly team: boolean;
  /** A link that signs in once; with accounts, the address alone. */
  link(): string;
  /** Tells every open page. */
  tell: Desk['tell'];
  readonly jobs: Desk['jobs'];
  /** Stops jobs, lets answers in flight end, then stops listening. The casebook stays open. */
  close(): Promise<void>;
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

const defaultPort = 8440;
const mostUpload = 10e9;
/** Ports looked at after the default one. */
const mostPorts = 20;
/** Milliseconds an answer in flight may still take when the server is stopped. */
const patience = 10_000;

/** Serves the workbench of an open casebook. */
export async function serveWorkbench(workbench: Workbench, options: ServeOptions = {}): Promise<Served> {
  workbench.linkApart();
  const { tls } = options;
  const place = placeOf(options);
  let url = '';
  const events = new Events();
  const jobs = new JobBook((happened) => events.tell(happened));
  const { team, proxied } = place;
  const gate = await openAccounts(workbench.casebook, { team, proxied, origin: () => url });
  const search = openSearch(workbench.casebook);
  const desk = deskOf({ workbench, search, gate, jobs, events }, options);
  const unfollow = workbench.casebook.onApplied((acts) =>
    follow(acts, { tell: (happened) => desk.tell(happened), catchUp: () => search.catchUp() }),
  );
  const own = new Set<string>();
  const isOwn = (name: string): boolean => own.has(name);
  const app = buildApp({ desk, gate, events, isSecure: place.secure, isOwn, ...(team ? { origin: () => url } : {}) });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = tls === undefined ? createServer(listener) : createSecureServer(readTls(tls), listener);
  const port = await listen(server, place.host, options.port);
  url = place.url(port);
  for (const name of place.names(port)) own.add(name);
  return {
    url,
    // Behind the #: browsers do not send it, so that it stands in no server's log.
    tell: (happened) => desk.tell(happened),
    jobs,
    team,
    link: () => (team ? url : `${url}/#link=${gate.ticket()}`),
    async close() {
      const closed = once(server, 'close');
      server.close();
      events.close();
      await jobs.close();
      const cut = setTimeout(() => server.closeAllConnections(), patience);
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
      unfollow();
      gate.close();
      await search.close();
    },
  };
}

interface DeskParts {
  readonly workbench: Workbench;
  readonly search: Search;
  readonly gate: Gate;
  readonly jobs: JobBook;
  readonly events: Events;
}

function deskOf({ workbench, search, gate, jobs, events }: DeskParts, options: ServeOptions): Desk {
  return {
    workbench,
    search,
    jobs,
    tell: (happened) => events.tell(happened),
    may: gate.may,
    allows: (c, permission) => gate.mayNow(c).includes(permission),
    reads: (c) => gate.mayNow(c).includes('read'),
    version,
    backups: options.backups,
    mostUpload: options.mostUpload ?? mostUpload,
    for: (c, job) => workbench.as({ actor: c.var.user.name, ...job }),
    consulted: gate.consulted,
  };
}

function readTls({ cert, key }: { readonly cert: string; readonly key: string }): { cert: Buffer; key: Buffer } {
  const read = (path: string): Buffer => {
    try {
      return readFileSync(path);
    } catch (cause) {
      throw new ClewError('missing', 'server.tls', 'The certificate or its key cannot be read.', { cause });
    }
  };
  return { cert: read(cert), key: read(key) };
}

/** Listens on the port asked for, or on the first free one from the default on. */
async function listen(server: Server, host: string, asked: number | undefined): Promise<number> {
  const last = asked ?? defaultPort + mostPorts;
  for (let port = asked ?? defaultPort; ; port++) {
    try {
      server.listen(port, host);
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && port < last) continue;
      if (code === 'EADDRINUSE') {
        throw new ClewError('conflict', 'server.port', `Port ${port} is taken.`, { hint: 'Choose another: --port N.', cause });
      }
      if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
        throw new ClewError('input', 'server.address', `This machine cannot listen on ${host}, port ${port}.`, {
          hint: 'Ports below 1024 need a privilege; --host takes an address of this machine.',
          cause,
        });
      }
      throw cause;
    }
  }
}

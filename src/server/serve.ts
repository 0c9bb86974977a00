import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { ClewError } from '../errors.ts';
import { openWorkbench, type Workbench } from '../workbench.ts';
import { Doorway } from './doorway.ts';
import type { Desk, JobPart } from './env.ts';
import { Events } from './events.ts';
import { JobBook } from './jobs.ts';
import { placeOf } from './place.ts';
import { rebuildBeside, type Rebuilt } from './rebuild.ts';
import { openSite, type Site, type SiteParts } from './site.ts';

export interface ServeOptions {
  /** Default 127.0.0.1: nobody but this machine. */
  readonly host?: string | undefined;
  /** Default 8440, or the next that is free; 0: any. A port that was asked for is taken or refused. */
  readonly port?: number | undefined;
  /** Where browsers find this server, when it is not the address it listens on: `https://clew.example`. */
  readonly origin?: string | undefined;
  /** Bytes of one file handed in; default 10 GB. */
  readonly mostUpload?: number | undefined;
  /** Opens the casebook again after its folder was changed. */
  readonly reopen?: ((dir: string) => Promise<Workbench>) | undefined;
  /** Called before the casebook is closed to be opened again, and after: for whoever else uses it. */
  readonly pause?: (() => Promise<void> | undefined) | undefined;
  readonly resume?: (() => Promise<void> | undefined) | undefined;
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
  /** The casebook that is served now: not the one that was handed in, once its rows were made again. */
  workbench(): Workbench;
  /** Tells every open page. */
  tell: Desk['tell'];
  readonly jobs: Desk['jobs'];
  /** Makes the rows again, within a job that writes. */
  rebuild(part: JobPart): Promise<Rebuilt>;
  /** Stops jobs, lets answers in flight end, then stops listening. The casebook stays open. */
  close(): Promise<void>;
}

const defaultPort = 8440;
const mostUpload = 10e9;
/** Ports looked at after the default one. */
const mostPorts = 20;
/** Milliseconds an answer in flight may still take when the server is stopped. */
const patience = 10_000;

/** Serves the workbench of an open casebook. */
export async function serveWorkbench(workbench: Workbench, options: ServeOptions = {}): Promise<Served> {
  const { tls, reopen = openWorkbench } = options;
  const place = placeOf(options);
  const { dir } = workbench.casebook;
  let url = '';
  const own = new Set<string>();
  const events = new Events();
  const jobs = new JobBook((happened) => events.tell(happened));
  let doorway!: Doorway<Site>;
  const parts: SiteParts = {
    jobs,
    events,
    place,
    url: () => url,
    own,
    mostUpload: options.mostUpload ?? mostUpload,
    backups: options.backups,
    now: () => doorway.site,
    reopen: async (change) => {
      let failed: unknown;
      await doorway.swap(async (old) => {
        await Promise.all([jobs.readersDone(), options.pause?.()]);
        events.close();
        await old.close();
        await old.workbench.close();
        try {
          await change(dir);
        } catch (cause) {
          failed = cause;
        }
        return await openSite(await reopen(dir), parts);
      });
      await options.resume?.();
      if (failed !== undefined) throw failed;
    },
  };
  doorway = new Doorway(await openSite(workbench, parts));
  const listener = getRequestListener(doorway.fetch, { overrideGlobalObjects: false });
  const server = tls === undefined ? createServer(listener) : createSecureServer(readTls(tls), listener);
  const port = await listen(server, place.host, options.port);
  url = place.url(port);
  for (const name of place.names(port)) own.add(name);
  return {
    url,
    team: place.team,
    workbench: () => doorway.site.workbench,
    tell: (happened) => events.tell(happened),
    // Behind the #: browsers do not send it, so that it stands in no server's log.
    link: () => (place.team ? url : `${url}/#link=${doorway.site.ticket()}`),
    jobs,
    rebuild: (part) => rebuildBeside({ workbench: doorway.site.workbench, reopen: parts.reopen }, part),
    async close() {
      const closed = once(server, 'close');
      server.close();
      events.close();
      await Promise.all([jobs.close(), doorway.close()]);
      const cut = setTimeout(() => server.closeAllConnections(), patience);
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
      await doorway.site.close();
    },
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

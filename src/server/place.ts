import { ClewError } from '../errors.ts';

interface Asked {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly tls?: unknown;
  readonly team?: boolean | undefined;
}

/** Where a server stands, and so who may reach it. */
export interface Place {
  readonly host: string;
  /** Whether others than this machine can come: then they need accounts. */
  readonly team: boolean;
  /** Whether browsers come by TLS, to this server or to the proxy before it. */
  readonly secure: boolean;
  /** Whether a proxy stands before it, whose word on addresses counts. */
  readonly proxied: boolean;
  /** Its address for people, once the port is known. */
  url(port: number): string;
  /** What a browser may call it: nothing else is answered, so that no foreign name leads here. */
  names(port: number): string[];
}

const isLoopback = (host: string): boolean => /^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/u.test(host);
const isEverywhere = (host: string): boolean => /^(?:0\.0\.0\.0|::)$/u.test(host);
const spelled = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Throws `input` `server.place` where reports would cross a network in the clear, or nobody would know what to call the server. */
export function placeOf({ host = '127.0.0.1', origin, tls, team: asked = false }: Asked): Place {
  const here = isLoopback(host) && (origin === undefined || isLoopback(new URL(origin).hostname.replaceAll(/[[\]]/gu, '')));
  const team = asked || !here;
  const secure = origin === undefined ? tls !== undefined : origin.startsWith('https:');
  if (!here && !secure) {
    throw new ClewError('input', 'server.place', 'Without TLS others could read along.', {
      hint: 'Give --cert and --key, or put a proxy with TLS before it and give its address: --origin https://clew.example',
    });
  }
  if (isEverywhere(host) && origin === undefined) {
    throw new ClewError('input', 'server.place', 'A server that listens everywhere must be told its name.', {
      hint: 'Give the address that people use: --origin https://clew.example',
    });
  }
  const shown = isLoopback(host) ? 'localhost' : host;
  const url = (port: number): string =>
    origin ?? new URL(`${tls === undefined ? 'http' : 'https'}://${spelled(shown)}:${port}`).origin;
  return {
    host,
    team,
    secure,
    proxied: origin !== undefined && tls === undefined,
    url,
    names(port) {
      const known = [new URL(url(port)).host];
      // A team has one address: passkeys and cookies are bound to it.
      return team ? known : [...known, ...['127.0.0.1', 'localhost', '[::1]', spelled(host)].map((name) => `${name}:${port}`)];
    },
  };
}

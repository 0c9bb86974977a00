import { ClewError } from '../../errors.ts';

/** Where a Spark Connect server answers, and as whom it is asked. */
export interface Address {
  /** `host:port`, as errors name it. */
  readonly host: string;
  readonly url: string;
  readonly user: string;
  readonly token: string | undefined;
}

const usualPort = 15_002;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;
const hint = 'Write it as sc://host:15002, or sc://host:15002/;use_ssl=true;token=… for a server with TLS.';

/**
 * Reads an address of Spark Connect, `sc://host[:port][/;name=value…]`, with the names `use_ssl`, `token` and `user_id` as in Spark's own
 * clients; a token goes out over TLS only, but for this machine itself. It may stand in the environment instead of the address, under the
 * name that Spark gives it. Throws `input` `engine.address`, without quoting the token.
 */
export function sparkAddress(text: string, token: string | undefined = process.env['SPARK_CONNECT_AUTHENTICATE_TOKEN']): Address {
  const parts = /^sc:\/\/(?<host>\[[\da-f:]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?(?:\/(?:;(?<rest>.*))?)?$/iu.exec(text)?.groups;
  const port = Number(parts?.['port'] ?? usualPort);
  if (parts === undefined || port < 1 || port > 65_535) {
    throw new ClewError('input', 'engine.address', 'The address of the Spark cluster cannot be read.', { hint });
  }
  const given = new Map<string, string>();
  for (const pair of (parts['rest'] ?? '').split(';').filter((each) => each !== '')) {
    const [name = '', text = ''] = pair.split(/=(.*)/su);
    const value = decoded(text);
    if (!['use_ssl', 'token', 'user_id'].includes(name) || value === '') {
      throw new ClewError('input', 'engine.address', 'The address of the Spark cluster ends in words that are not known.', {
        hint,
      });
    }
    given.set(name, value);
  }
  const name = parts['host']!;
  const secret = given.get('token') ?? (token === '' ? undefined : token);
  const secure = given.get('use_ssl') === 'true' || (secret !== undefined && !loopback.test(name));
  if (given.get('use_ssl') === 'false' && secure) {
    throw new ClewError('input', 'engine.address', 'A token would go to the Spark cluster unencrypted.', { hint });
  }
  const host = `${name}:${port}`;
  return { host, url: `${secure ? 'https' : 'http'}://${host}`, user: given.get('user_id') ?? 'clew', token: secret };
}

/** What percent signs stand for; nothing when they stand for nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

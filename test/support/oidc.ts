import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import OpenIdProvider, { type Interaction } from 'oidc-provider';

/** An identity provider on this machine, whose people are who they say they are. */
export interface Idp {
  readonly issuer: string;
  /** Signs a person in there, as their browser would: from where Clew sends them to where the provider sends them back. */
  signIn(url: string, person: string): Promise<string>;
  close(): Promise<void>;
}

export const oidcClient = { id: 'clew', secret: 'a-secret-of-the-test-alone-0123456789' };

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** `people`: claims by subject. `redirect`: where Clew waits for them. */
export async function openIdp(
  redirect: string,
  people: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<Idp> {
  let handle: ReturnType<OpenIdProvider['callback']> | undefined;
  const server: Server = createServer((asked, answer) => void handle?.(asked, answer));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new OpenIdProvider(issuer, {
    clients: [
      {
        client_id: oidcClient.id,
        client_secret: oidcClient.secret,
        redirect_uris: [redirect],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username', 'name', 'groups'], email: ['email', 'email_verified'] },
    // Claims stand in the ID token, as many providers do it.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['only for the test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: unknown, interaction: Interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx: unknown, sub: string) => ({ accountId: sub, claims: () => ({ ...people[sub], sub }) }),
  });
  const callback = provider.callback();
  let person = '';
  handle = (asked, answer) => {
    if (asked.url?.startsWith('/interaction/') !== true) return callback(asked, answer);
    return (async () => {
      const { prompt, params, grantId } = await provider.interactionDetails(asked, answer);
      if (prompt.name === 'login') return await provider.interactionFinished(asked, answer, { login: { accountId: person } });
      const grant =
        (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ??
        new provider.Grant({ accountId: person, clientId: String(params['client_id']) });
      grant.addOIDCScope('openid profile email');
      return await provider.interactionFinished(
        asked,
        answer,
        { consent: { grantId: await grant.save() } },
        { mergeWithLastSubmission: true },
      );
    })();
  };
  return {
    issuer,
    async signIn(url, who) {
      person = who;
      const cookies = new Map<string, string>();
      for (let at = url, hops = 0; hops < 10; hops++) {
        const answer = await fetch(at, {
          redirect: 'manual',
          headers: { cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const set of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
          cookies.set(name, value);
        }
        const next = answer.headers.get('location');
        if (next === null) throw new Error(`the provider answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
        at = new URL(next, at).href;
        if (!at.startsWith(issuer)) return at;
      }
      throw new Error('the provider sends in circles');
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

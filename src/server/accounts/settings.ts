import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ClewError } from '../../errors.ts';
import { UserRole } from '../../model/index.ts';

const Oidc = z.strictObject({
  /** https address of the identity provider, as its own metadata spells it. */
  issuer: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** The claim that names the Clew user. It must be one that people cannot change themselves. */
  user: z.string().min(1).default('preferred_username'),
  /** Who gets which roles at each sign-in, and is added when new. Without it, users must exist already. */
  roles: z.strictObject({ claim: z.string().min(1), map: z.record(z.string(), z.array(UserRole)) }).optional(),
});
export type OidcSettings = z.infer<typeof Oidc>;

const Settings = z.strictObject({
  oidc: Oidc.optional(),
  sessions: z
    .strictObject({
      idleMinutes: z.number().positive().max(1440).default(60),
      absoluteHours: z.number().positive().max(168).default(12),
    })
    .optional(),
  /** IANA time zone whose days count for reasons; default the machine's. */
  zone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC')
    .optional(),
});
export type Settings = z.infer<typeof Settings>;

/** Reads `state/server.json`, which holds the secret of the OIDC client and is nobody else's business. */
export function readSettings(stateDir: string): Settings {
  const path = join(stateDir, 'server.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new ClewError('unavailable', 'server.settings', 'The file state/server.json cannot be read.', { cause });
  }
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new ClewError('untrusted', 'server.settings', 'The file state/server.json can be read by others.', {
      hint: 'It holds a secret: chmod 600 state/server.json.',
    });
  }
  try {
    const settings = Settings.parse(JSON.parse(text));
    if (settings.oidc !== undefined) requireTls(settings.oidc.issuer);
    return settings;
  } catch (cause) {
    if (cause instanceof ClewError) throw cause;
    const at = cause instanceof z.ZodError ? ` at ${cause.issues[0]?.path.join('.') ?? ''}` : '';
    throw new ClewError('input', 'server.settings', `The file state/server.json is not well formed${at}.`, {
      hint: 'docs/guide/team.md shows one.',
      cause,
    });
  }
}

/** Whether an address is on this machine, where nothing between can listen. */
export const isHere = (url: string): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\])$/u.test(new URL(url).hostname);

function requireTls(issuer: string): void {
  if (issuer.startsWith('https://') || isHere(issuer)) return;
  throw new ClewError('input', 'server.settings', 'The identity provider must be reached over https.');
}

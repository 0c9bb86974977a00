import { join } from 'node:path';
import type { Casebook } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { Gate } from '../gate.ts';
import { Accounts, type AccountsOptions, localSpans } from './accounts.ts';
import { Roster } from './roster.ts';
import { accountRoutes } from './routes.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { Sessions } from './sessions.ts';
import { readSettings, type Settings } from './settings.ts';

interface Parts {
  readonly secrets: Secrets;
  readonly sessions: Sessions;
  readonly roster: Roster;
}

async function openParts(
  casebook: Casebook,
  settings: Settings,
  { team, now = Date.now }: Pick<AccountsOptions, 'team' | 'now'>,
): Promise<Parts> {
  const secrets = openSecrets(join(casebook.dir, 'state'));
  const { idleMinutes = 60, absoluteHours = 12 } = settings.sessions ?? {};
  const spans = team ? { idleMs: idleMinutes * 60_000, absoluteMs: absoluteHours * 3_600_000 } : localSpans;
  const sessions = new Sessions(secrets, spans, now);
  return { secrets, sessions, roster: await Roster.open(casebook, secrets, sessions) };
}

/** Users without a server: for the command line. */
export async function openRoster(casebook: Casebook): Promise<{ readonly roster: Roster; readonly close: () => void }> {
  const { roster, secrets } = await openParts(casebook, readSettings(join(casebook.dir, 'state')), { team: true });
  return {
    roster,
    close() {
      roster.close();
      secrets.close();
    },
  };
}

/**
 * Opens accounts and sessions of a casebook, as the gate of its server. A team needs somebody who can sign in: throws `missing` `server.accounts` when there
 * is nobody.
 */
export async function openAccounts(casebook: Casebook, options: AccountsOptions): Promise<Gate> {
  const settings = readSettings(join(casebook.dir, 'state'));
  const parts = await openParts(casebook, settings, options);
  const mapped = settings.oidc?.roles !== undefined;
  if (options.team && !mapped && !parts.roster.list().some(({ state }) => state === 'active')) {
    parts.roster.close();
    parts.secrets.close();
    throw new ClewError('missing', 'server.accounts', 'A server for others needs at least one account.', {
      hint: 'Add one first: clew user add NAME --role admin',
    });
  }
  parts.sessions.sweep();
  const accounts = new Accounts(casebook, options, settings, parts);
  const { enter, may, signedIn, consulted } = accounts;
  return {
    enter,
    may,
    signedIn,
    consulted,
    routes: (desk) => accountRoutes(desk, accounts),
    session: (c) => accounts.session(c),
    ticket: () => accounts.ticket(),
    mayNow: (c) => accounts.mayNow(c),
    close: () => accounts.close(),
  };
}

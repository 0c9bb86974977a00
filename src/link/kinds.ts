import { indicatorKinds } from '../model/index.ts';

/**
 * Kinds the linker counts. The first ones are the indicator kinds at their own positions; the rest are derived:
 * `registrable` (eTLD+1 of a host), `stem` (a domain label without digits and stock affixes), `victim` (the same
 * person reporting: pseudonym inside an agency, or the victim's own number).
 */
export const linkKinds = [...indicatorKinds, 'registrable', 'stem', 'victim'] as const;
export type LinkKind = (typeof linkKinds)[number];

export function kindNumber(kind: LinkKind): number {
  return linkKinds.indexOf(kind);
}

export const kindCount = linkKinds.length;

/** Kinds compared as one when two reports are held against each other: sharing or lacking one says the same thing. */
export const groupNames = [
  'phone',
  'site',
  'ip',
  'email',
  'wallet',
  'account',
  'handle',
  'app',
  'platform',
  'tracker',
  'identity',
  'victim',
] as const;
export const groupCount = groupNames.length;

const groupOfName: Readonly<Record<LinkKind, (typeof groupNames)[number]>> = {
  phone: 'phone',
  url: 'site',
  domain: 'site',
  registrable: 'site',
  stem: 'site',
  ip: 'ip',
  email: 'email',
  wallet: 'wallet',
  txid: 'wallet',
  card: 'account',
  account: 'account',
  iban: 'account',
  handle: 'handle',
  app: 'app',
  hash: 'app',
  platform: 'platform',
  tracker: 'tracker',
  idcard: 'identity',
  passport: 'identity',
  victim: 'victim',
};

/** Position in `groupNames` by kind number. */
export const groupOf = Uint8Array.from(linkKinds, (kind) => groupNames.indexOf(groupOfName[kind]));

/** Kinds that count nowhere: victims tie reports of one case only, names of platforms are part of the wording. */
export const mute = new Uint8Array(kindCount);
mute[kindNumber('victim')] = 1;
mute[kindNumber('platform')] = 1;

/**
 * Kinds that may support a tie but never make one: everybody imitates the same brands, and hosting firms give
 * subdomains to all comers.
 */
export const supporting = new Uint8Array(kindCount);
supporting[kindNumber('registrable')] = 1;
supporting[kindNumber('stem')] = 1;

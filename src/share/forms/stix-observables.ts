import { isIPv6 } from 'node:net';
import { canonicalJson, type DossierIndicator, uuid5 } from '../../model/index.ts';
import { parted } from './told.ts';

/** A STIX object. */
export type Thing = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

/** STIX 2.1 §2.9: namespace of the ids of observables, which two makers give the same thing alike. */
const observables = '00abedb4-aa42-466c-9c01-fed23315a9b7';

/** An observable whose id its members `by` make. */
export function observable(
  type: string,
  by: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): Thing {
  return { type, spec_version: '2.1', id: `${type}--${uuid5(observables, canonicalJson(by))}`, ...by, ...more };
}

/** Kinds of observable that STIX itself does not have: published by dogesec as `stix2extensions`, and one of our own for the rest. */
export const extensions = {
  'phone-number': '14a97ee2-e666-5ada-a6bd-b7177f79e211',
  'bank-account': 'f19f3291-6a84-5674-b311-d75a925d5bd9',
  'payment-card': 'b160c6ee-26b6-591c-8885-c192db67cac9',
  'cryptocurrency-wallet': 'be78509e-6958-51b1-8b26-d17ee0eba2d7',
  'clew-indicator': '3f0b1a52-0a0e-5d2c-9b60-5f3d8a4a1c77',
} as const;
/** Ties an observable to the log by which an exhibit was sealed. */
export const evidence = 'extension-definition--2671b85d-9b42-5675-bcf8-0f1747de521b';
export type Extended = keyof typeof extensions;

export function isExtended(type: string): type is Extended {
  return Object.hasOwn(extensions, type);
}

function extended(type: Extended, by: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): Thing {
  return observable(type, by, {
    ...more,
    extensions: { [`extension-definition--${extensions[type]}`]: { extension_type: 'new-sco' } },
  });
}

const hashNames: Readonly<Record<number, string>> = { 32: 'MD5', 40: 'SHA-1', 64: 'SHA-256', 128: 'SHA-512' };
/** Of the vocabulary of account types those that our services are. */
const accountTypes = new Set(['facebook', 'skype', 'twitter']);
/** RFC 3986 with an authority: what STIX takes for a URL. */
const whole = /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#]+[\x21-\x7e]*$/iu;

/** An indicator as an observable. Values stay as they are; a kind of ours that STIX has no word for keeps its name. */
export function observableOf({ kind, value }: Pick<DossierIndicator, 'kind' | 'value'>): Thing {
  const own = (): Thing => extended('clew-indicator', { kind, value });
  switch (kind) {
    case 'phone':
      // The extension has E.164 without its plus. A short number is none.
      return /^\+\d+$/u.test(value) ? extended('phone-number', { value: value.slice(1) }) : own();
    case 'url':
      return whole.test(value) ? observable('url', { value }) : own();
    case 'domain':
      return observable('domain-name', { value });
    case 'ip':
      return observable(isIPv6(value) ? 'ipv6-addr' : 'ipv4-addr', { value });
    case 'email':
      return observable('email-addr', { value });
    case 'wallet': {
      const { service: chain, name } = parted(value);
      return extended('cryptocurrency-wallet', { value: name }, chain === '' ? {} : { clew_chain: chain });
    }
    case 'card':
      return extended('payment-card', { value });
    case 'account':
      return extended('bank-account', { account_number: value });
    case 'iban':
      return extended('bank-account', { iban: value });
    case 'handle': {
      const { service, name } = parted(value);
      const type = accountTypes.has(service) ? { account_type: service } : {};
      // The service belongs to the id: the same name on two of them is two accounts.
      return observable('user-account', { ...type, user_id: value, account_login: name });
    }
    case 'hash': {
      const name = hashNames[value.length];
      return name === undefined ? own() : observable('file', { hashes: { [name]: value } });
    }
    default:
      return own();
  }
}

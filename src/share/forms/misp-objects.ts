import type { DossierIndicator } from '../../model/index.ts';
import { parted } from './told.ts';

/** Templates of MISP objects that we fill (misp-objects, release 2.5.34). */
export const templates = {
  annotation: { uuid: '5d8dc046-15a1-4ca3-a09f-ed4ede7c4487', version: '3', category: 'misc' },
  'bank-account': { uuid: 'b4712203-95a8-4883-80e9-b566f5df11c9', version: '3', category: 'financial' },
  'coin-address': { uuid: 'd0e6997e-78da-4815-a6a1-cfc1c1cb8a46', version: '7', category: 'financial' },
  'credit-card': { uuid: '2b9c57aa-daba-4330-a738-56f18743b0c7', version: '3', category: 'financial' },
  'domain-ip': { uuid: '43b3b146-77eb-4931-b4cc-b66c60f28734', version: '11', category: 'network' },
  email: { uuid: 'a0c666e0-fc65-4be8-b48f-3423d788b552', version: '19', category: 'network' },
  file: { uuid: '688c46fb-5edb-40a3-8273-1af7923e2215', version: '25', category: 'file' },
  person: { uuid: 'a15b0477-e9d1-4b9c-9546-abe78a4f4248', version: '21', category: 'misc' },
  'phone-number': { uuid: 'c4b5a67c-63d2-11ec-90d6-0242ac120003', version: '1', category: 'mobile' },
  report: { uuid: '70a68471-df22-4e3f-aa1a-5a3be19f82df', version: '8', category: 'misc' },
  'tracking-id': { uuid: '3681c62a-2c75-48d8-99f2-6a3444ce2393', version: '3', category: 'network' },
  url: { uuid: '60efb77b-40b5-4c46-871b-ed1ed999fce5', version: '10', category: 'network' },
  'user-account': { uuid: '49606b06-22f0-4ac8-8eee-2f12ad46f3d3', version: '6', category: 'misc' },
} as const;
export type Template = keyof typeof templates;

/** One value: its type, the category that the type is allowed in, and what it is to its object. */
export interface Part {
  readonly relation: string;
  readonly type: string;
  readonly category: string;
  readonly value: string;
}

const part = (relation: string, type: string, category: string, value: string): Part => ({ relation, type, category, value });
export const text = (relation: string, value: string): Part => part(relation, 'text', 'Other', value);
export const filename = (value: string): Part => part('filename', 'filename', 'Payload delivery', value);
export const size = (value: number): Part => part('size-in-bytes', 'size-in-bytes', 'Other', String(value));
export const fullName = (value: string): Part => part('full-name', 'full-name', 'Person', value);

const hashTypes: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };
export const digest = (value: string): Part | undefined => {
  const type = hashTypes[value.length];
  return type === undefined ? undefined : part(type, type, 'Payload delivery', value);
};

/** An indicator as an object of MISP with its parts, or, where MISP has no object for it, as one attribute. */
export function partsOf({ kind, value }: Pick<DossierIndicator, 'kind' | 'value'>): {
  readonly template?: Template;
  readonly parts: readonly Part[];
} {
  switch (kind) {
    case 'phone':
      return { template: 'phone-number', parts: [part('phone-number', 'phone-number', 'Other', value)] };
    case 'url':
      return { template: 'url', parts: [part('url', 'url', 'Network activity', value)] };
    case 'domain':
      return { template: 'domain-ip', parts: [part('domain', 'domain', 'Network activity', value)] };
    case 'ip':
      return { template: 'domain-ip', parts: [part('ip', 'ip-dst', 'Network activity', value)] };
    case 'email':
      return { template: 'email', parts: [part('from', 'email-src', 'Payload delivery', value)] };
    case 'wallet': {
      const { service: chain, name } = parted(value);
      const address =
        chain === 'btc'
          ? part('address', 'btc', 'Financial fraud', name)
          : part('address-crypto', 'text', 'Financial fraud', name);
      return { template: 'coin-address', parts: chain === '' ? [address] : [address, text('symbol', chain.toUpperCase())] };
    }
    case 'card':
      return { template: 'credit-card', parts: [part('cc-number', 'cc-number', 'Financial fraud', value)] };
    case 'account':
      return { template: 'bank-account', parts: [part('account', 'bank-account-nr', 'Financial fraud', value)] };
    case 'iban':
      return { template: 'bank-account', parts: [part('iban', 'iban', 'Financial fraud', value)] };
    case 'handle': {
      const { service, name } = parted(value);
      return {
        template: 'user-account',
        parts: [text('username', name), ...(service === '' ? [] : [text('account-type', service)])],
      };
    }
    case 'hash': {
      const hash = digest(value);
      return hash === undefined ? { parts: [text('', value)] } : { template: 'file', parts: [hash] };
    }
    case 'tracker':
      return { template: 'tracking-id', parts: [text('id', value)] };
    case 'app':
      return { parts: [part('', 'mobile-application-id', 'Payload delivery', value)] };
    case 'idcard':
      return { parts: [part('', 'identity-card-number', 'Person', value)] };
    case 'passport':
      return { parts: [part('', 'passport-number', 'Person', value)] };
    case 'txid':
      return { parts: [part('', 'text', 'Financial fraud', value)] };
    default:
      return { parts: [text('', value)] };
  }
}

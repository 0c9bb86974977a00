import { isIPv6 } from 'node:net';
import type { DossierIndicator } from '../../model/index.ts';
import { hex, type Graph, type Ref, type Value } from './case-graph.ts';
import { nameOf, parted } from './told.ts';

type Indicator = Pick<DossierIndicator, 'kind' | 'value'> & Partial<Pick<DossierIndicator, 'roles' | 'service'>>;

const hashMethods: Readonly<Record<number, string>> = { 32: 'MD5', 40: 'SHA1', 64: 'SHA256', 128: 'SHA512' };
/** Kinds of account that the vocabulary of UCO has no word for: the kind stands as a tag. */
const accountTags: Readonly<Record<string, string>> = { card: 'bank-card', account: 'bank-account', iban: 'iban' };

/** An indicator as an observable of UCO, tagged with our kind, the roles in which reports name it, and whether it is a service. */
export function observableIn(graph: Graph, { kind, value, roles = [], service = false }: Indicator): Ref {
  const name = nameOf({ kind, value });
  const tags = [kind, ...roles, ...(service ? ['service'] : [])];
  const facet = (type: string, members: Readonly<Record<string, Value>>): Ref =>
    graph.add(`uco-observable:${type}`, name, members);
  const make = (type: string, facets: readonly Ref[], tag?: string): Ref =>
    graph.add(`uco-observable:${type}`, name, {
      'uco-core:name': value,
      'uco-core:tag': tag === undefined ? tags : [tag, ...tags],
      'uco-core:hasFacet': facets,
    });
  switch (kind) {
    case 'phone':
      return make('PhoneAccount', [facet('PhoneAccountFacet', { 'uco-observable:phoneNumber': value })]);
    case 'url':
      return make('URL', [facet('URLFacet', { 'uco-observable:fullValue': value })]);
    case 'domain':
      return make('DomainName', [facet('DomainNameFacet', { 'uco-observable:value': value })]);
    case 'ip': {
      const version = isIPv6(value) ? 'IPv6' : 'IPv4';
      return make(`${version}Address`, [facet(`${version}AddressFacet`, { 'uco-observable:addressValue': value })]);
    }
    case 'email':
      return make('EmailAddress', [facet('EmailAddressFacet', { 'uco-observable:addressValue': value })]);
    case 'wallet': {
      const { service: chain, name: address } = parted(value);
      const shown = facet('DigitalAccountFacet', { 'uco-observable:displayName': chain === '' ? undefined : chain });
      const facets = [facet('AccountFacet', { 'uco-observable:accountIdentifier': address }), shown];
      return make('DigitalAccount', facets, 'cryptocurrency-address');
    }
    case 'card':
    case 'account':
    case 'iban':
      return make('Account', [facet('AccountFacet', { 'uco-observable:accountIdentifier': value })], accountTags[kind]);
    case 'handle': {
      const { service: messenger, name: login } = parted(value);
      const application =
        messenger === ''
          ? undefined
          : graph.add('uco-observable:Application', `service ${messenger}`, { 'uco-core:name': messenger });
      return make('ApplicationAccount', [
        facet('AccountFacet', { 'uco-observable:accountIdentifier': login }),
        facet('ApplicationAccountFacet', { 'uco-observable:application': application }),
      ]);
    }
    case 'app':
      return make('Application', [facet('ApplicationFacet', { 'uco-observable:applicationIdentifier': value })]);
    case 'hash': {
      const method = hashMethods[value.length];
      if (method === undefined) return make('ObservableObject', []);
      const hash = graph.add('uco-types:Hash', name, { 'uco-types:hashMethod': method, 'uco-types:hashValue': hex(value) });
      return make('File', [facet('ContentDataFacet', { 'uco-observable:hash': hash })]);
    }
    default:
      return make('ObservableObject', []);
  }
}

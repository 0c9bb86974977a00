import type { IndicatorKind } from '../../model/index.ts';
import { Finds, type Foreign, isObject, type Json, many, refuse, text } from './finds.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** An event, a list of events, or what a search of MISP answers. */
export function looksLikeMisp(value: unknown): boolean {
  const [first] = eventsOf(value);
  return (
    first !== undefined && (Array.isArray(first['Attribute']) || Array.isArray(first['Object'])) && first['info'] !== undefined
  );
}

function eventsOf(value: unknown): Json[] {
  const list = isObject(value) && Array.isArray(value['response']) ? value['response'] : many(value);
  return list.filter(isObject).map((each) => (isObject(each['Event']) ? each['Event'] : each));
}

/**
 * Events of MISP (core format). Attributes that name a thing of an offender come in as indicators; addressees of mails, references
 * and deleted ones do not. Throws `input` `share.foreign` where the core format forbids it.
 */
export function readMisp(value: unknown, path: string, name: string): Foreign {
  const finds = new Finds();
  const events = eventsOf(value);
  for (const [at, event] of events.entries()) {
    if (text(event, 'info') === undefined) throw wrong(`event ${at + 1} has no info`);
    id(event, `event ${at + 1}`);
    finds.count('Event');
    attributes(finds, event, `event ${at + 1}`);
    for (const [place, object] of listOf(event, 'Object').entries()) {
      const where = `object ${place + 1} of event ${at + 1}`;
      if (text(object, 'name') === undefined) throw wrong(`${where} has no name`);
      id(object, where);
      finds.count('Object');
      finds.count('ObjectReference', listOf(object, 'ObjectReference').length);
      if (object['deleted'] === true) continue;
      // An exhibit of a case of Clew is no file of an offender's.
      const exhibit = object['name'] === 'file' && /^exhibit E\d+$/u.test(text(object, 'comment') ?? '');
      attributes(finds, object, where, exhibit);
      readObject(finds, object);
    }
  }
  const [first] = events;
  const by = first !== undefined && isObject(first['Orgc']) ? text(first['Orgc'], 'name') : undefined;
  const title = first === undefined ? undefined : text(first, 'info');
  return finds.foreign('misp', path, name, {
    ...(title === undefined ? {} : { title }),
    ...(by === undefined ? {} : { sender: by }),
  });
}

const wrong = (what: string) => refuse(`The core format of MISP does not allow this: ${what}.`);

function listOf(of: Json, name: string): readonly Json[] {
  const told = of[name];
  if (told === undefined || told === null) return [];
  if (!Array.isArray(told) || !told.every(isObject)) throw wrong(`${name} is no list of objects`);
  return told;
}

function id(of: Json, where: string): void {
  const told = of['uuid'];
  if (told !== undefined && (typeof told !== 'string' || !uuid.test(told))) throw wrong(`${where} has a uuid that is none`);
}

/** Types of attributes whose value, or part of it, is an indicator. */
const kinds: Readonly<Record<string, readonly (IndicatorKind | undefined)[]>> = {
  domain: ['domain'],
  hostname: ['domain'],
  'domain|ip': ['domain', 'ip'],
  'hostname|port': ['domain'],
  url: ['url'],
  uri: ['url'],
  'ip-src': ['ip'],
  'ip-dst': ['ip'],
  'ip-src|port': ['ip'],
  'ip-dst|port': ['ip'],
  email: ['email'],
  'email-src': ['email'],
  'email-reply-to': ['email'],
  'whois-registrant-email': ['email'],
  'dns-soa-email': ['email'],
  'phone-number': ['phone'],
  'whois-registrant-phone': ['phone'],
  iban: ['iban'],
  'bank-account-nr': ['account'],
  'cc-number': ['card'],
  btc: ['wallet'],
  dash: ['wallet'],
  xmr: ['wallet'],
  md5: ['hash'],
  sha1: ['hash'],
  sha256: ['hash'],
  sha512: ['hash'],
  'filename|md5': [undefined, 'hash'],
  'filename|sha1': [undefined, 'hash'],
  'filename|sha256': [undefined, 'hash'],
  'filename|sha512': [undefined, 'hash'],
  'mobile-application-id': ['app'],
  'identity-card-number': ['idcard'],
  'passport-number': ['passport'],
};
/** Coins whose type tells the chain. */
const chains: Readonly<Record<string, string>> = { btc: 'btc', dash: 'dash', xmr: 'xmr' };

function attributes(finds: Finds, of: Json, where: string, exhibit = false): void {
  for (const [at, attribute] of listOf(of, 'Attribute').entries()) {
    const [type, value] = [text(attribute, 'type'), attribute['value']];
    if (type === undefined || (typeof value !== 'string' && typeof value !== 'number')) {
      throw wrong(`attribute ${at + 1} of ${where} has no type or no value`);
    }
    id(attribute, `attribute ${at + 1} of ${where}`);
    finds.count('Attribute');
    if (exhibit || attribute['deleted'] === true) continue;
    const own = kinds[type];
    if (own === undefined) continue;
    const parts = own.length === 1 && !type.includes('|') ? [String(value)] : String(value).split('|');
    for (const [place, kind] of own.entries()) {
      const part = parts[place];
      if (kind === undefined || part === undefined) continue;
      const chain = chains[type];
      finds.add(kind, chain === undefined ? part : `${chain}:${part}`, text(attribute, 'comment'));
    }
  }
}

/** Objects whose parts only together are an indicator. */
function readObject(finds: Finds, object: Json): void {
  const parts = new Map(listOf(object, 'Attribute').map((each) => [String(each['object_relation']), each['value']]));
  const told = (relation: string): string | undefined => {
    const value = parts.get(relation);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const note = text(object, 'comment');
  switch (object['name']) {
    case 'coin-address': {
      const [address, symbol] = [told('address-crypto') ?? told('address-xmr'), told('symbol')];
      finds.add('wallet', address === undefined || symbol === undefined ? address : `${symbol.toLowerCase()}:${address}`, note);
      break;
    }
    case 'user-account': {
      const [user, service] = [told('username') ?? told('user-id'), told('account-type')];
      if (user !== undefined) finds.add('handle', `${service ?? '?'}:${user}`, note);
      break;
    }
    case 'telegram-account':
    case 'facebook-account':
    case 'twitter-account':
    case 'instagram-account': {
      const user = told('username') ?? told('account-name') ?? told('name') ?? told('id');
      if (user !== undefined) finds.add('handle', `${object['name'].split('-')[0]}:${user}`, note);
      break;
    }
    case 'tracking-id':
      finds.add('tracker', told('id'), note);
      break;
    case 'android-app':
      finds.add('app', told('appid'), note);
      break;
    default:
  }
}

import { indicatorKinds, type IndicatorKind } from '../../model/index.ts';
import { Finds, type Foreign, isObject, type Json, many, refuse, text } from './finds.ts';
import { evidence } from '../forms/stix-observables.ts';
import { requiredOf } from './stix-required.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const identifier = new RegExp(`^[a-z0-9][a-z0-9-]*[a-z0-9]--${uuid}$`, 'u');
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u;
const times = ['created', 'modified', 'valid_from', 'valid_until', 'published', 'first_observed', 'last_observed'];

/** Is this STIX, as far as a look tells? A bundle, or one object by itself. */
export function looksLikeStix(value: Json): boolean {
  return value['type'] === 'bundle' || (typeof value['type'] === 'string' && identifier.test(text(value, 'id') ?? ''));
}

/**
 * A bundle of STIX 2.1 (or 2.0), or one object. Observables and the values that patterns compare with come in as indicators; what
 * it says of actors, campaigns and relations stays in the exhibit. Throws `input` `share.foreign` where STIX forbids it.
 */
export function readStix(value: Json, path: string, name: string): Foreign {
  const finds = new Finds();
  const bundled = value['type'] === 'bundle';
  if (bundled && !new RegExp(`^bundle--${uuid}$`, 'u').test(text(value, 'id') ?? '')) throw wrong('the bundle has no id');
  if (bundled && value['objects'] !== undefined && !Array.isArray(value['objects'])) throw wrong('its objects are no list');
  const objects = bundled ? many(value['objects']) : [value];
  const old = objects.every((each) => isObject(each) && each['spec_version'] === undefined) && value['spec_version'] === '2.0';
  for (const [at, object] of objects.entries()) {
    if (!isObject(object)) throw wrong(`object ${at + 1} is none`);
    check(object, at + 1, old);
    finds.count(String(object['type']));
    readObject(finds, object);
    // STIX 2.0 keeps observables inside what was observed.
    if (isObject(object['objects']))
      for (const each of Object.values(object['objects'])) if (isObject(each)) readObject(finds, each);
  }
  if (old) finds.note('It is STIX 2.0, read as far as 2.1 has the same.', '该文件为 STIX 2.0，按与 2.1 相同的部分读取。');
  const all = objects as readonly Json[];
  const by = all.map((each) => text(each, 'created_by_ref')).find((each) => each !== undefined);
  const maker =
    all.find((each) => each['type'] === 'identity' && each['id'] === by) ?? all.find(({ type }) => type === 'identity');
  const title = ['report', 'grouping']
    .map((type) => all.find((each) => each['type'] === type))
    .find((each) => each !== undefined);
  return finds.foreign('stix', path, name, named(title ?? all.find((each) => text(each, 'name') !== undefined), maker));
}

function named(title: Json | undefined, maker: Json | undefined): Pick<Foreign, 'title' | 'sender'> {
  const [told, sender] = [title && text(title, 'name'), maker && text(maker, 'name')];
  return { ...(told === undefined ? {} : { title: told }), ...(sender === undefined ? {} : { sender }) };
}

const wrong = (what: string) => refuse(`STIX 2.1 does not allow this: ${what}.`);

function check(object: Json, at: number, old: boolean): void {
  const type = text(object, 'type');
  if (type === undefined || !/^[a-z0-9][a-z0-9-]{1,248}[a-z0-9]$/u.test(type)) throw wrong(`object ${at} has no type`);
  const id = text(object, 'id') ?? '';
  if (!identifier.test(id) || !id.startsWith(`${type}--`)) throw wrong(`object ${at} (${type}) has no id of its type`);
  if (old) return;
  for (const member of requiredOf(type) ?? []) {
    if (object[member] === undefined) throw wrong(`object ${at} (${type}) has no ${member}`);
  }
  for (const member of times) {
    const told = object[member];
    if (told !== undefined && (typeof told !== 'string' || !timestamp.test(told) || Number.isNaN(Date.parse(told)))) {
      throw wrong(`${member} of object ${at} (${type}) is no time`);
    }
  }
  const [created, modified] = [text(object, 'created'), text(object, 'modified')];
  if (created !== undefined && modified !== undefined && Date.parse(created) > Date.parse(modified)) {
    throw wrong(`object ${at} (${type}) was modified before it was created`);
  }
  for (const [member, told] of Object.entries(object)) {
    if (Array.isArray(told) && told.length === 0) throw wrong(`${member} of object ${at} (${type}) is an empty list`);
    if (!member.endsWith('_ref') && !member.endsWith('_refs')) continue;
    for (const each of many(told)) {
      if (typeof each !== 'string' || !identifier.test(each)) throw wrong(`${member} of object ${at} (${type}) is no reference`);
    }
  }
}

/** Which member of an observable is an indicator of which kind. */
const observables: Readonly<Record<string, readonly [IndicatorKind, string]>> = {
  'domain-name': ['domain', 'value'],
  url: ['url', 'value'],
  'ipv4-addr': ['ip', 'value'],
  'ipv6-addr': ['ip', 'value'],
  'email-addr': ['email', 'value'],
  'payment-card': ['card', 'value'],
};

function readObject(finds: Finds, object: Json): void {
  const type = String(object['type']);
  const plain = observables[type];
  if (plain !== undefined) finds.add(plain[0], object[plain[1]]);
  switch (type) {
    case 'phone-number': {
      const value = text(object, 'value');
      finds.add('phone', value === undefined || !/^\d{6,15}$/u.test(value) ? value : `+${value}`);
      break;
    }
    case 'cryptocurrency-wallet': {
      const [value, chain] = [text(object, 'value'), text(object, 'clew_chain')];
      finds.add('wallet', value === undefined || chain === undefined ? value : `${chain}:${value}`);
      break;
    }
    case 'bank-account':
      finds.add('iban', object['iban']);
      finds.add('account', object['account_number']);
      break;
    case 'user-account': {
      const [own, login] = [text(object, 'user_id'), text(object, 'account_login')];
      const service = text(object, 'account_type');
      finds.add('handle', own?.includes(':') ? own : handle(service, login ?? own));
      break;
    }
    case 'file':
    case 'artifact':
      // An exhibit of a case of Clew is no file of an offender's.
      if (isObject(object['extensions']) && object['extensions'][evidence] !== undefined) break;
      for (const hash of Object.values(isObject(object['hashes']) ? object['hashes'] : {})) finds.add('hash', hash);
      break;
    case 'clew-indicator': {
      const kind = indicatorKinds.find((each) => each === object['kind']);
      if (kind !== undefined) finds.add(kind, object['value']);
      break;
    }
    case 'indicator':
      readPattern(finds, object);
      break;
    default:
  }
}

const handle = (service: string | undefined, name: string | undefined): string | undefined =>
  name === undefined ? undefined : `${service ?? '?'}:${name}`;

/** A comparison by equality, or with a set: `type:path = 'value'`, `type:path IN ('a', 'b')`. */
const comparison = /([a-z0-9-]+):([\w.'"[\]*-]+)\s*(?:=|\bIN\b)\s*(\((?:[^()']|'(?:[^'\\]|\\.)*')*\)|'(?:[^'\\]|\\.)*')/gu;

/** Values that a pattern asks for; what it denies (`!=`, NOT) or only resembles (LIKE, MATCHES) is no indicator. */
function readPattern(finds: Finds, { pattern, pattern_type: language, name, description }: Json): void {
  if (typeof pattern !== 'string') return;
  if (language !== undefined && language !== 'stix') {
    finds.note(
      'Some of its indicators are detection rules of other programs: they stay in the exhibit.',
      '部分指标为其他程序的检测规则，仅保留在证物中。',
    );
    return;
  }
  const note = typeof name === 'string' ? name : typeof description === 'string' ? description : undefined;
  for (const [, type = '', at = '', told = ''] of pattern.slice(0, 100_000).matchAll(comparison)) {
    const kind = kindOf(type, at);
    if (kind === undefined) continue;
    for (const [, value = ''] of told.matchAll(/'((?:[^'\\]|\\.)*)'/gu)) {
      finds.add(kind, value.replaceAll(/\\(.)/gu, '$1'), note);
    }
  }
}

function kindOf(type: string, at: string): IndicatorKind | undefined {
  if (type === 'domain-name' && /^resolves_to_refs\[(?:\*|\d+)\]\.value$/u.test(at)) return 'ip';
  if (at === 'value') return observables[type]?.[0];
  if ((type === 'file' || type === 'artifact') && at.startsWith('hashes')) return 'hash';
  if (type === 'network-traffic' && /^(?:dst|src)_ref\.value$/u.test(at)) return 'ip';
  if (type === 'email-message' && /^(?:from|sender)_ref\.value$/u.test(at)) return 'email';
  return undefined;
}

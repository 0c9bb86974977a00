import { find, hostOf, readJson, sameUrl, sorted, webAddresses } from './case.ts';
import type { Case } from './case.ts';
import type { Mention } from '../../src/model/index.ts';

type Options = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;

/** Their types, ours. Types not named here (attack techniques, registry keys, file paths …) are no kinds of Clew's. */
const types: Readonly<Record<string, (text: string, options: Options) => string[]>> = {
  domains: domainsOf,
  urls: (text) =>
    webAddresses(text)
      .filter((each) => each.kind === 'url')
      .map((each) => sameUrl(plain(each))),
  email_addresses: (text) => find(text, ['email']).map((each) => each.value),
  ipv4s: (text) => ips(text, '.'),
  ipv6s: (text) => ips(text, ':'),
  md5s: (text) => hashes(text, 'md5'),
  sha1s: (text) => hashes(text, 'sha1'),
  sha256s: (text) => hashes(text, 'sha256'),
  sha512s: (text) => hashes(text, 'sha512'),
  bitcoin_addresses: (text) => wallets(text, 'btc:'),
  monero_addresses: (text) => wallets(text, 'xmr:'),
  google_adsense_publisher_ids: (text) => trackers(text, /^pub-/),
  google_analytics_tracker_ids: (text) => trackers(text, /^UA-/),
};

const plain = (each: Mention): string => (each.about?.['defanged'] === 'yes' ? each.value : each.raw);
const ips = (text: string, mark: string): string[] =>
  find(text, ['ip'])
    .filter((each) => each.value.includes(mark))
    .map((each) => (mark === ':' ? each.raw : each.value));
const hashes = (text: string, algorithm: string): string[] =>
  find(text, ['hash'])
    .filter((each) => each.about?.['algorithm'] === algorithm)
    .map((each) => each.value);
const wallets = (text: string, chain: string): string[] =>
  find(text, ['wallet'])
    .filter((each) => each.value.startsWith(chain))
    .map((each) => each.raw);
const trackers = (text: string, form: RegExp): string[] =>
  find(text, ['tracker'])
    .filter((each) => form.test(each.value))
    .map((each) => each.value);

function domainsOf(text: string, options: Options): string[] {
  const urls = find(text, ['url']);
  const domains = find(text, ['domain'])
    .filter(
      (each) => options['parse_domain_from_url'] !== false || !urls.some((url) => url.start <= each.start && url.end >= each.end),
    )
    .map((each) => each.value);
  // They list the domain of a mail address too; Clew keeps it inside the address.
  const mail =
    options['parse_domain_from_email_address'] === false ? [] : find(text, ['email']).map((each) => each.value.split('@')[1]!);
  return [...domains, ...mail.filter((host) => !host.startsWith('['))];
}

const normal = (type: string, value: string): string =>
  type === 'domains' ? hostOf(value) : type.startsWith('url') ? sameUrl(value) : value;

export const iocFinder = {
  name: 'oracle_ioc_finder',
  cases(): Case[] {
    const cases: Case[] = [];
    const whole = readJson('oracle_ioc_finder/cases.json') as { id: string; input: string; expected: Answer; options: Options }[];
    for (const [index, { input, expected, options }] of whole.entries()) {
      const included = options['included_ioc_types'] as string[] | undefined;
      for (const [type, read] of Object.entries(types)) {
        if (included !== undefined && !included.includes(type)) continue;
        const theirs = (type === 'urls' ? (expected['urls_complete'] ?? expected['urls']) : expected[type]) as
          | string[]
          | undefined;
        const got = sorted(read(input, options));
        const want = sorted((theirs ?? []).map((value) => normal(type, value)));
        if (theirs === undefined && got.length === 0) continue;
        cases.push({ id: `case ${index} ${type}`, group: type, input, want, got });
      }
    }
    const edges = readJson('oracle_ioc_finder/edge_asserts.json') as {
      input: string;
      field: string;
      op: string;
      expected: unknown;
      options: Options;
    }[];
    for (const [index, { input, field, op, expected, options }] of edges.entries()) {
      const [, type = '', at] = /^(\w+?)(?:_complete)?(?:\[(\d+)\])?$/.exec(field) ?? [];
      const read = types[type];
      if (read === undefined) continue;
      const all = read(input, options).map((value) => normal(type, value));
      const list = sorted(all);
      const id = `edge ${index} ${field}`;
      if (op === 'len') cases.push({ id, group: type, input, want: expected, got: list.length });
      else if (op === 'contains')
        cases.push({
          id,
          group: type,
          input,
          want: normal(type, String(expected)),
          got: list.find((value) => value === normal(type, String(expected))) ?? list,
        });
      else if (at !== undefined) cases.push({ id, group: type, input, want: expected, got: all[Number(at)] });
      else
        cases.push({
          id,
          group: type,
          input,
          want: sorted((expected as string[]).map((value) => normal(type, value))),
          got: list,
        });
    }
    return cases;
  },
};

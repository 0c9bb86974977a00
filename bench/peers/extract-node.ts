import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractMentions } from '../../src/extract/index.ts';
import { median } from './section.ts';
import { peakMegabytes } from '../peak.ts';

// What Clew or ioc-extractor finds, asked and told as in extract.py; Clew also tells whether each would be offered for linking.
//   node extract-node.ts clew|FOLDER-OF-IOC-EXTRACTOR asked.json

type Find = (text: string) => (readonly [kind: string, value: string, offered?: boolean])[];

const kinds: Readonly<Record<string, string>> = {
  domains: 'domain',
  urls: 'url',
  emails: 'email',
  ipv4s: 'ip',
  ipv6s: 'ip',
  md5s: 'hash',
  sha1s: 'hash',
  sha256s: 'hash',
  sha512s: 'hash',
  btcs: 'wallet',
  eths: 'wallet',
  xmrs: 'wallet',
};

const clew: Find = (text) =>
  extractMentions({ text })
    .filter(({ masked, confidence }) => !masked && confidence >= 0.5)
    .map(({ kind, value, role }) => [kind, value, role === 'suspect' || role === 'unknown']);

async function iocExtractor(folder: string): Promise<Find> {
  const peer = (await import(pathToFileURL(join(folder, 'dist', 'index.mjs')).href)) as {
    readonly extractIOC: (text: string) => Readonly<Record<string, readonly string[]>>;
  };
  return (text) =>
    Object.entries(peer.extractIOC(text)).flatMap(([name, values]) =>
      name in kinds ? values.map((value) => [kinds[name]!, value] as const) : [],
    );
}

const [tool = '', file = ''] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly texts: readonly string[];
  readonly passes: number;
  readonly budget: number;
};
const find = tool === 'clew' ? clew : await iocExtractor(tool);
const times: number[] = [];
let found: ReturnType<Find>[] = [];
const began = performance.now();
while (times.length < asked.passes && (times.length === 0 || performance.now() - began < asked.budget * 1000)) {
  const before = process.cpuUsage();
  found = asked.texts.map((text) => find(text));
  const { user, system } = process.cpuUsage(before);
  times.push((user + system) / 1e6);
}
const megabytes = peakMegabytes();
console.log(`\n${JSON.stringify({ found, seconds: median(times), passes: times.length, megabytes })}`);

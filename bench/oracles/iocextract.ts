import { find, readJson, sameUrl, webAddresses } from './case.ts';
import type { Case } from './case.ts';
import type { Mention } from '../../src/model/index.ts';

interface Assert {
  readonly function: string;
  readonly input: string;
  readonly options: { readonly refang?: boolean };
  readonly path: string;
  readonly op: 'Equal' | 'Equal:len' | 'In';
  readonly expected: unknown;
}

const algorithms = ['md5', 'sha1', 'sha256', 'sha512'];
const hashes = (text: string, wanted: readonly string[]): Mention[] =>
  find(text, ['hash']).filter((each) => wanted.includes(each.about?.['algorithm'] ?? ''));

const functions: Readonly<Record<string, (text: string) => Mention[]>> = {
  extract_urls: (text) => webAddresses(text),
  extract_emails: (text) => find(text, ['email']),
  extract_ips: (text) => find(text, ['ip']),
  extract_ipv4s: (text) => find(text, ['ip']).filter((each) => !each.value.includes(':')),
  extract_ipv6s: (text) => find(text, ['ip']).filter((each) => each.value.includes(':')),
  extract_md5_hashes: (text) => hashes(text, ['md5']),
  extract_sha1_hashes: (text) => hashes(text, ['sha1']),
  extract_sha256_hashes: (text) => hashes(text, ['sha256']),
  extract_sha512_hashes: (text) => hashes(text, ['sha512']),
  extract_hashes: (text) => hashes(text, algorithms).toSorted((a, b) => a.value.length - b.value.length),
  extract_iocs: (text) => find(text, ['url', 'ip', 'email', 'hash']),
  refang_data: (text) => webAddresses(text),
  refang_email: (text) => find(text, ['email']),
};

/** They complete a bare address with `http://` when refanging. */
const withScheme = (value: string): string => (value.includes('://') ? value : `http://${value}`);

export const iocextract = {
  name: 'oracle_iocextract',
  cases(): Case[] {
    const cases: Case[] = [];
    for (const [index, each] of (readJson('oracle_iocextract/asserts.json') as Assert[]).entries()) {
      // No kinds of Clew's: base64 and hex dumps read as text, and defanging (a way of writing, the export's business).
      const read = functions[each.function];
      if (read === undefined) continue;
      const refanged = each.options.refang === true || each.function.startsWith('refang');
      const mentions = read(each.input);
      const values = mentions.map((mention) =>
        refanged
          ? mention.kind === 'url' || mention.kind === 'domain'
            ? withScheme(mention.value)
            : mention.value
          : mention.raw,
      );
      const at = /^\[(\d+)\]$/.exec(each.path)?.[1];
      const one = { id: `${index} ${each.function}`, group: each.function, input: each.input };
      if (each.op === 'Equal:len') cases.push({ ...one, want: each.expected, got: values.length });
      else if (each.op === 'In')
        cases.push({ ...one, want: each.expected, got: values.find((value) => value === each.expected) ?? values });
      else if (at !== undefined || each.function.startsWith('refang'))
        cases.push({
          ...one,
          want: refanged ? sameUrl(String(each.expected)) : each.expected,
          got: values[Number(at ?? 0)] ?? null,
        });
      else if (typeof each.expected === 'number') cases.push({ ...one, want: each.expected, got: values.length });
      else cases.push({ ...one, want: each.expected, got: Array.isArray(each.expected) ? values : (values[0] ?? null) });
    }
    return cases;
  },
};

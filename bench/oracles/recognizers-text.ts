import { readIpv4, readIpv6 } from '../../src/extract/ip.ts';
import type { Mention } from '../../src/model/index.ts';
import { find, readJson, webAddresses } from './case.ts';
import type { Case } from './case.ts';

interface Spec {
  readonly Input: string;
  readonly NotSupported?: string;
  readonly NotSupportedByDesign?: string;
  readonly Results: readonly {
    readonly Text: string;
    readonly Start?: number;
    readonly End?: number;
    readonly Resolution?: { value: string };
  }[];
}

const files: readonly (readonly [string, (text: string) => Mention[]])[] = [
  ['Sequence_Chinese_URLModel', (text) => webAddresses(text, 0.3)],
  ['Sequence_English_URLModel', (text) => webAddresses(text, 0.3)],
  ['Sequence_English_EmailModel', (text) => find(text, ['email'])],
  ['Sequence_English_IpAddressModel', (text) => find(text, ['ip'])],
];

const ip = (text: string): string => readIpv4(text) ?? readIpv6(text) ?? text;

export const recognizersText = {
  name: 'oracle_recognizers_text',
  cases(): Case[] {
    return files.flatMap(([file, read]) => {
      const specs = readJson(`oracle_recognizers_text/${file}.json`) as Spec[];
      const offered = specs.filter((spec) => !/javascript/i.test(`${spec.NotSupported} ${spec.NotSupportedByDesign}`));
      return offered.map((spec, index): Case => {
        const group = file.replace('Sequence_', '');
        const isIp = group.includes('Ip');
        const spanned = spec.Results.some((result) => result.Start !== undefined);
        const want = spec.Results.map((result) => ({
          text: result.Text.toLowerCase(),
          ...(isIp && { value: ip(result.Resolution!.value) }),
          ...(spanned && { span: [result.Start, result.End! + 1] }),
        }));
        const got = read(spec.Input).map((each) => ({
          text: each.raw.toLowerCase(),
          ...(isIp && { value: each.value }),
          ...(spanned && { span: [each.start, each.end] }),
        }));
        return { id: `${group} ${index}`, group, input: spec.Input, want, got };
      });
    });
  },
};

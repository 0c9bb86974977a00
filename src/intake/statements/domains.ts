import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import type { DomainFact } from '../../model/index.ts';
import type { ColumnPlan, Part } from '../file-plan.ts';

/** What a table of labels may say of domains, as facts are called; every cell is kept as it is written. */
export const domainFacts = [
  'registrar',
  'created',
  'nameserver',
  'ip',
  'asn',
  'hosting',
  'issuer',
  'serial',
  'san',
] as const satisfies readonly Part[];
const longestFact = 2000;

/** The registrable domain of a cell (Public Suffix List, names on hosting services among them), defanged or an address; nothing where there is none. */
export function domainIn(cell: string): string | undefined {
  const plain = cell
    .trim()
    .replaceAll('[.]', '.')
    .replace(/^h(?:xx|tt)ps?:\/\//iu, '');
  const host = domainToASCII(plain.replace(/[/?#:].*$/su, '').replace(/^\*?\./u, ''));
  const { domain, isIp } = parse(host, { allowPrivateDomains: true });
  return isIp === true || domain === null || domain.length > 253 ? undefined : domain;
}

/** What one row says of a domain. */
export function* factsIn(
  domain: string,
  columns: readonly ColumnPlan[],
  cell: (column: number) => string,
  row: number,
): Generator<DomainFact> {
  for (const [place, { part }] of columns.entries()) {
    const fact = domainFacts.find((each) => each === part);
    const text = fact === undefined ? '' : cell(place).trim().slice(0, longestFact);
    if (fact !== undefined && text !== '') yield { domain, fact, text, row };
  }
}

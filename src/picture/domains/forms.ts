import { type BlocklistFormat, csvCell } from '../../model/index.ts';
import type { Blocked, Chosen } from './blocklist.ts';
import { dayOf, type Heading, headingLines } from './heading.ts';
import { hostExpression, patternOf } from './pattern.ts';
import { bundleOf } from './stix.ts';
import { lettersOf } from './takedown.ts';

type Write = (chosen: Chosen, heading: Heading) => string;

/** Formats, each with the ending of its file; `patterns`: it can hold them. */
export const forms: Readonly<
  Record<BlocklistFormat, { readonly write: Write; readonly ending: string; readonly type: string; readonly patterns: boolean }>
> = {
  hosts: { write: hosts, ending: 'hosts.txt', type: 'text/plain; charset=utf-8', patterns: false },
  adblock: { write: adblock, ending: 'adblock.txt', type: 'text/plain; charset=utf-8', patterns: true },
  rpz: { write: rpz, ending: 'rpz.zone', type: 'text/plain; charset=utf-8', patterns: false },
  csv: { write: csv, ending: 'csv', type: 'text/csv; charset=utf-8', patterns: true },
  stix: { write: stix, ending: 'stix.json', type: 'application/stix+json;version=2.1', patterns: true },
  takedown: { write: lettersOf, ending: 'takedown.txt', type: 'text/plain; charset=utf-8', patterns: false },
};

const commented = (mark: string, heading: Heading): string[] => headingLines(heading).map((line) => `${mark} ${line}`);
const why = ({ confidence, ring, people }: Blocked): string => `${confidence.toFixed(2)} ${ring} ${people}`;
const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** hosts(5): a name stands for itself alone, so that `www.` has a line of its own. */
function hosts({ rows }: Chosen, heading: Heading): string {
  const names = rows.flatMap((row) =>
    [row.host, ...(row.host === row.domain ? [`www.${row.host}`] : [])].map((host) => ({ host, row })),
  );
  return text([
    ...commented('#', heading),
    '# name  # confidence, ring, people who name it',
    ...names.map(({ host, row }) => `0.0.0.0 ${host} # ${why(row)}`),
  ]);
}

/** Adblock syntax: `||host^` is the host and all under it; a rule between slashes is an expression over the address or the name. */
function adblock({ rows, patterns }: Chosen, heading: Heading): string {
  return text([
    '[Adblock Plus 2.0]',
    `! Title: Clew, casebook ${heading.casebook}`,
    ...commented('!', heading),
    ...rows.flatMap((row) => [`! ${why(row)}`, `||${row.host}^`]),
    ...patterns.flatMap(({ pattern, ring, confidence }) => [
      `! ${confidence.toFixed(2)} ${ring} pattern ${pattern}`,
      String.raw`/^(https?:\/\/)?([a-z0-9-]+\.)*${hostExpression(patternOf(pattern))}([:\/?#]|$)/`,
    ]),
  ]);
}

/** A response policy zone (draft-vixie-dnsop-dns-rpz): the name and all under it do not exist. */
function rpz({ rows }: Chosen, heading: Heading): string {
  // Counts seconds, as serials may: it grows from list to list.
  const serial = Math.floor(heading.at / 1000);
  return text([
    ...commented(';', heading),
    '$TTL 300',
    `@ IN SOA localhost. root.localhost. ${serial} 3600 600 86400 300`,
    '@ IN NS localhost.',
    ...rows.flatMap((row) => [`${row.host} IN CNAME . ; ${why(row)}`, `*.${row.host} IN CNAME .`]),
  ]);
}

const columns = [
  'name',
  'kind',
  'confidence',
  'ring',
  'people',
  'first_seen',
  'last_seen',
  'registrar',
  'reason',
  'tlp',
  'recipient',
  'casebook',
  'made_at',
];

/** RFC 4180. A pattern stands as its glob. */
function csv({ rows, patterns }: Chosen, heading: Heading): string {
  const { at, casebook, recipient, label, language } = heading;
  const day = (time: number | undefined): string => (time === undefined ? '' : dayOf(time));
  const all = [`TLP:${label}`, recipient, casebook, new Date(at).toISOString()];
  const lines = [
    columns,
    ...rows.map((row) => [
      row.host,
      'domain',
      row.confidence.toFixed(3),
      row.ring,
      row.people,
      day(row.first),
      day(row.last),
      [...new Set(row.facts.filter(({ fact }) => fact === 'registrar').map(({ value }) => value))].join('; '),
      row.because[language],
      ...all,
    ]),
    ...patterns.map((each) => [
      each.pattern,
      'pattern',
      each.confidence.toFixed(3),
      each.ring,
      '',
      day(each.learned),
      '',
      '',
      each.because[language],
      ...all,
    ]),
  ];
  return `${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function stix(chosen: Chosen, heading: Heading): string {
  return `${JSON.stringify(bundleOf(chosen, heading), undefined, 1)}\n`;
}

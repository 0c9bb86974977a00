import { isDeepStrictEqual } from 'node:util';
import type { Read, StoredMention } from '../../casebook/index.ts';
import { isKnownInstitution } from '../../extract/index.ts';
import { earlier, indicatorKinds, type Judgement, masked, roles, type Service } from '../../model/index.ts';
import { type Held, heldPeople } from '../../people/index.ts';
import type { AllowList } from './allow.ts';
import { hostOf, type Site, siteOf } from './site.ts';

/** A report that names a host as the suspect's, or without saying whose. */
export interface Sighting {
  readonly report: number;
  /** When it was filed, else when it happened: UTC milliseconds. */
  readonly at?: number;
  readonly role: 'suspect' | 'unknown';
  /** 0..1: that it is named at all. */
  readonly confidence: number;
  /** The same for reports of one victim or of one case: they are one voice. */
  readonly voice: string;
}

/** A domain with the hosts under it that reports name. */
export interface SeenDomain extends Pick<Site, 'domain' | 'label' | 'suffix' | 'hosted'> {
  readonly hosts: ReadonlyMap<string, readonly Sighting[]>;
  /** Unconnected rings use it, or a person said so. */
  readonly service: boolean;
}

export interface Sightings {
  /** By ring, then by domain; what stands in no ring, or in one that was dismissed, under ''. */
  readonly rings: ReadonlyMap<string, ReadonlyMap<string, SeenDomain>>;
  /** Rings by domain. */
  readonly ringsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What decides which reports are looked at, and what stands for what. */
export interface DomainsAsked {
  /** Rings closed to the reader: as if they were not there. */
  readonly closed?: ReadonlySet<string>;
  /** As the reader may know them; all of the casebook. */
  readonly services?: readonly Service[];
  /** By report that tells another one's case again, the one that stands for it. */
  readonly again?: ReadonlyMap<number, number>;
  readonly allow?: AllowList;
}

interface Row {
  readonly report: number;
  readonly host: string;
  /** Per cent; 0: in no such role. */
  readonly suspect: number;
  readonly unknown: number;
}
interface Place {
  readonly report: number;
  readonly at: number | null;
  readonly voice: string | null;
  readonly ring: string | null;
}

const kind = indicatorKinds.indexOf('domain');
const [suspect, unknown] = [roles.indexOf('suspect'), roles.indexOf('unknown')];
const named = `SELECT m.report, i.value AS host,
    coalesce(max(m.confidence) FILTER (WHERE m.role = ${suspect}), 0)::INTEGER AS suspect,
    coalesce(max(m.confidence) FILTER (WHERE m.role = ${unknown}), 0)::INTEGER AS unknown
  FROM mentions AS m JOIN indicators AS i ON i.number = m.indicator
  WHERE i.kind = ${kind} AND m.role IN (${suspect}, ${unknown}) AND (m.flags & ${masked | earlier}) = 0
  GROUP BY m.report, i.value ORDER BY m.report, i.value`;
const places = `SELECT r.number AS report, coalesce(r.reported_at, r.loss_at) AS at,
    CASE WHEN r.victim = '' THEN NULL ELSE concat(r.agency, ' ', r.victim) END AS voice,
    CASE WHEN g.status = 'dismissed' THEN NULL ELSE g.id END AS ring
  FROM reports AS r LEFT JOIN ring_members AS m ON m.report = r.number LEFT JOIN rings AS g ON g.number = m.ring
  WHERE r.number IN (SELECT m.report FROM mentions AS m JOIN indicators AS i ON i.number = m.indicator WHERE i.kind = ${kind})`;

/**
 * Which domains reports name as suspects' or without saying whose, by ring. Left out: what reports of an earlier scam, what is masked,
 * institutions and hosts where anybody publishes, what people said was read wrongly, what is somebody's whom protection holds.
 */
export async function gather(read: Read, asked: DomainsAsked = {}): Promise<Sightings> {
  const { closed = new Set<string>(), again = new Map<number, number>() } = asked;
  const laid: Laid = {
    corrected: await correctedRows(read),
    held: await heldPeople(read),
    shared: sharedHosts(asked.services ?? (await read.services()), await read.judgements()),
    again,
  };
  const base = await read.kept('picture.domains', () => readBase(read));
  const key = [...closed].sort().join(' ');
  const known = base.made.get(key);
  if (known !== undefined && isSame(known.laid, laid)) return known.sightings;
  const sightings = laidOver(base, laid, closed);
  base.made.delete(key);
  base.made.set(key, { laid, sightings });
  const oldest = base.made.size > mostMade ? base.made.keys().next().value : undefined;
  if (oldest !== undefined) base.made.delete(oldest);
  return sightings;
}

/** Readers of unlike access whose sightings are kept. */
const mostMade = 4;

/** What rows say, before what people decided is laid over it. */
interface Base {
  readonly rows: readonly Row[];
  readonly place: ReadonlyMap<number, Place>;
  readonly sites: Map<string, Site | undefined>;
  /** By the rings that are closed to the reader. */
  readonly made: Map<string, { readonly laid: Laid; readonly sightings: Sightings }>;
}

/** What people decided, and what the linker found of the whole. */
interface Laid {
  readonly corrected: Awaited<ReturnType<typeof correctedRows>>;
  readonly held: Held;
  readonly shared: ReadonlyMap<string, boolean>;
  readonly again: ReadonlyMap<number, number>;
}

const isSame = (a: Laid, b: Laid): boolean =>
  a.held === b.held &&
  isDeepStrictEqual(a.corrected, b.corrected) &&
  isDeepStrictEqual(a.shared, b.shared) &&
  isDeepStrictEqual(a.again, b.again);

async function readBase(read: Read): Promise<Base> {
  const [rows, where] = [await read.sql<Row>(named), await read.sql<Place>(places)];
  return { rows, place: new Map(where.map((each) => [each.report, each])), sites: new Map(), made: new Map() };
}

/** The site of a host; nothing for institutions and for what is no name. */
function siteIn({ sites }: Base, host: string): Site | undefined {
  if (!sites.has(host)) sites.set(host, isKnownInstitution('domain', host) ? undefined : siteOf(host));
  return sites.get(host);
}

function laidOver(base: Base, { corrected, held, shared, again }: Laid, closed: ReadonlySet<string>): Sightings {
  const isService = (host: string): boolean => shared.get(host) === true;
  const rings = new Map<string, Map<string, SeenDomain>>();
  const ringsOf = new Map<string, Set<string>>();
  const all =
    corrected.reports.size === 0
      ? base.rows
      : [...base.rows.filter(({ report }) => !corrected.reports.has(report)), ...corrected.rows];
  for (const row of all) {
    const { at = null, ring = null, voice = null } = base.place.get(row.report) ?? {};
    if (ring !== null && closed.has(ring)) continue;
    const site = siteIn(base, row.host);
    if (site === undefined || held.ownerOf('domain', row.host) !== undefined) continue;
    const own = rings.get(ring ?? '') ?? new Map<string, SeenDomain>();
    rings.set(ring ?? '', own);
    const { domain, label, suffix, hosted } = site;
    const service = isService(row.host) || isService(domain);
    const known = own.get(domain);
    const seen = known ?? { domain, label, suffix, hosted, service, hosts: new Map<string, Sighting[]>() };
    own.set(domain, service && !seen.service ? { ...seen, service } : seen);
    const hosts = seen.hosts as Map<string, Sighting[]>;
    const sightings = hosts.get(site.host) ?? [];
    hosts.set(site.host, sightings);
    sightings.push({
      report: row.report,
      ...(at === null ? {} : { at }),
      role: row.suspect > 0 ? 'suspect' : 'unknown',
      confidence: (row.suspect > 0 ? row.suspect : row.unknown) / 100,
      voice: voice ?? String(again.get(row.report) ?? row.report),
    });
    if (ring !== null) ringsOf.set(domain, (ringsOf.get(domain) ?? new Set()).add(ring));
  }
  return { rings, ringsOf };
}

/** Reports in which people said whose a mention is, read again with what they said. */
async function correctedRows(read: Read): Promise<{ readonly reports: ReadonlySet<number>; readonly rows: readonly Row[] }> {
  const numbers = (await read.sql<{ report: number }>('SELECT DISTINCT report FROM corrections ORDER BY report')).map(
    ({ report }) => report,
  );
  const rows: Row[] = [];
  for (const [report, mentions] of await read.mentionsOf(numbers)) {
    const hosts = new Map<string, Row>();
    for (const mention of mentions) {
      if (!counts(mention)) continue;
      const { suspect, unknown } = hosts.get(mention.value) ?? { suspect: 0, unknown: 0 };
      const percent = Math.round(mention.confidence * 100);
      hosts.set(mention.value, {
        report,
        host: mention.value,
        suspect: mention.role === 'suspect' ? Math.max(suspect, percent) : suspect,
        unknown: mention.role === 'unknown' ? Math.max(unknown, percent) : unknown,
      });
    }
    rows.push(...hosts.values());
  }
  return { reports: new Set(numbers), rows };
}

const counts = ({ kind, role, masked, earlier, corrected }: StoredMention): boolean =>
  kind === 'domain' && (role === 'suspect' || role === 'unknown') && !masked && !earlier && corrected?.wrong !== true;

/** Hosts that strangers share, and those that a person says they do not: what people said last of it, else what the linker found. */
function sharedHosts(
  services: readonly Service[],
  judgements: readonly { readonly stands: boolean; readonly judgement: Judgement }[],
): ReadonlyMap<string, boolean> {
  const shared = new Map<string, boolean>();
  const hosts = (of: string, value: string): string[] => (of === 'domain' ? [value] : of === 'url' ? [hostOf(value)] : []);
  for (const each of services) for (const host of hosts(each.kind, each.value)) shared.set(host, true);
  for (const { stands, judgement } of judgements) {
    if (!stands || (judgement.verdict !== 'service' && judgement.verdict !== 'identity')) continue;
    for (const host of hosts(judgement.kind, judgement.value)) shared.set(host, judgement.verdict === 'service');
  }
  return shared;
}

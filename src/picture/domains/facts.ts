import type { Read } from '../../casebook/index.ts';
import type { RingDomains } from '../../model/index.ts';

export type DomainFact = RingDomains['domains'][number]['facts'][number];

/** What sources say of these domains, in the order they came: registrar, host, certificate, each with its exhibit and row. */
export async function factsOf(read: Read, domains: readonly string[]): Promise<Map<string, DomainFact[]>> {
  const facts = new Map<string, DomainFact[]>();
  if (domains.length === 0) return facts;
  const rows = await read.sql<{ domain: string; fact: string; value: string; exhibit: string; row: number }>(
    `SELECT f.domain, f.fact, f.fact_text AS value, w.word AS exhibit, f.source_row AS row
     FROM domain_facts AS f JOIN words AS w ON w.number = f.exhibit
     WHERE f.domain IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))) ORDER BY f.rowid`,
    [JSON.stringify(domains)],
  );
  for (const { domain, ...fact } of rows) facts.set(domain, [...(facts.get(domain) ?? []), fact]);
  return facts;
}

import type { Session } from '../engine/index.ts';
import type { DomainFact } from '../model/index.ts';

/** Adds what an original, by the number of its word, says of domains; what stands there already from the same original is left. */
export async function addDomainFacts(
  session: Session,
  exhibit: number,
  facts: readonly DomainFact[],
  signal: AbortSignal,
): Promise<void> {
  await session.run(
    `INSERT INTO domain_facts
     SELECT n.domain, n.fact, n.text, ?::INTEGER, min(n."row")
     FROM (SELECT unnest(list) AS n, unnest(range(len(list))) AS place FROM (
       SELECT from_json(?::JSON, '[{"domain":"VARCHAR","fact":"VARCHAR","text":"VARCHAR","row":"INTEGER"}]') AS list))
     WHERE NOT EXISTS (SELECT 1 FROM domain_facts AS k
       WHERE k.domain = n.domain AND k.fact = n.fact AND k.fact_text = n.text AND k.exhibit = ?)
     GROUP BY n.domain, n.fact, n.text ORDER BY min(place)`,
    [exhibit, JSON.stringify(facts), exhibit],
    signal,
  );
}

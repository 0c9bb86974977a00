import type { Session } from '../engine/index.ts';
import { type IndicatorKind, indicatorKinds, type RecordedAct } from '../model/index.ts';

/** One act on a partner's key or on a run of an overlap. */
export type StoredOverlapAct = Extract<RecordedAct, { kind: 'overlap.run' | 'overlap.partner' }>;

export interface OverlapRead {
  /** Partners' keys and runs of overlaps, in the order of the acts. */
  overlaps(): Promise<StoredOverlapAct[]>;
  /** Numbers of the reports that mention each indicator, in any role and in order; as many lists as indicators. */
  reportsByIndicators(indicators: readonly { readonly kind: IndicatorKind; readonly value: string }[]): Promise<number[][]>;
}

export function overlapsOver(session: Session): OverlapRead {
  return {
    async overlaps() {
      const rows = await session.rows('SELECT act, told_at, actor, kind, body FROM overlap_acts ORDER BY act');
      return rows.map(({ act: seq, told_at: at, actor: by, kind, body }) => {
        return { seq, at, by, kind, body: JSON.parse(body as string) as unknown } as StoredOverlapAct;
      });
    },
    async reportsByIndicators(indicators) {
      const found = indicators.map((): number[] => []);
      const named = indicators.map(({ kind, value }) => ({ kind: indicatorKinds.indexOf(kind), value }));
      // One join for all of them: one by one, thousands of look-ups take seconds.
      const { place, report } = await session.columns(
        `WITH asked AS (
           SELECT unnest(range(len(list))) AS place, unnest(list) AS named
           FROM (SELECT from_json(?::JSON, '[{"kind":"UTINYINT","value":"VARCHAR"}]') AS list))
         SELECT a.place::INTEGER AS place, p.report AS report FROM asked AS a
         JOIN indicator_keys AS k ON k.key = hash(a.named.kind, a.named.value)
         JOIN indicators AS i ON i.number = k.number AND i.kind = a.named.kind AND i.value = a.named.value
         JOIN postings AS p ON p.indicator = i.number
         ORDER BY ALL`,
        [JSON.stringify(named)],
      );
      (place as number[]).forEach((at, row) => found[at]!.push((report as number[])[row]!));
      return found;
    },
  };
}

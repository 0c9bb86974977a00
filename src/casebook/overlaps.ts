import type { Session } from '../engine/index.ts';
import type { RecordedAct } from '../model/index.ts';

/** One act on a partner's key or on a run of an overlap. */
export type StoredOverlapAct = Extract<RecordedAct, { kind: 'overlap.run' | 'overlap.partner' }>;

export interface OverlapRead {
  /** Partners' keys and runs of overlaps, in the order of the acts. */
  overlaps(): Promise<StoredOverlapAct[]>;
}

export function overlapsOver(session: Session): OverlapRead {
  return {
    async overlaps() {
      const rows = await session.rows('SELECT act, told_at, actor, kind, body FROM overlap_acts ORDER BY act');
      return rows.map(({ act: seq, told_at: at, actor: by, kind, body }) => {
        return { seq, at, by, kind, body: JSON.parse(body as string) as unknown } as StoredOverlapAct;
      });
    },
  };
}

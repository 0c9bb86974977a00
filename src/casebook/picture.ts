import type { Session } from '../engine/index.ts';
import { type PictureJudgement, type PlaceMention, placeRoles, type RecordedAct } from '../model/index.ts';
import type { Words } from './words.ts';

/** A place that a report, by number, tells. */
export interface StoredPlace extends PlaceMention {
  readonly report: number;
}
export interface StoredPictureJudgement {
  readonly act: number;
  readonly at: number;
  readonly by: string;
  readonly body: PictureJudgement;
}
/** Figures that were published. */
export interface StoredPublication {
  readonly act: number;
  readonly at: number;
  readonly by: string;
  readonly body: Extract<RecordedAct, { kind: 'stats.publish' }>['body'];
}

/** Questions about the picture. How each report was read is asked of the table `readings`, with `numbers` or `sql`. */
export interface PictureRead {
  /** Places that reports tell, in the order of the reports: of all, or of these. */
  reportPlaces(reports?: readonly number[]): Promise<StoredPlace[]>;
  /** In the order of the acts. */
  pictureJudgements(): Promise<StoredPictureJudgement[]>;
  published(): Promise<StoredPublication[]>;
}

export function pictureOver(session: Session, words: Words): PictureRead {
  const told = async <T>(table: string): Promise<T[]> => {
    const rows = await session.rows(`SELECT * FROM ${table} ORDER BY act, rowid`);
    return rows.map(
      ({ act, told_at: at, actor: by, body }) => ({ act, at, by, body: JSON.parse(body as string) as unknown }) as T,
    );
  };
  return {
    async reportPlaces(reports) {
      const of = reports === undefined ? '' : `WHERE report IN (SELECT unnest(from_json(?::JSON, '["INTEGER"]')))`;
      const rows = await session.rows(
        `SELECT * FROM report_places ${of} ORDER BY report, rowid`,
        reports === undefined ? [] : [JSON.stringify(reports)],
      );
      await words.load();
      return rows.map((row) => {
        const field = words.wordOf(row['field'] as number);
        return {
          report: row['report'] as number,
          place: words.wordOf(row['place'] as number),
          role: placeRoles[row['role'] as number]!,
          ...(field === '' ? {} : { field }),
          start: row['start_offset'] as number,
          end: row['end_offset'] as number,
        };
      });
    },
    pictureJudgements: () => told('picture_judgements'),
    published: () => told('published'),
  };
}

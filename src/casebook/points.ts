import type { LogPoint } from '../custody/index.ts';

/**
 * Points at which a crash is tried in the tests: a hook that may end the process there. Order of a write:
 * copied, sealed, rows.written, acts.written, acts.durable, log.tiles, log.published, rows.committed.
 */
export type Point = 'exhibit.copied' | 'exhibit.sealed' | 'rows.settled' | 'rows.written' | LogPoint | 'rows.committed';
export type OnPoint = (point: Point) => void;

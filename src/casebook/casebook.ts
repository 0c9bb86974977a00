import type { Ctx, OnProgress, Replay } from './ctx.ts';

/** `casebook.json`: what a casebook is, written once. */
export interface CasebookInfo {
  readonly format: number;
  readonly id: string;
  readonly agency?: string;
  /** ISO 3166-1 alpha-2: for national phone numbers. */
  readonly region: string;
  readonly language: string;
}

export interface CreateOptions {
  readonly agency?: string;
  readonly region: string;
  readonly language: string;
}

export interface OpenOptions {
  readonly readOnly?: boolean;
  readonly actor?: string;
  readonly clock?: () => number;
  readonly signal?: AbortSignal;
  readonly progress?: OnProgress;
  readonly replay?: Replay;
  /** Bytes for the database; default: half of the machine's memory, at most 4 GB. */
  readonly memoryBytes?: number;
}

export interface Casebook {
  readonly dir: string;
  readonly info: CasebookInfo;
  readonly ctx: Ctx;
  /** The same casebook for one verb: with its own signal, progress or actor. */
  ctxFor(part: Partial<Pick<Ctx, 'actor' | 'signal' | 'progress'>>): Ctx;
  close(): Promise<void>;
}

/** Makes a new casebook directory; a `conflict` error if there is one. */
export declare function createCasebook(dir: string, options: CreateOptions & OpenOptions): Promise<Casebook>;
/** Opens a casebook; rows behind the acts are brought up to date first. */
export declare function openCasebook(dir: string, options?: OpenOptions): Promise<Casebook>;
/** Drops all rows and makes them again from acts and exhibits. */
export declare function rebuild(dir: string, options?: OpenOptions): Promise<void>;

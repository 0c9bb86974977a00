import type { Context, MiddlewareHandler } from 'hono';
import type { Progress } from '../casebook/index.ts';
import type { Happened, JobView, Permission, UserRole } from '../model/index.ts';
import type { Search } from '../search/index.ts';
import type { Workbench } from '../workbench.ts';

/** Who asks. On the own machine without accounts: `local`, with every role. */
export interface User {
  readonly name: string;
  readonly display: string;
  readonly roles: readonly UserRole[];
  readonly local: boolean;
}

/**
 * What a reader may not see: rings of cases whose access list does not name them. A report is closed when its ring is.
 * Everything closed is as if it were not there: not listed, not counted, `missing` when asked for by name.
 */
export interface Access {
  /** Ids of closed rings, as they are called now. */
  readonly closedRings: ReadonlySet<string>;
}

/** What every handler finds in `c.var`. */
export interface Env {
  Variables: { user: User; access: Access };
}

/** What a piece of long work obeys and reports to. */
export interface JobPart {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** Long work that goes on when the page is left. */
export interface Jobs {
  /** Begins at once, or when the one before it is done: acts that bring rows come one after the other. */
  start<Result>(kind: JobView['kind'], user: User, work: (job: JobPart) => Promise<Result>): JobView;
  list(): JobView[];
  get(id: string): JobView | undefined;
  cancel(id: string): void;
  /** Resolves when the job is over, however it went. */
  ended(id: string): Promise<void>;
}

/** Files that wait (`POST /uploads`): for who handed them in, by the id that was answered. Throws `missing` `intake.no-upload`. */
export interface HandedIn {
  get(id: string, by: string): { readonly name: string; readonly bytes: number; readonly path: string };
  remove(id: string, by: string): Promise<void>;
}

/** What the routes of the rooms are handed. */
export interface Desk {
  readonly workbench: Workbench;
  readonly search: Search;
  readonly jobs: Jobs;
  /** Tells every open page. Who may not see a ring is told no more than that something changed. */
  tell(happened: Happened): void;
  /** Refuses who is not signed in (401) or lacks the permission (403). Every route has one: without, nobody may. */
  may(permission: Permission): MiddlewareHandler<Env>;
  /** For the one route of partners, who have no session and prove who they are by a signature. */
  readonly open: MiddlewareHandler<Env>;
  /** Whether who asks may do that at this moment. */
  allows(c: Context<Env>, permission: Permission): boolean;
  /** The workbench acting for who asks: their name on each act; for a job, under its signal. */
  for(c: Context<Env>, job?: JobPart): Workbench;
  /** Of this Clew. */
  readonly version: string;
  /** Whether people sign in with accounts. */
  readonly team: boolean;
  /**
   * Closes the casebook, has what lies in its folder changed, and opens it again; requests wait meanwhile. Only for a job that
   * writes. Desk and workbench of before are of no use afterwards. When `change` fails the casebook is opened as it is.
   */
  reopen(change: (dir: string) => Promise<void>): Promise<void>;
  /** Folder for backups, when one was named. */
  readonly backups: string | undefined;
  /** Files handed in may be this large. */
  readonly mostUpload: number;
  /** Where they wait; `intake` keeps them, other rooms take them. */
  readonly handedIn: { uploads?: HandedIn };
  /**
   * Notes that a person's data were looked at (directive 2016/680, Art. 25). The first time in a case (or ring, or report
   * that stands in none) on a day it throws `ClewError` kind `conflict`, code `server.reason`, answered with 428: the page
   * asks for the reason and posts it to `/api/consults`. After that each subject is recorded once a day, with that reason.
   */
  consulted(
    c: Context<Env>,
    subject: {
      readonly kind: 'report' | 'case' | 'person' | 'exhibit' | 'account' | 'trace';
      readonly ref: string;
      readonly scope: string;
    },
  ): Promise<void>;
}

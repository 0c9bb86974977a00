import { openSearch, type Search } from '../search/index.ts';
import { version, type Workbench } from '../workbench.ts';
import { openAccounts } from './accounts/index.ts';
import { buildApp } from './app.ts';
import { follow } from './changes.ts';
import type { Answering } from './doorway.ts';
import type { Desk } from './env.ts';
import type { Events } from './events.ts';
import type { Gate } from './gate.ts';
import type { JobBook } from './jobs.ts';
import { anyone } from './may.ts';
import type { Place } from './place.ts';
import { Witnessing } from './witnessing.ts';

/** A decision that was begun is answered, also when the server is being stopped. */
const steady = new AbortController().signal;

/** What stays when one casebook gives way to another. */
export interface SiteParts {
  readonly jobs: JobBook;
  readonly events: Events;
  readonly place: Place;
  /** Where browsers find this server. */
  readonly url: () => string;
  /** Names under which it answers. */
  readonly own: ReadonlySet<string>;
  readonly mostUpload: number;
  readonly backups: string | undefined;
  readonly reopen: Desk['reopen'];
  /** What is open at this moment. */
  readonly now: () => Site;
}

/** One open casebook, and all that answers for it. */
export interface Site extends Answering {
  readonly workbench: Workbench;
  readonly search: Search;
  readonly ticket: () => string;
  /** Lets go of everything but the casebook itself. */
  readonly close: () => Promise<void>;
}

export async function openSite(workbench: Workbench, parts: SiteParts): Promise<Site> {
  workbench.linkApart();
  const { events, place, url } = parts;
  const { team, proxied } = place;
  const gate = await openAccounts(workbench.casebook, { team, proxied, origin: url });
  const search = openSearch(workbench.casebook);
  let isClosed = false;
  const own = { workbench, search };
  // A job that waited while the casebook was opened anew works on the one there is now.
  const desk = deskOf(() => (isClosed ? parts.now() : own), gate, parts);
  const witnessing = new Witnessing(workbench.casebook.log);
  const unfollow = workbench.casebook.onApplied((acts) => {
    follow(acts, { tell: (happened) => events.tell(happened), catchUp: () => search.catchUp() });
    witnessing.note();
  });
  const isOwn = (name: string): boolean => parts.own.has(name);
  const app = buildApp({ desk, gate, events, isSecure: place.secure, isOwn, ...(team ? { origin: url } : {}) });
  return {
    workbench,
    search,
    fetch: (request, env) => app.fetch(request, env),
    ticket: () => gate.ticket(),
    close: async () => {
      isClosed = true;
      unfollow();
      await witnessing.close();
      gate.close();
      await search.close();
    },
  };
}

function deskOf(now: () => Pick<Site, 'workbench' | 'search'>, gate: Gate, parts: SiteParts): Desk {
  const { jobs, events, place, mostUpload, backups, reopen } = parts;
  return {
    get workbench() {
      return now().workbench;
    },
    get search() {
      return now().search;
    },
    jobs,
    tell: (happened) => events.tell(happened),
    may: gate.may,
    open: anyone,
    allows: (c, permission) => gate.mayNow(c).includes(permission),
    version,
    team: place.team,
    backups,
    mostUpload,
    handedIn: {},
    reopen,
    for: (c, job) => now().workbench.as({ actor: c.var.user.name, signal: steady, ...job }),
    consulted: gate.consulted,
  };
}

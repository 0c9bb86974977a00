import type { Casebook, OnProgress, RecordedAct } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { dialCode, extractMentions } from '../extract/index.ts';
import type { Facets, RingRow } from '../model/index.ts';
import { has } from './bits.ts';
import { facetsOf } from './facets.ts';
import { Filter, type ReadMentions } from './filter.ts';
import { find, sharers } from './find.ts';
import { Lookup } from './lookup.ts';
import { Memo } from './memo.ts';
import { reportPage } from './reports.ts';
import { RingList } from './rings.ts';
import type { Access, Search } from './search.ts';
import { type State, Upkeep } from './upkeep.ts';
import { View } from './view.ts';

/** What answers questions about one state. */
interface Answers {
  readonly view: View;
  readonly filter: Filter;
  readonly ringList: RingList;
  readonly facets: Memo<Facets>;
}

/** Opens the index of a casebook. It is brought up to date in the background at once; questions wait for the first state. */
export function openSearch(casebook: Casebook): Search {
  return new LiveSearch(casebook);
}

/** Acts that bring or change rows of the index; after others there is nothing to do. */
function touches(act: RecordedAct): boolean {
  if (act.kind === 'judge') return !withoutRows.has(act.body.verdict);
  return act.kind === 'import' || act.kind === 'link.run' || act.kind === 'erase';
}

/** Verdicts that change rings, if at all, by a link run. */
const withoutRows = new Set(['same', 'different', 'unsure', 'out', 'service', 'identity', 'confirm', 'dismiss']);

class LiveSearch implements Search {
  readonly #casebook: Casebook;
  readonly #mentionsOf: ReadMentions;
  readonly #dialCode: string | undefined;
  readonly #unfollow: () => void;
  readonly #upkeep: Upkeep;
  #answers: Answers | undefined;
  /** Resolved once there is a state to answer from. */
  readonly #first = Promise.withResolvers<void>();
  /** The log's size that the state has seen. */
  #seen = -1;
  /** The last link run known of: an act of the log. */
  #linked = 0;
  #running: Promise<void> | undefined;
  #waiting: Promise<void> | undefined;
  /** Something came that the state has not seen. */
  #stale = true;
  #closed = false;

  constructor(casebook: Casebook) {
    const { region } = casebook.info;
    this.#casebook = casebook;
    this.#mentionsOf = (text) => extractMentions({ text, region });
    this.#dialCode = dialCode(region);
    this.#unfollow = casebook.onApplied((acts) => {
      this.#stale ||= acts.some(touches);
      this.#linked = acts.findLast(({ kind }) => kind === 'link.run')?.seq ?? this.#linked;
    });
    this.#upkeep = new Upkeep(casebook, (state) => this.#take(state));
    this.#first.promise.catch(() => undefined);
    this.catchUp().catch((error: unknown) => this.#first.reject(error));
  }

  get isBehind(): boolean {
    return this.#seen < this.#casebook.log.size;
  }

  get areRingsBehind(): boolean {
    return this.#seen < this.#linked;
  }

  /** One run at a time. Who asks while one is at work waits for the next: rows may have come behind the first one's back. */
  catchUp(options: { readonly signal?: AbortSignal; readonly progress?: OnProgress } = {}): Promise<void> {
    if (this.#running === undefined) return (this.#running = this.#run(options).finally(() => (this.#running = undefined)));
    this.#waiting ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#waiting = undefined;
        return this.catchUp(options);
      });
    return this.#waiting;
  }

  async reports(...[query, access]: Parameters<Search['reports']>): ReturnType<Search['reports']> {
    const { ring } = query;
    const isGone = ring !== undefined && (await this.#ask(({ view }) => view.ringNumber(ring) === undefined));
    // A ring that was merged: its reports are where it went.
    const now = isGone ? ((await this.#casebook.ctx.read.ring(ring))?.id ?? ring) : ring;
    const asked = now === ring ? query : { ...query, ring: now };
    return await this.#ask(({ view, filter }) => reportPage(asked, view, filter, view.visible(access)));
  }

  async rings(...[query, access]: Parameters<Search['rings']>): ReturnType<Search['rings']> {
    return await this.#ask(({ view, ringList }) => ringList.page(query, view.visible(access)));
  }

  async ring(id: string, access: Access): Promise<RingRow | undefined> {
    const rowOf = async (name: string): Promise<RingRow | undefined> =>
      await this.#ask(({ view }) => {
        const ring = view.ringNumber(name);
        return ring === undefined || !has(view.visible(access).rings, ring) ? undefined : view.ringRow(ring);
      });
    const row = await rowOf(id);
    if (row !== undefined) return row;
    const now = await this.#casebook.ctx.read.ring(id);
    return now === undefined || now.id === id ? undefined : await rowOf(now.id);
  }

  async ringPlaces(id: string, access: Access): ReturnType<Search['ringPlaces']> {
    return await this.#ask(({ view }) => {
      const ring = view.ringNumber(id);
      return ring === undefined || !has(view.visible(access).rings, ring) ? [] : view.ringPlaces(ring);
    });
  }

  async facets(access: Access): Promise<Facets> {
    return await this.#ask(({ view, facets }) => {
      const visible = view.visible(access);
      return facets.of(visible.key, () => facetsOf(view, visible));
    });
  }

  async find(...[q, limit, access]: Parameters<Search['find']>): ReturnType<Search['find']> {
    const [mentionsOf, code] = [this.#mentionsOf, this.#dialCode];
    return await this.#ask(({ view, filter }) =>
      find(q, limit, { view, filter, visible: view.visible(access), mentionsOf, dialCode: code }),
    );
  }

  async rowsOf(...[numbers, access]: Parameters<Search['rowsOf']>): ReturnType<Search['rowsOf']> {
    return await this.#ask(({ view }) => {
      const { reports } = view.visible(access);
      const { count } = view.shared.reports;
      return numbers.filter((each) => each >= 0 && each < count && has(reports, each)).map((each) => view.reportRow(each));
    });
  }

  async indicator(...[kind, value, access]: Parameters<Search['indicator']>): ReturnType<Search['indicator']> {
    return await this.#ask(({ view }) => sharers(kind, value, view, view.visible(access)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unfollow();
    this.#first.reject(new ClewError('unavailable', 'search.closed', 'The casebook is being closed.'));
    // Who reads goes first: the last to close the file puts its journal in order, and only who writes can.
    this.#answers?.view.lookup.close();
    this.#answers = undefined;
    await this.#upkeep.close();
    await this.#running?.catch(() => undefined);
  }

  async #run({ signal, progress }: { readonly signal?: AbortSignal; readonly progress?: OnProgress }): Promise<void> {
    const size = this.#casebook.log.size;
    if (this.#stale) {
      this.#stale = false;
      try {
        await this.#upkeep.catchUp({ signal: signal ?? new AbortController().signal, progress: progress ?? (() => undefined) });
      } catch (error) {
        this.#stale = true;
        throw this.#closed ? new DOMException('the casebook is being closed', 'AbortError') : error;
      }
    }
    this.#seen = size;
  }

  #take(state: State): void {
    if (this.#closed) return;
    const before = this.#answers;
    const view = new View(state, new Lookup(this.#upkeep.path, state.shared.reports.count));
    const filter = new Filter(view, this.#mentionsOf);
    this.#answers = { view, filter, ringList: new RingList(view), facets: new Memo<Facets>(8) };
    before?.view.lookup.close();
    this.#first.resolve();
  }

  /** Answers from the latest state. A file that cannot be read any more is made anew; until then the question fails. */
  async #ask<Answer>(question: (answers: Answers) => Answer): Promise<Answer> {
    if (this.#answers === undefined) await this.#first.promise;
    if (this.#answers === undefined) throw new ClewError('unavailable', 'search.closed', 'The casebook is being closed.');
    try {
      return question(this.#answers);
    } catch (cause) {
      if ((cause as { code?: unknown }).code !== 'ERR_SQLITE_ERROR') throw cause;
      this.#upkeep.distrust();
      this.#stale = true;
      void this.catchUp().catch(() => undefined);
      throw new ClewError('unavailable', 'search.damaged', 'The index for searching is damaged; it is being made again.', {
        hint: 'Try again in a moment. The casebook itself is not harmed.',
        cause,
      });
    }
  }
}

import { normaliser } from '../../extract/index.ts';
import { formatVkey } from '../../custody/index.ts';
import {
  type CommonRow,
  type IndicatorKind,
  IndicatorKind as Kind,
  type OverlapList,
  type OverlapRow,
  type OverlapTable,
  type OverlapView,
  type PartnerRow,
  type Sentence,
} from '../../model/index.ts';
import { heldPeople } from '../../people/index.ts';
import type { OverlapHouse } from './house.ts';
import { limitsOf, nextRun } from './limits.ts';
import { fingerprintOf, partnersOf } from './partners.ts';
import { noRun, rowOf, rowsOf, type Run, runsOf, toldOf } from './runs.ts';
import { type Found, storeOf } from './store.ts';
import { stepSentence } from './words.ts';

/** Partners, runs, and requests that came. */
export async function overlapList(house: OverlapHouse): Promise<OverlapList> {
  const { log } = house;
  return {
    origin: log.origin,
    key: formatVkey(log.vkey),
    fingerprint: fingerprintOf(log.vkey),
    normaliser,
    limits: await limitsOf(house),
    partners: await partnerRows(house),
    runs: await rowsOf(house),
    requests: await requestRows(house),
  };
}

export async function partnerRows(house: OverlapHouse): Promise<PartnerRow[]> {
  const limits = await limitsOf(house);
  const runs = await runsOf(house);
  const rows: PartnerRow[] = [];
  for (const { partner, key, compared, url, contact, at, by, act } of await partnersOf(house.ctx)) {
    const next = await nextRun(house, partner, limits);
    rows.push({
      partner,
      key: formatVkey(key),
      fingerprint: fingerprintOf(key),
      compared,
      ...(url === undefined ? {} : { url }),
      ...(contact === undefined ? {} : { contact }),
      at,
      by,
      act,
      runs: runs.filter((run) => run.partner === partner).length,
      ...(next === undefined || !Number.isFinite(next) ? {} : { nextAt: next }),
    });
  }
  return rows;
}

async function requestRows(house: OverlapHouse): Promise<OverlapList['requests']> {
  const rows: OverlapList['requests'] = [];
  for (const run of await runsOf(house)) {
    for (const { seq, at, body } of run.acts) {
      if (body.step !== 'asked') continue;
      const items = (await storeOf(house).asked(run.id, body.file ?? '')) ?? [];
      const { rings } = await placesOf(house, items);
      rows.push({ run: run.id, partner: run.partner, at, act: seq, indicators: body.common ?? items.length, rings });
    }
  }
  return rows.sort((a, b) => b.at - a.at);
}

/** One run with what came of it, as far as who asks may see its rings. Throws `missing` `overlap.none`. */
export async function overlapView(house: OverlapHouse, name: string): Promise<OverlapView> {
  const run = (await runsOf(house)).find(({ id }) => id === name || (name.length >= 4 && id.startsWith(name)));
  if (run === undefined) return await waitingView(house, name);
  const row = await rowOf(house, run);
  const store = storeOf(house);
  const [set, theirs, grounds] = [toldOf(run, 'set'), toldOf(run, 'theirs'), toldOf(run, 'grounds')];
  const waiting = run.side === 'answers' ? await store.waiting(run.id).catch(() => undefined) : undefined;
  const found = row.state === 'ended' ? await store.found(run.id).catch(() => undefined) : undefined;
  return {
    run: row,
    ...(grounds === undefined ? {} : { grounds }),
    ...(waiting === undefined ? {} : { theirGrounds: waiting.grounds }),
    ...(set === undefined ? {} : { filter: set.filter }),
    fields: toldOf(run, 'fields') ?? [],
    ...(set === undefined ? {} : { root: set.root }),
    ...(theirs === undefined ? {} : { theirRoot: theirs.root }),
    steps: run.acts.map(({ seq, at, by, body }) => ({ act: seq, at, by, sentence: stepSentence(body) })),
    rings: found === undefined ? [] : await ringsIn(house, found),
    asked: run.acts.flatMap(({ seq, at, by, body }) =>
      body.step === 'ask' ? [{ act: seq, at, by, indicators: body.common ?? 0 }] : [],
    ),
    notes: await notesOf(house, run, row, found),
  };
}

async function waitingView(house: OverlapHouse, name: string): Promise<OverlapView> {
  const row = (await rowsOf(house)).find(
    ({ id, state }) => state === 'asked' && (id === name || (name.length >= 4 && id.startsWith(name))),
  );
  if (row === undefined) throw noRun();
  const { grounds, fields, root } = (await storeOf(house).waiting(row.id))!;
  return {
    run: row,
    theirGrounds: grounds,
    fields,
    theirRoot: root,
    steps: [],
    rings: [],
    asked: [],
    notes: await contactNote(house, row),
  };
}

/** Items as they are compared, told as indicators, with the reports and rings here that name them. */
interface Placed {
  readonly rows: readonly (CommonRow & { readonly numbers: readonly number[] })[];
  readonly ringOf: (report: number) => string | undefined;
  /** Rings with one of them, the most first. */
  readonly rings: string[];
}

/** Where the items of a run are named here; those of rings closed to who asks are as if nobody named them there. */
export async function placesOf(
  house: OverlapHouse,
  items: readonly string[],
  theirs: ReadonlyMap<string, CommonRow['theirs']> = new Map(),
): Promise<Placed> {
  const { read } = house.ctx;
  const { rings, report, ring } = await read.members();
  const ids = new Map(rings.map(({ number, id }) => [number, id]));
  const of = new Map<number, string>();
  report.forEach((number, i) => of.set(number, ids.get(ring[i]!)!));
  const ringOf = (number: number): string | undefined => of.get(number);
  const held = await heldPeople(read);
  const counts = new Map<string, number>();
  const rows: (CommonRow & { numbers: number[] })[] = [];
  const asked = items.flatMap((item) => kindsOf(item).map((kind) => ({ item, kind, value: item.slice(item.indexOf(':') + 1) })));
  // Whoever protection took since is told of no more.
  const open = asked.filter(({ kind, value }) => held.holds.size === 0 || held.ownerOf(kind, value) === undefined);
  const named = new Map<string, Map<IndicatorKind, number[]>>();
  for (const [at, numbers] of (await read.reportsByIndicators(open)).entries()) {
    const { item, kind } = open[at]!;
    const own = named.get(item) ?? new Map<IndicatorKind, number[]>();
    named.set(
      item,
      own.set(
        kind,
        numbers.filter((number) => !house.closed.has(ringOf(number) ?? '')),
      ),
    );
  }
  for (const [item, found] of named) {
    const value = item.slice(item.indexOf(':') + 1);
    const numbers = [...new Set([...found.values()].flat())].sort((a, b) => a - b);
    if (numbers.length === 0) continue;
    const own = [...new Set(numbers.flatMap((number) => ringOf(number) ?? []))];
    for (const each of own) counts.set(each, (counts.get(each) ?? 0) + 1);
    const kind = [...found].find(([, those]) => those.length > 0)![0];
    const told = theirs.get(item);
    rows.push({ kind, value, reports: numbers.length, rings: own, ...(told === undefined ? {} : { theirs: told }), numbers });
  }
  return { rows, ringOf, rings: [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([each]) => each) };
}

/** What an item may stand for here: one that is compared as an account may be read as a card too. */
function kindsOf(item: string): readonly IndicatorKind[] {
  const name = item.slice(0, item.indexOf(':'));
  if (name === 'account') return ['account', 'card'];
  const kind = Kind.safeParse(name);
  return kind.success ? [kind.data] : [];
}

/** Indicators in common by ring, the ring with the most first; those of reports in no ring last. */
async function ringsIn(house: OverlapHouse, { common }: Found): Promise<OverlapView['rings']> {
  const theirs = new Map(common.map(({ item, theirs: told }) => [item, told]));
  const { rows, ringOf, rings } = await placesOf(
    house,
    common.map(({ item }) => item),
    theirs,
  );
  const plain = rows.map(({ numbers: _numbers, ...row }) => row);
  const grouped = rings.map((ring) => ({
    ring,
    reports: new Set(rows.flatMap(({ numbers }) => numbers.filter((number) => ringOf(number) === ring))).size,
    common: plain.filter((row) => row.rings.includes(ring)),
  }));
  const loose = rows.filter(({ numbers }) => numbers.some((number) => ringOf(number) === undefined));
  if (loose.length === 0) return grouped;
  const reports = new Set(loose.flatMap(({ numbers }) => numbers.filter((number) => ringOf(number) === undefined))).size;
  return [...grouped, { reports, common: loose.map(({ numbers: _numbers, ...row }) => row) }];
}

async function notesOf(house: OverlapHouse, run: Run, row: OverlapRow, found: Found | undefined): Promise<Sentence[]> {
  const notes: Sentence[] = [];
  if (row.state === 'lost') {
    notes.push({
      en: 'Its secrets no longer lie here: it cannot go on. Begin a new one.',
      zh: '其密钥材料已不在本机，无法继续。请重新发起。',
    });
  }
  if (row.state === 'ended' && found === undefined && (run.variant === 'common' || run.variant === 'labels')) {
    notes.push({
      en: 'Which indicators are common no longer lies here; the acts hold only how many.',
      zh: '共有标识的明细已不在本机，操作记录仅存数量。',
    });
  }
  if (row.state === 'ended' && run.variant === 'deconflict' && row.both === true) {
    notes.push({
      en: 'Both work on it. What it is was told to neither: call them before anybody acts.',
      zh: '双方都在办理。具体内容双方均不知悉：行动前请先联系对方。',
    });
  }
  return [...notes, ...(await contactNote(house, row))];
}

async function contactNote(house: OverlapHouse, { partner }: OverlapRow): Promise<Sentence[]> {
  const known = (await partnersOf(house.ctx)).find((each) => each.partner === partner);
  if (known === undefined) {
    return [
      { en: 'Their key is no longer trusted here: nothing of theirs is answered.', zh: '其公钥已不再受信任：不再答复对方。' },
    ];
  }
  return known.contact === undefined ? [] : [{ en: `Contact: ${known.contact}`, zh: `联系人：${known.contact}` }];
}

/** How many indicators are common with each partner, by ring; of the latest run with each that told which. */
export async function overlapTable(house: OverlapHouse): Promise<OverlapTable> {
  const latest = new Map<string, { readonly run: Run; readonly row: OverlapRow; readonly found: Found }>();
  for (const run of await runsOf(house)) {
    if (run.variant !== 'common' && run.variant !== 'labels') continue;
    const row = await rowOf(house, run);
    const found =
      row.state === 'ended'
        ? await storeOf(house)
            .found(run.id)
            .catch(() => undefined)
        : undefined;
    if (found !== undefined) latest.set(run.partner, { run, row, found });
  }
  const partners = [...latest].map(([partner, each]) => ({
    partner,
    run: each.run.id,
    at: each.row.last,
    common: each.found.count,
  }));
  const rows = new Map<string, { reports: Set<number>; common: number[] }>();
  for (const [at, { found }] of [...latest.values()].entries()) {
    const { rows: placed, ringOf } = await placesOf(
      house,
      found.common.map(({ item }) => item),
    );
    for (const { rings, numbers } of placed) {
      for (const ring of rings) {
        const row = rows.get(ring) ?? { reports: new Set(), common: partners.map(() => 0) };
        rows.set(ring, row);
        row.common[at]!++;
        for (const number of numbers) if (ringOf(number) === ring) row.reports.add(number);
      }
    }
  }
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  return {
    partners,
    rows: [...rows]
      .map(([ring, { reports, common }]) => ({ ring, reports: reports.size, common }))
      .sort((a, b) => sum(b.common) - sum(a.common) || (a.ring < b.ring ? -1 : 1)),
  };
}

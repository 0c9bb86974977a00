import { earlier, masked, type ReportColumns, roles, sketchSize } from '../model/index.ts';
import { domainParts, hostOf, isOpenHost, isTalkHost, pageOf, siteOf } from './domain.ts';
import { kindNumber, linkKinds } from './kinds.ts';
import { StringIndex } from './string-index.ts';
import type { LinkTable } from './types.ts';

const dayMs = 86_400_000;
const [suspect, victim, , unknown] = roles.map((_, i) => i) as [number, number, number, number];
const phone = kindNumber('phone');
const url = kindNumber('url');
const domain = kindNumber('domain');
const account = kindNumber('account');
const card = kindNumber('card');
const iban = kindNumber('iban');
const handle = kindNumber('handle');
const registrableKind = kindNumber('registrable');
const stemKind = kindNumber('stem');
const victimKind = kindNumber('victim');
/** Kinds by which a victim's own number names the victim. */
const ownKinds = new Set([phone, account, card, iban, kindNumber('email'), kindNumber('idcard'), kindNumber('passport')]);
/** Paths under a host count only where the host shows this many: then the page, not the host, is somebody's. */
const pagesOfPlatform = 4;

/** Interns identities in order of arrival; `buildTable` renumbers them canonically afterwards. */
class Identities {
  private readonly index = new StringIndex();
  readonly value: string[] = [];
  parent = new Int32Array(1 << 6);
  readonly pages: Map<number, number> = new Map();

  get count(): number {
    return this.value.length;
  }

  /** Kind by identity. */
  get kind(): Uint8Array {
    return this.index.tags;
  }

  add(kind: number, key: string, value: string): number {
    const id = this.index.of(key, kind);
    if (id < this.value.length) return id;
    this.value.push(value);
    if (id >= this.parent.length) this.parent = grown(this.parent, id + 1, -1);
    // Looked up before the place is: both may move the list.
    const wider = kind === domain ? this.wider(value) : kind === url ? this.hostOfPage(value) : -1;
    this.parent[id] = wider;
    return id;
  }

  /** host → registrable domain → brand stem */
  private wider(host: string): number {
    const parts = domainParts(host);
    const stem = parts.stem === '' ? -1 : this.add(stemKind, parts.stem, parts.stem);
    if (parts.registrable === '' || parts.registrable === host) return stem;
    const id = this.add(registrableKind, parts.registrable, parts.registrable);
    this.parent[id] = stem;
    return id;
  }

  private hostOfPage(value: string): number {
    const host = siteOf(hostOf(value));
    if (host === '' || isOpenHost(host)) return -1;
    const id = this.add(domain, host, host);
    this.pages.set(id, (this.pages.get(id) ?? 0) + 1);
    return id;
  }

  /** The identity a mention's value stands for; -1 when it names nothing. */
  of(kind: number, value: string): number {
    switch (kind) {
      case card:
      case iban:
      case account:
        return this.add(account, value.toUpperCase(), value);
      case url: {
        if (isTalkHost(siteOf(hostOf(value)))) return -1;
        const page = pageOf(value);
        if (page !== '') return this.add(url, page, value);
        return this.of(domain, hostOf(value));
      }
      case domain: {
        const host = siteOf(value);
        return host === '' || isOpenHost(host) ? -1 : this.add(domain, host, host);
      }
      case handle:
        // Victims often name no service, or the wrong one: the name alone is the identity.
        return this.add(handle, value.slice(value.indexOf(':') + 1), value);
      default:
        return this.add(kind, value, value);
    }
  }
}

class Interner {
  private readonly index = new StringIndex();
  of(value: string): number {
    return value === '' ? -1 : this.index.of(value);
  }
}

/** Batch and position of every report, in canonical order: time, then report id. */
function canonicalOrder(batches: readonly ReportColumns[]): { batch: Int32Array; position: Int32Array; day: Float64Array } {
  let n = 0;
  for (const b of batches) n += b.count;
  const batch = new Int32Array(n);
  const position = new Int32Array(n);
  const day = new Float64Array(n);
  let at = 0;
  batches.forEach((b, number) => {
    for (let i = 0; i < b.count; i++, at++) {
      const time = Number.isNaN(b.reportedAt[i]!) ? b.lossAt[i]! : b.reportedAt[i]!;
      batch[at] = number;
      position[at] = i;
      day[at] = time / dayMs;
    }
  });
  const idOf = (i: number): string => batches[batch[i]!]!.id[position[i]!]!;
  const compare = (i: number, j: number): number => {
    const a = day[i]!;
    const b = day[j]!;
    if (a < b) return -1;
    if (a > b) return 1;
    if (a !== b && Number.isNaN(a) !== Number.isNaN(b)) return Number.isNaN(a) ? 1 : -1;
    const x = idOf(i);
    const y = idOf(j);
    return x < y ? -1 : x > y ? 1 : 0;
  };
  const order = new Int32Array(n).map((_, i) => i);
  let sorted = true;
  for (let i = 1; i < n && sorted; i++) sorted = compare(i - 1, i) <= 0;
  if (!sorted) order.sort(compare);
  return {
    batch: batch.map((_, i) => batch[order[i]!]!),
    position: position.map((_, i) => position[order[i]!]!),
    day: day.map((_, i) => day[order[i]!]!),
  };
}

/** First mention of each report of a batch; mentions stand in report order. */
function mentionOffsets(columns: ReportColumns): Int32Array {
  const offset = new Int32Array(columns.count + 1);
  const { report, count } = columns.mentions;
  for (let m = 0; m < count; m++) offset[report[m]! + 1]!++;
  for (let i = 0; i < columns.count; i++) offset[i + 1]! += offset[i]!;
  return offset;
}

/** Identity per value of each batch, for mentions of suspects (`links`) and for victims' own numbers (`own`). */
function identitiesOf(batches: readonly ReportColumns[], identities: Identities): { links: Int32Array; own: Int32Array }[] {
  return batches.map((columns) => {
    const links = new Int32Array(columns.values.length).fill(-1);
    const own = new Int32Array(columns.values.length).fill(-1);
    const { count, value, role, flags } = columns.mentions;
    for (let m = 0; m < count; m++) {
      if ((flags[m]! & (masked | earlier)) !== 0) continue;
      const v = value[m]!;
      const kind = columns.valueKind[v]!;
      if (role[m] === suspect || role[m] === unknown) {
        if (links[v] === -1) links[v] = identities.of(kind, columns.values[v]!);
      } else if (role[m] === victim && own[v] === -1 && ownKinds.has(kind)) {
        const key = `${linkKinds[kind]!}:${columns.values[v]!}`;
        own[v] = identities.add(victimKind, key, key);
      }
    }
    return { links, own };
  });
}

/**
 * Builds the linker's table from batches of extracted reports. Mentions of victims and institutions, masked values and
 * quotations of an earlier scam never enter as links; a victim's own number enters only as "the same person".
 * `isPlatform`: for a part of the data, which hosts the whole shows with pages enough to count as platforms.
 */
export function buildTable(batches: readonly ReportColumns[], isPlatform?: (host: string) => boolean): LinkTable {
  const { batch, position, day } = canonicalOrder(batches);
  const n = batch.length;
  const identities = new Identities();
  const known = identitiesOf(batches, identities);
  if (isPlatform !== undefined) {
    for (const host of identities.pages.keys())
      identities.pages.set(host, isPlatform(identities.value[host]!) ? pagesOfPlatform : 0);
  }
  const offsets = batches.map(mentionOffsets);

  const id: string[] = [];
  const columns = {
    category: new Int32Array(n),
    language: new Int32Array(n),
    agency: new Int32Array(n),
    victim: new Int32Array(n),
    currency: new Int32Array(n),
  };
  const amountMinor = new Float64Array(n);
  const lossDay = new Float64Array(n);
  const sketch = new Uint16Array(n * sketchSize);
  const interners = {
    category: new Interner(),
    language: new Interner(),
    agency: new Interner(),
    victim: new Interner(),
    currency: new Interner(),
  };

  // Canonical numbers in order of first appearance, report after report.
  const numberOf = new Int32Array(identities.count + n).fill(-1);
  const value: string[] = [];
  /** Identity by canonical number. */
  let raws = new Int32Array(1 << 10);
  const offset = sharedInts(n + 1);
  let room = 1 << 16;
  let indicator = new Int32Array(room);
  let filled = 0;
  let seen = new Int32Array(1 << 16).fill(-1);

  for (let r = 0; r < n; r++) {
    const b = batch[r]!;
    const p = position[r]!;
    const source = batches[b]!;
    id.push(source.id[p]!);
    const pseudonym = source.victim[p]!;
    const person = pseudonym === '' ? '' : `${source.agency[p]!}|${pseudonym}`;
    columns.category[r] = interners.category.of(source.category[p]!.toLowerCase());
    columns.language[r] = interners.language.of(source.language[p]!);
    columns.agency[r] = interners.agency.of(source.agency[p]!);
    columns.victim[r] = interners.victim.of(person);
    columns.currency[r] = interners.currency.of(source.currency[p]!);
    amountMinor[r] = source.amountMinor[p]!;
    lossDay[r] = Math.floor(source.lossAt[p]! / dayMs);
    sketch.set(source.sketch.subarray(p * sketchSize, (p + 1) * sketchSize), r * sketchSize);

    const enter = (raw: number, spelled = ''): void => {
      let number = numberOf[raw]!;
      if (number === -1) {
        number = numberOf[raw] = value.push(spelled === '' ? identities.value[raw]! : spelled) - 1;
        if (number === raws.length) raws = grown(raws, number + 1, 0);
        raws[number] = raw;
      }
      if (number >= seen.length) seen = grown(seen, number + 1, -1);
      if (seen[number] === r) return;
      seen[number] = r;
      if (filled === room) indicator = grown(indicator, (room *= 2), 0);
      indicator[filled++] = number;
    };
    const enterChain = (raw: number, spelled: string): void => {
      let x = raw;
      const host = identities.parent[x]!;
      if (identities.kind[x] === url && host !== -1 && identities.pages.get(host)! < pagesOfPlatform) x = host;
      if (identities.kind[x] === handle) enter(x, spelled);
      else for (; x !== -1; x = identities.parent[x]!) enter(x);
    };
    const { mentions } = source;
    for (let m = offsets[b]![p]!; m < offsets[b]![p + 1]!; m++) {
      if ((mentions.flags[m]! & (masked | earlier)) !== 0) continue;
      const v = mentions.value[m]!;
      if (mentions.role[m] === victim) {
        if (known[b]!.own[v] !== -1) enter(known[b]!.own[v]!);
      } else if (mentions.role[m] === suspect || mentions.role[m] === unknown) {
        if (known[b]!.links[v] !== -1) enterChain(known[b]!.links[v]!, source.values[v]!);
      }
    }
    if (person !== '') {
      const raw = identities.add(victimKind, person, person);
      enter(raw);
    }
    indicator.subarray(offset[r], filled).sort();
    offset[r + 1] = filled;
  }

  const indicators = value.length;
  const kind = Uint8Array.from({ length: indicators }, (_, x) => identities.kind[raws[x]!]!);
  const parent = sharedInts(indicators);
  for (let x = 0; x < indicators; x++) {
    const wider = identities.parent[raws[x]!]!;
    parent[x] = wider === -1 ? -1 : numberOf[wider]!;
  }
  const rows = sharedInts(filled);
  rows.set(indicator.subarray(0, filled));
  const { postOffset, post } = postings(n, indicators, offset, rows);
  return {
    reports: n,
    id,
    batch,
    position,
    day,
    ...columns,
    amountMinor,
    lossDay,
    sketch,
    indicators,
    kind,
    value,
    parent,
    offset,
    indicator: rows,
    postOffset,
    post,
  };
}

/** Numbers where the threads that score can see them without a copy. */
function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

/** The inverse of the rows: for each indicator its reports, ascending. */
function postings(
  n: number,
  indicators: number,
  offset: Int32Array,
  indicator: Int32Array,
): { postOffset: Int32Array; post: Int32Array } {
  const postOffset = sharedInts(indicators + 1);
  for (const x of indicator) postOffset[x + 1]!++;
  for (let x = 0; x < indicators; x++) postOffset[x + 1]! += postOffset[x]!;
  const next = postOffset.slice(0, indicators);
  const post = new Int32Array(indicator.length);
  for (let r = 0; r < n; r++) for (let i = offset[r]!; i < offset[r + 1]!; i++) post[next[indicator[i]!]!++] = r;
  return { postOffset, post };
}

function grown(from: Int32Array, atLeast: number, fill: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(Math.max(atLeast, from.length * 2)).fill(fill);
  to.set(from);
  return to;
}

/** Whether a kind and value, as a judgement names them, mean the indicator stored with these. */
export function sameIndicator(kind: number, value: string, asKind: number, asValue: string): boolean {
  if (isAccount(kind)) return isAccount(asKind) && value.toUpperCase() === asValue.toUpperCase();
  if (kind !== asKind) return false;
  if (kind === handle) return value.slice(value.indexOf(':') + 1) === asValue.slice(asValue.indexOf(':') + 1);
  if (kind === url) return pageOf(value) === pageOf(asValue);
  if (kind === domain) return siteOf(value) === siteOf(asValue);
  return value === asValue;
}

function isAccount(kind: number): boolean {
  return kind === account || kind === card || kind === iban;
}

import { randomFillSync } from 'node:crypto';
import { ClewError } from '../../../errors.ts';
import { blind, blindThose, countOf, inverse, raise, shared } from './elements.ts';
import { elementBytes } from './group.ts';
import type { Header } from './header.ts';
import { pack } from './items.ts';
import type { Sections } from './layout.ts';
import { matches } from './matches.ts';
import { newElements, orderOf, shuffle } from './random.ts';
import { requireLabels, sealedBytes, unseal, type Way } from './seal.ts';
import type { Secrets } from './secrets.ts';
import { type Doing, work } from './work.ts';

// The steps of a run for each side. A offers and B answers; A learns from the answer, B from the result.

/** A set, and a label on each item when labels are exchanged: `labels[i]` is that of `items[i]`. */
export interface Side {
  /** As `itemSet` makes it. */
  readonly items: readonly string[];
  readonly labels?: readonly string[] | undefined;
}

/** The run that a step belongs to. */
export type Run = Pick<Header, 'run' | 'variant'>;

/** An item that both sets have: its place in the own set, and the other side's label on it. */
export interface Common {
  readonly item: number;
  readonly label?: string;
}

/** What a side learns: how many items are common and, unless only sizes were compared, which, in the order of the own set. */
export interface Found {
  readonly count: number;
  readonly common?: readonly Common[];
}

/** A: what the offer carries. Throws as `blind` does. */
export async function offerSections({ items }: Side, secrets: Secrets, doing: Doing = {}): Promise<Sections> {
  const step = steps(doing, items.length);
  return { own: await blind(items, secrets.exponent, { ...step('own'), seed: secrets.order }) };
}

/** B: what the answer to a verified offer carries. Throws as `blind` and `raise` do, `input` `overlap.label`. */
export async function answerSections(
  { run, variant }: Run,
  offer: Sections,
  { items, labels }: Side,
  secrets: Secrets,
  doing: Doing = {},
): Promise<Sections> {
  const theirs = section(offer, 'own');
  const labelled = variant === 'labels';
  const told = labelled ? labelsOf(labels, items) : [];
  const step = steps(doing, (items.length + countOf(theirs)) * (labelled ? 2 : 1) + told.length);
  const raised = await raise(theirs, secrets.exponent, step('raised'));
  const own = await blind(items, secrets.exponent, { ...step('own'), seed: secrets.order });
  if (variant === 'count') return { own, raised: shuffle(raised, secrets.others) };
  if (!labelled) return { own, raised };
  const keys = await raise(theirs, secrets.labels, step('keys'));
  const order = orderOf(items.length, secrets.order);
  const ours = await blindThose(items, order, secrets.labels, step('labels'));
  return { own, raised, keys, labels: await sealAll(ours, told, order, { run, way: 'answer' }, step('sealed')) };
}

/**
 * A: what is common, as the answer tells, and what the result carries. The sealed labels of the answer are written over with those of
 * the result: of a million each, two sections would be half a gigabyte. Throws as `raise` does, `untrusted` `overlap.sealed`.
 */
export async function openAnswer(
  { run, variant }: Run,
  answer: Sections,
  { items, labels }: Side,
  secrets: Secrets,
  doing: Doing = {},
): Promise<{ readonly found: Found; readonly result: Sections }> {
  const own = section(answer, 'own');
  const step = steps(doing, countOf(own));
  const raised = await raise(own, secrets.exponent, step('raised'));
  const both = matches(section(answer, 'raised'), raised);
  const count = both.mine.length;
  if (variant === 'count') return { found: { count }, result: { raised: shuffle(raised, secrets.others) } };
  const which = inShared(both.mine, orderOf(items.length, secrets.order));
  if (variant === 'items') return { found: { count, common: sorted(which) }, result: { raised } };
  const told = labelsOf(labels, items);
  // H(x)^labels of B, for common items alone: A needs the key of no other, and makes none.
  const undo = await inverse(secrets.exponent);
  const keys = await raise(picked(section(answer, 'keys'), both.mine), undo, {
    ...doing,
    progress: undefined,
    resume: undefined,
  });
  undo.fill(0);
  const opened = openAll(section(answer, 'labels'), both.theirs, keys, { run, way: 'answer' });
  const ours = Array.from(which, (item) => told[item]!);
  const inTurn = inShared(Uint32Array.from(which, (_, at) => at));
  const sealed = await sealAll(keys, ours, inTurn, { run, way: 'result' }, { ...doing, progress: undefined });
  return {
    found: { count, common: sorted(which, opened) },
    result: { raised, labels: spread(sealed, both.theirs, section(answer, 'labels')) },
  };
}

/** B: what is common, as the result tells. `answer` is what B sent. Throws `untrusted` `overlap.sealed`. */
export async function openResult(
  { run, variant }: Run,
  { answer, result }: { readonly answer: Sections; readonly result: Sections },
  { items }: Side,
  secrets: Secrets,
  doing: Doing = {},
): Promise<Found> {
  const both = matches(section(result, 'raised'), section(answer, 'raised'));
  const count = both.mine.length;
  if (variant === 'count') return { count };
  const which = inShared(both.mine, orderOf(items.length, secrets.order));
  if (variant === 'items') return { count, common: sorted(which) };
  const keys = await blindThose(items, which, secrets.labels, { ...doing, resume: undefined });
  return { count, common: sorted(which, openAll(section(result, 'labels'), both.mine, keys, { run, way: 'result' })) };
}

/** One progress over several works, and a file for what is done of each. */
function steps({ progress, resume, ...doing }: Doing, total: number): (name: string) => Doing {
  let [before, now] = [0, 0];
  return (name) => {
    before += now;
    now = 0;
    return {
      ...doing,
      resume: resume === undefined ? undefined : `${resume}.${name}`,
      progress: (done) => progress?.(before + (now = done), total),
    };
  };
}

function section(sections: Sections, name: keyof Sections): Uint8Array {
  const found = sections[name];
  if (found === undefined) throw new ClewError('bug', 'overlap.section', `The section ${name} is not there.`);
  return found;
}

function labelsOf(labels: readonly string[] | undefined, items: readonly string[]): readonly string[] {
  if (labels?.length !== items.length) throw new ClewError('bug', 'overlap.section', 'Each item needs a label, if an empty one.');
  requireLabels(labels);
  return labels;
}

/** The items at these places of an order, or the places themselves, in memory that threads share. */
function inShared(places: Uint32Array, order?: Uint32Array): Uint32Array {
  const items = new Uint32Array(new SharedArrayBuffer(places.length * 4));
  for (const [at, place] of places.entries()) items[at] = order === undefined ? place : order[place]!;
  return items;
}

function sorted(items: Uint32Array, labels?: readonly string[]): Common[] {
  const common = Array.from(items, (item, at) => ({ item, ...(labels === undefined ? {} : { label: labels[at]! }) }));
  return common.sort((a, b) => a.item - b.item);
}

/** Bytes of random filler made at a time. */
const fillBytes = 1 << 20;

/** Whose keys: of which run, for which file. */
interface Keyed {
  readonly run: string;
  readonly way: Way;
}

/** Seals under key `i` the label of the item `which[i]`. */
async function sealAll(
  keys: Uint8Array,
  labels: readonly string[],
  which: Uint32Array,
  { run, way }: Keyed,
  doing: Doing,
): Promise<Uint8Array> {
  const to = newElements(which.length, sealedBytes);
  await work({ what: 'seal', keys: shared(keys), labels: pack(labels), of: which, run, way, to }, which.length, doing);
  return to;
}

/** Opens the sealed labels at these places, that at `places[i]` with key `i`. */
function openAll(sealed: Uint8Array, places: Uint32Array, keys: Uint8Array, { run, way }: Keyed): string[] {
  return Array.from(places, (place, at) => {
    const key = keys.subarray(at * elementBytes, (at + 1) * elementBytes);
    const label = unseal(sealed.subarray(place * sealedBytes, (place + 1) * sealedBytes), key, run, way);
    if (label !== undefined) return label;
    throw new ClewError('untrusted', 'overlap.sealed', `The label of record ${place + 1} does not open.`, {
      hint: 'The other side did not keep to the protocol. Keep the file and ask them about it.',
    });
  });
}

function picked(elements: Uint8Array, places: Uint32Array): Uint8Array {
  const to = newElements(places.length);
  for (const [at, place] of places.entries())
    to.set(elements.subarray(place * elementBytes, (place + 1) * elementBytes), at * elementBytes);
  return to;
}

/** Puts sealed labels at their places in `to`; what stands between them then looks the same and opens for nobody. */
function spread(sealed: Uint8Array, places: Uint32Array, to: Uint8Array): Uint8Array {
  for (let at = 0; at < to.length; at += fillBytes) randomFillSync(to.subarray(at, at + fillBytes));
  for (const [at, place] of places.entries())
    to.set(sealed.subarray(at * sealedBytes, (at + 1) * sealedBytes), place * sealedBytes);
  return to;
}

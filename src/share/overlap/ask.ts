import { hash } from 'node:crypto';
import { ClewError } from '../../errors.ts';
import { canonicalItem } from '../../extract/index.ts';
import { openStatement, readStatement, signStatement } from '../receive/statement.ts';
import { record } from './exchange.ts';
import type { OverlapHouse } from './house.ts';
import { partnerNamed, requirePartner } from './partners.ts';
import { has, type Run, runNamed, runsOf } from './runs.ts';
import { runId, storeOf } from './store.ts';
import { placesOf } from './views.ts';

/** Indicators of one request: a signed note stays a small file. */
const mostAsked = 5000;

export interface Asked {
  readonly id: string;
  readonly act: number;
  readonly indicators: number;
  /** The signed request, which goes to the partner. */
  readonly request: string;
}

/**
 * Asks the partner of a run that ended for a package about exactly the indicators in common, or those of one ring here. They know
 * already that both have them; nothing else is named. Throws `conflict` `overlap.turn`, `overlap.ask.size`, `overlap.ask.none`.
 */
export async function ask(house: OverlapHouse, name: string, ring?: string): Promise<Asked> {
  const run = await runNamed(house, name);
  requireEnded(run);
  const { common } = await storeOf(house).found(run.id);
  const { rows } = await placesOf(
    house,
    common.map(({ item }) => item),
  );
  const wanted = await ringNamed(house, ring);
  const items = rows
    .filter((row) => wanted === undefined || row.rings.includes(wanted))
    .map(({ kind, value }) => canonicalItem(kind, value))
    .slice(0, mostAsked);
  if (items.length === 0) {
    throw new ClewError('conflict', 'overlap.ask.none', 'Nothing in common to ask about.', {
      hint: `clew overlap show ${run.id} lists what is common, by ring.`,
    });
  }
  const { partner } = await partnerNamed(house.ctx, run.partner);
  const { run: whole } = await storeOf(house).plan(run.id);
  const request = await signStatement(house.log, {
    what: 'request',
    lines: [
      ['run', whole],
      ['to', partner],
      ['at', String(house.ctx.clock())],
      ...items.map((item) => ['item', JSON.stringify(item)] as const),
    ],
  });
  const file = sha256(request);
  await storeOf(house).keepNote(run.id, `${file}.ask`, request);
  const { side, variant } = run;
  const act = await record(house, { run: run.id, partner, side, step: 'ask', variant, file, common: items.length });
  return { id: run.id, act, indicators: items.length, request };
}

const sha256 = (text: string): string => hash('sha256', text);

async function ringNamed({ ctx, closed }: OverlapHouse, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const ring = await ctx.read.ring(name);
  if (ring !== undefined && !closed.has(ring.id)) return ring.id;
  throw new ClewError('missing', 'overlap.ring', `There is no ring ${name}.`, { hint: 'clew rings lists them.' });
}

function requireEnded(run: Run): void {
  if (run.variant === 'size' || run.variant === 'deconflict') {
    throw new ClewError('conflict', 'overlap.ask.size', 'This comparison told nobody which indicators are common.', {
      hint: 'Agree on one that does, or call them.',
    });
  }
  if (has(run, 'result', 'close')) return;
  throw new ClewError('conflict', 'overlap.turn', `${run.id} has not ended: nobody knows what is common.`, {
    hint: `clew overlap show ${run.id} says what comes next.`,
  });
}

/** A request that came, with what it is about here. */
export interface Request {
  readonly id: string;
  readonly act: number;
  readonly partner: string;
  readonly indicators: number;
  readonly rings: readonly string[];
  /** Cases with one of these rings. */
  readonly cases: readonly { readonly id: string; readonly title: string }[];
}

/**
 * Takes in a partner's request: signed by a pinned key, addressed to us, about a run that ended here, and about nothing but what is
 * common. It is recorded; what is sent is decided by a person. Throws `untrusted` `share.request`, `overlap.unknown`, `overlap.ask.other`;
 * `missing` `overlap.none`.
 */
export async function asked(house: OverlapHouse, source: string): Promise<Request> {
  const claimed = readStatement('request', source);
  openStatement(claimed);
  const { partner } = await requirePartner(house.ctx, claimed.key, claimed.rotations);
  const [first, second, , ...rest] = claimed.lines;
  const [whole, to] = [first?.[1] ?? '', second?.[1] ?? ''];
  const items = rest.map(([name, value]) => (name === 'item' ? textOf(value) : ''));
  const shape = claimed.lines
    .slice(0, 3)
    .map(([name]) => name)
    .join(' ');
  if (shape !== 'run to at' || items.some((item) => item === '') || items.length > mostAsked) throw badRequest();
  if (to !== house.log.origin) {
    throw new ClewError('untrusted', 'overlap.addressee', 'The request is addressed to somebody else.', {
      hint: 'Ask the sender whom they meant it for.',
    });
  }
  const run = (await runsOf(house)).find((each) => each.id === runId(whole));
  if (run?.partner !== partner) {
    throw new ClewError('missing', 'overlap.none', 'The request belongs to no comparison with them here.', {
      hint: 'clew overlap list shows them.',
    });
  }
  requireEnded(run);
  const known = new Set((await storeOf(house).found(run.id)).common.map(({ item }) => item));
  if (!items.every((item) => known.has(item))) {
    throw new ClewError('untrusted', 'overlap.ask.other', 'The request names indicators that are not in common.', {
      hint: 'Answer nothing of it. Ask the sender about it.',
    });
  }
  const file = sha256(source);
  const told = run.acts.find(({ body }) => body.step === 'asked' && body.file === file);
  await storeOf(house).keepNote(run.id, `${file}.asked`, JSON.stringify(items));
  const { side, variant } = run;
  const act =
    told?.seq ?? (await record(house, { run: run.id, partner, side, step: 'asked', variant, file, common: items.length }));
  const { rings } = await placesOf(house, items);
  const cases = (await house.ctx.read.cases()).filter((each) => each.rings.some((ring) => rings.includes(ring)));
  return { id: run.id, act, partner, indicators: items.length, rings, cases: cases.map(({ id, title }) => ({ id, title })) };
}

const badRequest = (): ClewError =>
  new ClewError('untrusted', 'share.request', 'The request is not well formed.', {
    hint: 'It must come byte for byte as it was sent: as a file, not copied out of a message.',
  });

function textOf(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

import type { StoredPackageAct } from '../../casebook/index.ts';
import { formatVkey, type VerifierKey } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import { type RecallItem, sha256 } from '../../model/index.ts';
import type { House } from './house.ts';
import { packageRow, receivedAct } from './packages.ts';
import { knownKeys, trust, type Trusted } from './partners.ts';
import { itemNow } from './recall-items.ts';
import { mostItems, readRecall, recallStatement } from './recall.ts';
import { readReceipt, type Receipt } from './receipt.ts';
import { openStatement, signStatement } from './statement.ts';
import { parseVkey } from '../../custody/index.ts';

type Of<K extends StoredPackageAct['kind']> = Extract<StoredPackageAct, { kind: K }>;

/** A signed answer that was taken in. */
export interface Taken {
  readonly act: number;
  readonly package: string;
  /** Origin of the log that signed. */
  readonly from: string;
  readonly key: VerifierKey;
  readonly trusted: Trusted;
}

interface KeyGiven {
  readonly key?: VerifierKey;
}

/** What we sent under this id, with these contents. Throws `missing` `share.package`, `conflict` `share.contents`. */
async function sentAct({ ctx }: Pick<House, 'ctx'>, id: string, contents?: string): Promise<Of<'package.send'>['body']> {
  const sent = (await ctx.read.packages(id)).filter((act): act is Of<'package.send'> => act.kind === 'package.send');
  if (sent.length === 0) {
    throw new ClewError('missing', 'share.package', 'No such package was sent from here.', { hint: 'clew packages lists them.' });
  }
  const found = contents === undefined ? sent.at(-1) : sent.find(({ body }) => body.sha256 === contents);
  if (found !== undefined) return found.body;
  throw new ClewError('conflict', 'share.contents', 'It is about other contents than those that were sent under this number.', {
    hint: 'What the recipient holds is not what left here. Ask them for the package, and verify it.',
  });
}

/** Takes the recipient's receipt on a package that we sent: the chain is closed. Throws as `readReceipt`, `trust`, `sentAct`. */
export async function takeReceipt(
  house: House,
  text: string,
  { key }: KeyGiven = {},
): Promise<Taken & { readonly receipt: Receipt }> {
  const { ctx, log } = house;
  const { claimed, receipt } = readReceipt(text);
  openStatement(claimed);
  const { package: id, sha256: contents, decision, received, reason } = receipt;
  await sentAct(house, id, contents);
  if (claimed.from === log.origin) {
    throw new ClewError('conflict', 'share.own', 'The receipt was signed by this casebook itself.', {
      hint: 'It goes to the sender of the package.',
    });
  }
  const trusted = trust(claimed.key, claimed.rotations, { given: key, known: (await knownKeys(ctx)).get(claimed.from) });
  const taken = {
    package: id,
    side: 'taken' as const,
    decision,
    from: claimed.from,
    key: formatVkey(claimed.key),
    sha256: contents,
    received,
    ...(reason === undefined ? {} : { reason }),
  };
  const isKnown = (await ctx.read.packages(id)).some(
    ({ kind, body }) => kind === 'receipt' && JSON.stringify(inOrder(body)) === JSON.stringify(inOrder(taken)),
  );
  if (isKnown) throw new ClewError('conflict', 'share.receipt.known', 'This receipt was taken already.');
  const { acts } = await ctx.commit([{ kind: 'receipt', body: taken }]);
  return { act: acts[0]!.seq, package: id, from: claimed.from, key: claimed.key, trusted, receipt };
}

/** Members in the order of their names: bodies come back from the log in another order than they were given in. */
const inOrder = (body: object): unknown[] => Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1));

/** Withdraws something of a package that we sent; the signed recall goes to its recipient. Throws as `sentAct`, `itemNow`. */
export async function sendRecall(
  house: House,
  id: string,
  { items: asked, reason }: { readonly items: readonly RecallItem[]; readonly reason: string },
): Promise<{ readonly act: number; readonly recall: string; readonly items: readonly RecallItem[] }> {
  const { ctx, log, quarantine } = house;
  const { sha256: contents, case: caseId } = await sentAct(house, id);
  if (asked.length > mostItems) {
    throw new ClewError('input', 'share.item', `One recall names at most ${mostItems} items.`, {
      hint: 'Make several, or withdraw the package as a whole: --item package.',
    });
  }
  const items = await Promise.all(asked.map(async (item) => await itemNow(ctx, id, caseId, item)));
  const recall = await signStatement(log, recallStatement({ package: id, sha256: contents, at: ctx.clock(), items, reason }));
  const hash = sha256(recall);
  await quarantine.keepNote(`recall-${hash}`, recall);
  const body = { package: id, side: 'sent' as const, items: [...items], reason, sha256: hash };
  const { acts } = await ctx.commit([{ kind: 'package.recall', body }]);
  return { act: acts[0]!.seq, recall, items };
}

/** Takes in a recall of a package that came: shown from then on wherever the package is. Throws as `readRecall`, `trust`. */
export async function openRecall(
  house: House,
  text: string,
  { key }: KeyGiven = {},
): Promise<Taken & { readonly items: readonly RecallItem[]; readonly reason: string }> {
  const { ctx } = house;
  const { claimed, recall } = readRecall(text);
  openStatement(claimed);
  const { package: id, sha256: contents, items, reason } = recall;
  const received = await receivedAct(ctx, id);
  if (received.sender !== claimed.from || received.key === undefined) {
    throw new ClewError('untrusted', 'share.recall.from', 'It was signed by another than the sender of the package.');
  }
  const acts = await ctx.read.packages(id);
  if (!acts.some((act) => act.kind === 'package.receive' && act.body.sha256 === contents)) {
    throw new ClewError('conflict', 'share.contents', 'It is about other contents than those that came under this number.', {
      hint: 'What lies here is not what the sender thinks. Ask them for the package again.',
    });
  }
  const trusted = trust(claimed.key, claimed.rotations, { given: key, known: parseVkey(received.key) });
  const hash = sha256(text);
  if (acts.some((act) => act.kind === 'package.recall' && act.body.side === 'received' && act.body.sha256 === hash)) {
    throw new ClewError('conflict', 'share.recall.known', 'This recall was opened already.', { hint: 'clew packages shows it.' });
  }
  const body = { package: id, side: 'received' as const, items: [...items], reason, sha256: hash };
  const done = await ctx.commit([{ kind: 'package.recall', body }]);
  return { act: done.acts[0]!.seq, package: id, from: claimed.from, key: claimed.key, trusted, items, reason };
}

/** Records that somebody here has read what a sender withdrew. Throws `conflict` `share.acknowledged` when there is nothing. */
export async function acknowledge(house: House, id: string, reason: string): Promise<{ readonly act: number }> {
  const { ctx, quarantine } = house;
  const { recalls } = await packageRow(ctx, quarantine, id, 'received');
  const open = new Set(recalls.flatMap(({ act, acknowledged }) => (acknowledged ? [] : [act])));
  const bodies = (await ctx.read.packages(id)).flatMap((act) =>
    act.kind === 'package.recall' && open.has(act.seq) ? [{ ...act.body, side: 'acknowledged' as const, reason }] : [],
  );
  if (bodies.length === 0) {
    throw new ClewError('conflict', 'share.acknowledged', 'There is no recall of this package that nobody has read.');
  }
  const { acts } = await ctx.commit(bodies.map((body) => ({ kind: 'package.recall', body })));
  return { act: acts.at(-1)!.seq };
}

import type { Read, StoredTransfer } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { CaseFacts, type FreezeLetter, type FreezeProposal, type Label, type Officer } from '../../model/index.ts';
import { type Asker, openCaseOf } from './asker.ts';
import { lastBalances } from './balance.ts';
import { writeLetter } from './letter-text.ts';
import { proposals } from './proposals.ts';
import { proposalOf } from './state.ts';
import type { LetterKind, Payment } from './written.ts';

export interface LetterOptions {
  /** UTC milliseconds. */
  readonly now: number;
  /** Of the casebook; a case may name another. */
  readonly agency?: string | undefined;
  /** A made casebook: the letter says that it is not to be sent. */
  readonly synthetic?: boolean | undefined;
  /** Absent: the newest step. */
  readonly kind?: LetterKind | undefined;
  readonly asker?: Asker | undefined;
}

/**
 * The letter by which a bank or an exchange is asked for a step of a proposal, or told that it ends. It names the account, the
 * disputed amount and the payments that show it; never a victim, the payer of a payment, what was written on it or a file's name.
 *
 * @throws ClewError `missing` `money.freeze`; `conflict` `money.freeze.letter` for a step that the proposal has not, and for a release
 * of what no bank was asked for or every one refused.
 */
export async function freezeLetter(read: Read, id: string, options: LetterOptions): Promise<FreezeLetter> {
  const { now, asker, synthetic = false } = options;
  const { first } = await proposalOf(read, id, asker);
  const [proposal] = await proposals(read, now, { asker, id });
  const step = stepOf(proposal!, options.kind);
  const house = await houseOf(read, first.case, options);
  const payments = await paymentsOf(read, first.transfers ?? [], first.account);
  const balance = await balanceOf(read, proposal!);
  const attachments = [...new Set([...payments.map(({ exhibit }) => exhibit), ...(balance === undefined ? [] : [balance])])];
  const kind = options.kind ?? step.step;
  const told = writeLetter({
    proposal: proposal!,
    step,
    kind,
    payments,
    attachments,
    synthetic,
    now,
    caseId: first.case,
    ...house,
  });
  return { proposal: id, kind, to: proposal!.to, ...told, attachments };
}

function stepOf({ steps }: FreezeProposal, kind: LetterKind | undefined): FreezeProposal['steps'][number] {
  if (kind === 'release') return stepToLift(steps);
  const step = kind === undefined ? steps.at(-1) : steps.findLast((each) => each.step === kind);
  if (step !== undefined) return step;
  throw new ClewError('conflict', 'money.freeze.letter', 'The proposal has no such step yet.', {
    hint: 'Renew it first: clew freeze renew.',
  });
}

/** The newest step that a bank may hold money by. */
function stepToLift(steps: FreezeProposal['steps']): FreezeProposal['steps'][number] {
  const step = steps.findLast(({ state, sentAt }) => sentAt !== undefined && state !== 'refused');
  if (step !== undefined) return step;
  throw new ClewError('conflict', 'money.freeze.letter', 'There is nothing to lift: it was not sent, or it was refused.', {
    hint: 'A release is written of what was sent and not refused; clew freeze list shows the states.',
  });
}

async function houseOf(
  read: Read,
  id: string | undefined,
  { agency, asker }: LetterOptions,
): Promise<{ readonly agency: string | undefined; readonly officers: readonly Officer[]; readonly label: Label }> {
  const members = id === undefined ? {} : (await openCaseOf(read, id, asker)).members;
  const { shape } = CaseFacts;
  return {
    agency: shape.agency.safeParse(members['agency']).data ?? agency,
    officers: shape.officers.safeParse(members['officers']).data ?? [],
    label: shape.label.safeParse(members['label']).data ?? 'AMBER',
  };
}

/** Payments by their ids, as the account got them, in order of time. */
async function paymentsOf(read: Read, ids: readonly string[], account: string): Promise<Payment[]> {
  if (ids.length === 0) return [];
  const rows = await read.sql<{ number: number }>(
    `SELECT number FROM transfers WHERE id IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')))`,
    [JSON.stringify(ids)],
  );
  const own = new Set(rows.map(({ number }) => number));
  const transfers = (await read.transfersAt([...own])).filter(({ number }) => own.has(number));
  return transfers.map((each) => paymentOf(each, account)).sort((a, b) => a.at - b.at);
}

function paymentOf({ at, minor, currency, received, ref, exhibit, row }: StoredTransfer, account: string): Payment {
  const got = received ?? { minor, currency };
  const isHash = account.startsWith('wallet:');
  return { at, ...got, ...(ref === undefined || ref === '' ? {} : { ref }), isHash, exhibit, row };
}

/** The exhibit that shows the account's last balance. */
async function balanceOf(read: Read, { account, disputed }: FreezeProposal): Promise<string | undefined> {
  const [number] = await read.accountNumbers([account]);
  if (number === undefined) return undefined;
  return (await lastBalances(read, [number])).get(`${number} ${disputed.currency}`)?.source.exhibit;
}

import { SaxesParser } from 'saxes';
import { ClewError } from '../../errors.ts';
import { chunks } from '../chunks.ts';
import type { FilePlan, RecordBlock } from '../file-plan.ts';
import type { Reader } from '../reader.ts';
import { type Balance, Entries, type Entry, type Head, messagePlan } from './messages.ts';

/** ISO 20022 bank-to-customer messages: camt.053 statements, camt.052 reports, camt.054 notifications, of every version. */
export const camtReader: Reader = {
  plan: () => Promise.resolve(messagePlan()),
  async *read(path: string, plan: FilePlan, signal: AbortSignal | undefined): AsyncGenerator<RecordBlock> {
    const entries = new Entries();
    const message = new Message(entries);
    const decoder = new TextDecoder();
    const feed = (text: string, isLast: boolean): void => {
      try {
        message.feed(text, isLast);
      } catch (cause) {
        throw new ClewError('input', 'intake.xml', `${path} is not well-formed XML`, {
          hint: 'Check that it was exported and copied completely.',
          cause,
        });
      }
    };
    for await (const { bytes, read } of chunks(path, plan.encoding, signal)) {
      feed(decoder.decode(bytes, { stream: true }), false);
      if (entries.isFull) yield* entries.take(Math.min(read, plan.bytes));
    }
    feed('', true);
    yield* entries.take(plan.bytes);
  },
};

/** A branch of the message that is kept while it is read: texts by path below it, `Amt`'s currency as `Amt@Ccy`. */
type Branch = Map<string, string>;

/** Whole branches that are read as one, whichever message they stand in. */
const branches = new Set(['Bal', 'Acct', 'Ntry', 'FrToDt']);
/** An entry with more parts than this is no entry of a customer; texts are cut. */
const mostParts = 200_000;
const longestText = 2000;

class Message {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private readonly entries: Entries;
  private readonly path: string[] = [];
  private branch: Branch | undefined;
  private depth = 0;
  private text = '';
  private details: Branch[] = [];
  private head: Head = { account: '' };
  private waiting: Entry[] = [];

  constructor(entries: Entries) {
    this.entries = entries;
    // The encoding that the declaration names is that of the file; what comes here is decoded already.
    this.parser.on('opentag', ({ name, attributes }) => this.open(local(name), attributes));
    this.parser.on('text', (text) => this.say(text));
    this.parser.on('cdata', (text) => this.say(text));
    this.parser.on('closetag', ({ name }) => this.close(local(name)));
    this.parser.on('error', (error) => {
      throw error;
    });
  }

  feed(text: string, isLast: boolean): void {
    this.parser.write(text);
    if (isLast) this.parser.close();
  }

  private open(name: string, attributes: Readonly<Record<string, unknown>>): void {
    this.text = '';
    if (this.branch === undefined) {
      if (branches.has(name)) {
        this.branch = new Map();
        this.details = [];
        this.depth = this.path.length + 1;
      } else if (name === 'Stmt' || name === 'Rpt' || name === 'Ntfctn') this.head = { account: '' };
    } else if (name === 'TxDtls') this.details.push(new Map());
    this.path.push(name);
    const currency = attributes['Ccy'];
    if (this.branch !== undefined && typeof currency === 'string') this.keep('@Ccy', currency);
  }

  private say(text: string): void {
    if (this.branch !== undefined && this.text.length < longestText) this.text += text.slice(0, longestText);
  }

  private close(name: string): void {
    if (this.branch !== undefined && this.text.trim() !== '') this.keep('', this.text.trim());
    this.text = '';
    this.path.pop();
    if (this.branch !== undefined && this.path.length < this.depth) {
      const whole = this.branch;
      this.branch = undefined;
      this.settle(name, whole);
    }
    if (name === 'Stmt' || name === 'Rpt' || name === 'Ntfctn') {
      this.entries.add(this.head, this.waiting);
      this.waiting = [];
    }
  }

  /** Files a text under its path, below the details it stands in. Several texts of one path are put together: lines of a purpose. */
  private keep(suffix: string, text: string): void {
    const inDetails = this.path.lastIndexOf('TxDtls');
    const isDetail = inDetails >= this.depth - 1 && this.details.length > 0;
    const target = isDetail ? this.details.at(-1)! : this.branch!;
    const key = this.path.slice(isDetail ? inDetails + 1 : this.depth).join('/') + suffix;
    if (target.size >= mostParts) return;
    const before = target.get(key);
    target.set(key, before === undefined || suffix !== '' ? text : `${before} ${text}`.slice(0, longestText));
  }

  private settle(name: string, branch: Branch): void {
    if (name === 'Acct') {
      const servicer =
        branch.get('Svcr/FinInstnId/Nm') ?? branch.get('Svcr/FinInstnId/BICFI') ?? branch.get('Svcr/FinInstnId/BIC');
      const account = branch.get('Id/IBAN') ?? branch.get('Id/Othr/Id') ?? '';
      this.head = { ...this.head, account, holder: branch.get('Ownr/Nm'), servicer };
    } else if (name === 'Bal') {
      const code = branch.get('Tp/CdOrPrtry/Cd') ?? '';
      const balance = balanceOf(branch);
      if (code === 'OPBD' || (code === 'PRCD' && this.head.opening === undefined)) this.head = { ...this.head, opening: balance };
      else if (code === 'CLBD') this.head = { ...this.head, closing: balance };
    } else if (name === 'FrToDt') {
      const [from, to] = ['FrDtTm', 'ToDtTm'].map((key) => branch.get(key)?.slice(0, 10));
      if (from !== undefined && to !== undefined && to < from) {
        this.head = { ...this.head, opening: { amount: '0', date: from }, closing: { amount: '0', date: to } };
      }
    } else if (name === 'Ntry') this.waiting.push(...entriesOf(branch, this.details));
  }
}

function balanceOf(branch: Branch): Balance | undefined {
  const amount = branch.get('Amt');
  if (amount === undefined) return undefined;
  const isDebit = branch.get('CdtDbtInd') === 'DBIT';
  return { amount: `${isDebit ? '-' : ''}${amount}`, date: (branch.get('Dt/Dt') ?? branch.get('Dt/DtTm') ?? '').slice(0, 10) };
}

/** The entries that an `Ntry` tells: one, or one for each of the transactions in a batch whose amounts it gives. */
function entriesOf(branch: Branch, details: readonly Branch[]): Entry[] {
  const status = branch.get('Sts/Cd') ?? branch.get('Sts') ?? branch.get('Sts/Prtry');
  const whole = {
    date: branch.get('BookgDt/DtTm') ?? branch.get('BookgDt/Dt') ?? branch.get('ValDt/DtTm') ?? branch.get('ValDt/Dt') ?? '',
    amount: branch.get('Amt') ?? '',
    currency: branch.get('Amt@Ccy') ?? '',
    direction: directionOf(branch.get('CdtDbtInd'), 'credit'),
    reference: branch.get('AcctSvcrRef') ?? branch.get('NtryRef'),
    purpose: branch.get('AddtlNtryInf'),
    type: branch.get('BkTxCd/Prtry/Cd') ?? branch.get('BkTxCd/Domn/Fmly/SubFmlyCd'),
    ...(status === 'PDNG' || status === 'INFO' ? { pending: true } : {}),
  } satisfies Entry;
  if (details.length === 0) return [whole];
  const amounts = details.map(amountOf);
  const isSplit = details.length > 1 && amounts.every((each) => each !== undefined && each.currency === whole.currency);
  if (!isSplit) return [{ ...whole, ...(details.length === 1 ? partyOf(details[0]!, whole) : {}) }];
  return details.map((detail, at) => {
    const direction = directionOf(detail.get('CdtDbtInd'), whole.direction);
    return { ...whole, ...amounts[at]!, direction, ...partyOf(detail, { ...whole, direction }) };
  });
}

const directionOf = (indicator: string | undefined, otherwise: Entry['direction']): Entry['direction'] =>
  indicator === 'DBIT' ? 'debit' : indicator === 'CRDT' ? 'credit' : otherwise;

function amountOf(detail: Branch): Pick<Entry, 'amount' | 'currency'> | undefined {
  for (const path of ['Amt', 'AmtDtls/TxAmt/Amt', 'AmtDtls/InstdAmt/Amt']) {
    const amount = detail.get(path);
    const currency = detail.get(`${path}@Ccy`);
    if (amount !== undefined && currency !== undefined) return { amount, currency };
  }
  return undefined;
}

/** Who stands on the other side: the debtor of money that came, the creditor of money that went. */
function partyOf(detail: Branch, whole: Entry): Partial<Entry> {
  const side = whole.direction === 'credit' ? 'Dbtr' : 'Cdtr';
  const first = (...paths: readonly string[]): string | undefined =>
    paths.map((path) => detail.get(path)).find((text) => text !== undefined);
  const agent = `RltdAgts/${side}Agt/FinInstnId`;
  return {
    peer: first(`RltdPties/${side}Acct/Id/IBAN`, `RltdPties/${side}Acct/Id/Othr/Id`),
    peerName: first(`RltdPties/${side}/Nm`, `RltdPties/${side}/Pty/Nm`),
    peerBank: first(`${agent}/Nm`, `${agent}/BICFI`, `${agent}/BIC`),
    reference: first('Refs/AcctSvcrRef', 'Refs/TxId', 'Refs/UETR') ?? endToEnd(detail) ?? whole.reference,
    purpose: first('RmtInf/Ustrd', 'AddtlTxInf') ?? whole.purpose,
  };
}

function endToEnd(detail: Branch): string | undefined {
  const id = detail.get('Refs/EndToEndId');
  return id === 'NOTPROVIDED' ? undefined : id;
}

/** Without the prefix of a namespace. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

import { chunks } from '../chunks.ts';
import type { FilePlan, RecordBlock } from '../file-plan.ts';
import type { Reader } from '../reader.ts';
import { type Balance, Entries, type Entry, type Head, messagePlan, type Unread } from './messages.ts';
import { detailsOf } from './mt940-details.ts';

/**
 * SWIFT MT940 (and MT942), customer statements: tags at the beginning of a line, `:25:` the account, `:60F:` the opening balance, `:61:`
 * an entry, `:86:` what it was for, `:62F:` the closing balance. Parsed here: the published parsers read amounts as floating-point
 * numbers or stop at the first tag that a bank added.
 */
export const mt940Reader: Reader = {
  plan: () => Promise.resolve(messagePlan()),
  async *read(path: string, plan: FilePlan, signal: AbortSignal | undefined): AsyncGenerator<RecordBlock> {
    const message = new Message(new Entries());
    const decoder = new TextDecoder();
    let rest = '';
    let offset = 0;
    // `chunks` gives UTF-8 whatever the file's encoding.
    for await (const { bytes, read } of chunks(path, plan.encoding, signal)) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split(/\r\n|\n|\r(?!$)/u);
      rest = lines.pop()!;
      offset = Math.min(read, plan.bytes);
      for (const line of lines) message.line(line);
      if (message.entries.isFull) yield* message.entries.take(offset);
    }
    if (rest !== '') message.line(rest);
    message.end();
    yield* message.entries.take(plan.bytes);
  },
};

/** A field is cut off beyond this many characters: the standard allows 390. */
const longestField = 4000;

class Message {
  readonly entries: Entries;
  private tag = '';
  private text = '';
  private head: Head = { account: '' };
  private currency = '';
  private waiting: (Entry | Unread)[] = [];

  constructor(entries: Entries) {
    this.entries = entries;
  }

  line(line: string): void {
    // Headers and trailers of the envelope: {1:F01…}{2:…}{4: before the first tag, -} behind the last.
    const bare = line.replace(/^\{\d:.*\{4:\s*/u, '');
    const tag = /^:(\d{2}[A-Z]?):/u.exec(bare);
    if (tag !== null) {
      this.field();
      this.tag = tag[1]!;
      this.text = bare.slice(tag[0].length);
    } else if (/^-\}?\s*$/u.test(bare) || bare.startsWith('{')) this.end();
    else if (this.tag !== '' && this.text.length < longestField) this.text += `\n${bare}`;
  }

  /** The statement ends: with its message, or because another begins. */
  end(): void {
    this.field();
    this.tag = '';
    this.text = '';
    this.settle();
  }

  private settle(): void {
    this.entries.add(this.head, this.waiting);
    this.waiting = [];
    this.head = { account: '' };
  }

  private field(): void {
    const { tag, text } = this;
    switch (tag) {
      case '20':
        this.settle();
        break;
      case '25':
      case '25P':
        this.head = { ...this.head, account: accountOf(text.split('\n')[0]!) };
        break;
      case '60F':
      case '60M':
        this.head = { ...this.head, opening: this.balance(text) };
        break;
      case '62F':
      case '62M':
        this.head = { ...this.head, closing: this.balance(text) };
        break;
      case '61':
        this.entry(text);
        break;
      case '86': {
        const entry = this.waiting.at(-1);
        // A :86: behind the closing balance tells of the statement, not of an entry.
        if (entry !== undefined && !('unread' in entry) && this.head.closing === undefined)
          this.waiting[this.waiting.length - 1] = { ...entry, ...detailsOf(text) };
        break;
      }
      default:
    }
    this.tag = '';
  }

  /** `C100430EUR5041,69` */
  private balance(text: string): Balance | undefined {
    const match = /^([CD])(\d{6})([A-Z]{3})(\d[\d,.]*)/u.exec(text.trim());
    if (match === null) return undefined;
    const [, side, day, currency, amount] = match;
    this.currency = currency!;
    return { amount: `${side === 'D' ? '-' : ''}${pointed(amount!)}`, date: dayOf(day!) };
  }

  /** `1004300430D12,50NTRFREF//BANKREF`, a line of supplementary details behind it. */
  private entry(text: string): void {
    const match =
      /^(\d{6})(\d{4})?\s*(R?[CD]|E[CD])([A-Z])?\s*(\d[\d,.]*)\s*([NFS][A-Z0-9]{3})?([^\n/]*(?:\/(?!\/)[^\n/]*)*)?(?:\/\/([^\n]*))?(?:\n([^]*))?$/u.exec(
        text,
      );
    if (match === null) {
      this.waiting.push({ unread: { account: this.head.account, entry: text.slice(0, 300) } });
      return;
    }
    const [, value, booked, mark, , amount, type, reference, bankReference, more] = match;
    // Reversals: of a credit takes money, of a debit gives it back.
    const isIn = mark === 'C' || mark === 'RD' || mark === 'EC';
    const own = [bankReference, reference].map((each) => each?.trim() ?? '').find((each) => each !== '' && each !== 'NONREF');
    this.waiting.push({
      date: bookedOn(value!, booked),
      amount: pointed(amount!),
      currency: this.currency,
      direction: isIn ? 'credit' : 'debit',
      ...(own === undefined ? {} : { reference: own }),
      ...(type === undefined ? {} : { type }),
      ...(more === undefined || more.trim() === '' ? {} : { purpose: more.trim().replaceAll(/\s*\n\s*/gu, ' ') }),
    });
  }
}

/** 2010-04-30 of `100430`. */
function dayOf(digits: string): string {
  const year = Number(digits.slice(0, 2));
  return `${year < 80 ? 2000 + year : 1900 + year}-${digits.slice(2, 4)}-${digits.slice(4)}`;
}

/** The day on which it was booked: told without a year, which is the one nearest to the value date. */
function bookedOn(value: string, booked: string | undefined): string {
  const day = dayOf(value);
  if (booked === undefined) return day;
  const month = Number(booked.slice(0, 2)) - Number(value.slice(2, 4));
  const year = Number(day.slice(0, 4)) + (month > 6 ? -1 : month < -6 ? 1 : 0);
  return `${year}-${booked.slice(0, 2)}-${booked.slice(2)}`;
}

/** MT amounts have a comma for the decimal mark and end with it when they are whole. */
function pointed(amount: string): string {
  const text = amount.replace(',', '.');
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

/** The account of `:25:`; some banks append its currency. */
function accountOf(text: string): string {
  const trimmed = text.trim();
  const iban = /^([A-Z]{2}\d{2}[A-Z0-9]{11,30}?)(?:[A-Z]{3})?$/u.exec(trimmed.replaceAll(' ', ''));
  return iban === null ? trimmed.replace(/(?<=\d)\s*[A-Z]{3}$/u, '') : iban[1]!;
}

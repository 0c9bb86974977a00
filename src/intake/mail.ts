import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { chunks } from './chunks.ts';
import { documentReader, filled } from './document.ts';
import { recordLimit, type FilePlan } from './file-plan.ts';
import { htmlLinks, htmlText } from './html.ts';

const fields = ['subject', 'from', 'sender', 'reply_to', 'return_path', 'to', 'received_ip', 'links', 'attachments'];

/** One e-mail (RFC 5322) is one report. */
export const emlReader = documentReader(fields, async function* (path: string, plan: FilePlan) {
  yield await readMail(await readFile(path), plan.name);
});

/** A mailbox (RFC 4155): each message is one report. */
export const mboxReader = documentReader(fields, async function* (path: string, plan: FilePlan, signal) {
  let number = 0;
  for await (const message of splitMbox(chunks(path, 'utf-8', signal))) yield await readMail(message, `${plan.name}#${++number}`);
});

async function readMail(bytes: Uint8Array, name: string): Promise<Record<string, string>> {
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
  } catch {
    // Headers nested past the parser's limits: the raw words are still a report.
    return filled({ file: name, text: Buffer.from(bytes).toString('utf8').replaceAll('\0', '') });
  }
  const html = mail.html ?? '';
  const plain = (mail.text ?? '').trim() || htmlText(html);
  const subject = mail.subject ?? '';
  return filled({
    file: name,
    date: mail.date,
    text: [subject, plain]
      .filter((part) => part !== '')
      .join('\n\n')
      .replaceAll('\0', ''),
    from: addresses(mail.from === undefined ? [] : [mail.from]),
    sender: addresses(mail.sender === undefined ? [] : [mail.sender]),
    reply_to: addresses(mail.replyTo ?? []),
    return_path: mail.returnPath,
    to: addresses([...(mail.to ?? []), ...(mail.cc ?? [])]),
    received_ip: receivedIps(mail).join(', '),
    links: htmlLinks(html)
      .filter((link) => !plain.includes(link))
      .join('\n'),
    attachments: mail.attachments
      .map((attachment) => attachment.filename ?? '')
      .filter((file) => file !== '')
      .join(', '),
  });
}

function addresses(list: readonly Address[]): string {
  return list
    .map(({ name, address }) => (name === '' || name === address ? (address ?? '') : `${name} <${address ?? ''}>`))
    .filter((one) => one !== '')
    .join(', ');
}

/** Public addresses that the mail passed, newest first, from Received (RFC 5321 §4.4) and X-Originating-IP. */
function receivedIps(mail: Email): string[] {
  const found = new Set<string>();
  for (const { key, value } of mail.headers) {
    if (key !== 'received' && key !== 'x-originating-ip' && key !== 'x-sender-ip') continue;
    for (const [, candidate] of value.matchAll(/[[(\s](?:IPv6:)?([0-9a-f.:]{7,45})(?=[\])\s;])/gi)) {
      if (isIP(candidate!) !== 0 && !isPrivate(candidate!)) found.add(candidate!);
    }
    if (isIP(value.trim()) !== 0) found.add(value.trim());
  }
  return [...found];
}

function isPrivate(ip: string): boolean {
  return /^(?:10\.|127\.|0\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd]|fe80)/i.test(ip);
}

const separator = Buffer.from('From ');

/** Messages of a mailbox, quoting undone. Of one beyond the record limit only the beginning is kept, attachments aside. */
async function* splitMbox(source: AsyncIterable<{ bytes: Uint8Array }>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let looked = 0;
  let over = false;
  for await (const { bytes } of source) {
    held = Buffer.concat([held, bytes]);
    for (;;) {
      const at = nextMessage(held, Math.max(looked, 1));
      if (at < 0) break;
      if (!over) yield unquoted(held.subarray(0, at));
      over = false;
      held = held.subarray(at);
      looked = 1;
    }
    looked = Math.max(1, held.length - 4096);
    if (held.length > recordLimit) {
      if (!over) yield unquoted(held.subarray(0, recordLimit));
      over = true;
      held = held.subarray(held.length - 4096);
      looked = 1;
    }
  }
  if (!over && held.length > 0) yield unquoted(held);
}

/** Offset of the next `From ` line that follows an empty line and ends in a year, -1 when there is none. */
function nextMessage(held: Buffer, from: number): number {
  for (let at = held.indexOf(separator, from); at >= 0; at = held.indexOf(separator, at + 1)) {
    if (held[at - 1] !== 10 || (held[at - 2] !== 10 && !(held[at - 2] === 13 && held[at - 3] === 10))) continue;
    const end = held.indexOf(10, at);
    if (end < 0) return -1;
    if (/\d{4}(?: [+-]\d{4})?\s*$/.test(held.toString('latin1', at, Math.min(end, at + 512)))) return at;
  }
  return -1;
}

function unquoted(message: Buffer): Buffer {
  const text = message.toString('latin1');
  const headers = text.startsWith('From ') ? text.slice(text.indexOf('\n') + 1) : text;
  return Buffer.from(headers.replace(/^>(>*From )/gm, '$1'), 'latin1');
}

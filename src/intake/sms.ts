import { chatFields, conversation, type Message } from './chat.ts';
import { documentReader, readText } from './document.ts';
import type { FilePlan } from './file-plan.ts';
import { unescapeEntities } from './html.ts';

/** A phone's messages as SMS Backup & Restore writes them: one file is one report, thread by thread. */
export const smsReader = documentReader(chatFields, async function* (path: string, plan: FilePlan) {
  const threads = new Map<string, Message[]>();
  for (const { other, message } of readSms(await readText(path, plan.encoding))) {
    const thread = threads.get(other);
    if (thread === undefined) threads.set(other, [message]);
    else thread.push(message);
  }
  yield conversation([...threads.values()].flat(), { file: plan.name, participants: [...threads.keys()].join(', ') });
});

/** `type` of an SMS that the owner of the phone sent; 1 is one received. */
const sent = '2';

function* readSms(xml: string): Generator<{ other: string; message: Message }> {
  let mms: { attributes: Map<string, string>; text: string[]; from: string } | undefined;
  for (const { name, attributes } of tags(xml)) {
    const get = (key: string): string => attributes.get(key) ?? '';
    if (name === 'sms') {
      const other = contact(get('address'), get('contact_name'));
      yield message(other, get('type') === sent, get('date'), get('body'));
    } else if (name === 'mms') mms = { attributes, text: [], from: '' };
    else if (name === 'part' && mms !== undefined && get('ct') === 'text/plain') mms.text.push(get('text'));
    else if (name === 'addr' && mms !== undefined && get('type') === '137') mms.from = get('address');
    else if (name === '/mms' && mms !== undefined) {
      const { attributes: own, text, from } = mms;
      const isSent = own.get('msg_box') === sent;
      const address = isSent || from === '' || from === 'insert-address-token' ? (own.get('address') ?? '') : from;
      yield message(contact(address, own.get('contact_name') ?? ''), isSent, own.get('date') ?? '', text.join('\n'));
      mms = undefined;
    }
  }
}

function message(other: string, isSent: boolean, date: string, text: string): { other: string; message: Message } {
  const at = Number(date);
  const known = date !== '' && Number.isFinite(at) && Math.abs(at) < 8.64e15;
  return { other, message: { sender: isSent ? `→ ${other}` : other, at: known ? at : undefined, text } };
}

function contact(address: string, name: string): string {
  return name === '' || name === '(Unknown)' || name === 'null' ? address : `${name} (${address})`;
}

/** Tags with their attributes, in one pass: a pattern over quoted values would run wild on a damaged file. */
function* tags(xml: string): Generator<{ name: string; attributes: Map<string, string> }> {
  let at = 0;
  for (;;) {
    at = xml.indexOf('<', at);
    if (at < 0) return;
    const head = /^\/?[a-z]+/i.exec(xml.slice(at + 1, at + 32));
    at++;
    if (head === null) continue;
    at += head[0].length;
    const attributes = new Map<string, string>();
    const pair = /\s*([\w:.-]+)\s*=\s*(["'])/y;
    for (;;) {
      pair.lastIndex = at;
      const match = pair.exec(xml);
      if (match === null) break;
      const end = xml.indexOf(match[2]!, pair.lastIndex);
      if (end < 0) return;
      attributes.set(match[1]!, unescapeEntities(xml.slice(pair.lastIndex, end)));
      at = end + 1;
    }
    yield { name: head[0].toLowerCase(), attributes };
  }
}

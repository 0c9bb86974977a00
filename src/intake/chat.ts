import { wechatNameFirst, wechatTimeFirst, whatsappLine } from './chat-shapes.ts';
import { documentReader, filled, readText } from './document.ts';
import type { DateOrder, FilePlan } from './file-plan.ts';
import { readDate } from './dates.ts';

/** One message of a conversation. */
export interface Message {
  readonly sender: string;
  /** UTC milliseconds. */
  readonly at?: number | undefined;
  readonly text: string;
}

/** A conversation as the cells of one report: every line with its sender's label, the dates of its ends apart. */
export function conversation(
  messages: readonly Message[],
  about: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const times = messages.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());
  const from = times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const to = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return filled({
    ...about,
    date: times.length === 0 ? undefined : iso(to),
    first_message: times.length === 0 ? undefined : iso(from),
    text: messages
      .map(({ sender, text }) => (sender === '' ? text : `${sender}: ${text}`))
      .join('\n')
      .replaceAll('\0', ''),
  });
}

export const chatFields = ['chat', 'participants', 'first_message'];

export const whatsappReader = documentReader(chatFields, async function* (path: string, plan: FilePlan) {
  const text = await readText(path, plan.encoding);
  yield conversation(readWhatsapp(text, plan), { file: plan.name });
});

export const wechatReader = documentReader(chatFields, async function* (path: string, plan: FilePlan) {
  const text = await readText(path, plan.encoding);
  yield conversation(readWechat(text, plan), { file: plan.name });
});

const marks = /[\u200e\u200f\u202a-\u202e\ufeff]/g;
/** What stands where a picture or voice message was left out of the export. */
const omitted =
  /^(?:<(?:Media omitted|省略多媒体文件|已忽略多媒体檔案|忽略多媒體檔|媒体文件已忽略|附件[:：].*)>|(?:image|video|audio|sticker|GIF|document) omitted|已略去.*|图像已忽略|圖片已略去)$/i;

function readWhatsapp(text: string, plan: FilePlan): Message[] {
  const lines = text.split(/\r?\n/);
  const order = whatsappOrder(lines);
  const messages: { sender: string; at: number | undefined; text: string }[] = [];
  for (const line of lines) {
    const match = whatsappLine.exec(line);
    if (match === null) {
      const last = messages.at(-1);
      if (last !== undefined) last.text += `\n${line.replace(marks, '')}`;
      else if (line.trim() !== '') messages.push({ sender: '', at: undefined, text: line });
      continue;
    }
    const [, day, half, time, after, sender, words] = match;
    const at = readDate(`${day!} ${half ?? ''}${time!.replaceAll('.', ':')} ${after?.replaceAll(/[.\s]/g, '') ?? ''}`.trim(), {
      order,
      zone: plan.zone,
      latest: plan.latest,
    });
    messages.push({
      sender: sender?.replace(marks, '').trim() ?? '',
      at: typeof at === 'number' ? at : undefined,
      text: words!.replace(marks, ''),
    });
  }
  return messages
    .map((message) => ({ ...message, text: message.text.trim() }))
    .filter(({ text: words }) => words !== '' && !omitted.test(words));
}

/** Day or month first, from every date of the chat; with AM/PM and no other sign the American order. */
function whatsappOrder(lines: readonly string[]): DateOrder {
  let half = false;
  for (const line of lines) {
    const match = whatsappLine.exec(line);
    if (match === null) continue;
    const [a, b] = match[1]!.split(/[-/.年月]/).map(Number);
    if (a! > 31) return 'ymd';
    if (a! > 12) return 'dmy';
    if (b! > 12) return 'mdy';
    if (match[4] !== undefined) half = true;
  }
  return half ? 'mdy' : 'dmy';
}

function readWechat(text: string, plan: FilePlan): Message[] {
  const messages: { sender: string; at: number | undefined; text: string }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const nameFirst = wechatNameFirst.exec(line);
    const timeFirst = nameFirst === null ? wechatTimeFirst.exec(line) : null;
    if (nameFirst !== null || timeFirst !== null) {
      const [sender, day, words] =
        nameFirst === null ? [timeFirst![2]!, timeFirst![1]!, timeFirst![3]] : [nameFirst[1]!, nameFirst[2]!, ''];
      const at = readDate(day, { order: 'ymd', zone: plan.zone, latest: plan.latest });
      messages.push({ sender, at: typeof at === 'number' ? at : undefined, text: words ?? '' });
      continue;
    }
    const last = messages.at(-1);
    if (last !== undefined) last.text += last.text === '' ? line : `\n${line}`;
    else if (line.trim() !== '') messages.push({ sender: '', at: undefined, text: line });
  }
  return messages.map((message) => ({ ...message, text: message.text.trim() })).filter(({ text: words }) => words !== '');
}

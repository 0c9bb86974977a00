import { chatFields, conversation, type Message } from './chat.ts';
import { documentReader } from './document.ts';
import type { Cells, FilePlan } from './file-plan.ts';
import { readJson } from './json.ts';

type Json = Readonly<Record<string, unknown>>;

/** Telegram Desktop's JSON: one chat is one report; an export of a whole account holds many. */
export const telegramReader = documentReader(
  [...chatFields, 'chat_id', 'chat_type'],
  async function* (path: string, plan: FilePlan): AsyncGenerator<Cells> {
    const value = await readJson(path, plan.encoding);
    const chats = chatsOf(value);
    for (const [at, chat] of chats.entries()) {
      const messages = listOf(chat['messages']).map(messageOf);
      const participants = new Set(listOf(chat['messages']).map((message) => textOf(message['from_id'])));
      participants.delete('');
      yield conversation(
        messages.filter(({ text }) => text !== ''),
        {
          file: chats.length === 1 ? plan.name : `${plan.name}#${at + 1}`,
          chat: textOf(chat['name']),
          chat_id: textOf(chat['id']),
          chat_type: textOf(chat['type']),
          participants: [...participants].join(', '),
        },
      );
    }
  },
);

function chatsOf(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const root = value as Json;
  if (Array.isArray(root['messages'])) return [root];
  return [root['chats'], root['left_chats']].flatMap((section) =>
    typeof section === 'object' && section !== null ? listOf((section as Json)['list']) : [],
  );
}

function messageOf(message: Json): Message {
  const seconds = Number(message['date_unixtime'] ?? Number.NaN);
  const at = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(`${textOf(message['date'])}Z`);
  const contact = message['contact_information'] as Json | undefined;
  const words = [
    wordsOf(message['text']),
    contact === undefined
      ? ''
      : [contact['first_name'], contact['last_name'], contact['phone_number']].map(textOf).filter(Boolean).join(' '),
    // Service messages name people and groups: `invite_members`, `Title`.
    message['type'] === 'service' ? [textOf(message['action']), textOf(message['title'])].filter(Boolean).join(' ') : '',
    textOf(message['file_name']),
  ];
  return {
    sender: textOf(message['from'] ?? message['actor']),
    at: Number.isNaN(at) ? undefined : at,
    text: words.filter(Boolean).join('\n').trim(),
  };
}

/** A text is a string, or a list of strings and of marked stretches whose link may differ from their words. */
function wordsOf(text: unknown): string {
  if (!Array.isArray(text)) return textOf(text);
  return text
    .map((piece: unknown) => {
      if (typeof piece !== 'object' || piece === null) return textOf(piece);
      const words = textOf((piece as Json)['text']);
      const link = textOf((piece as Json)['href']);
      return link === '' || link === words ? words : `${words} (${link})`;
    })
    .join('');
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter((item): item is Json => typeof item === 'object' && item !== null) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

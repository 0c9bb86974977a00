import { ClewError } from '../../errors.ts';
import { extractMentions } from '../../extract/index.ts';
import { blocks, parse, plan } from '../../intake/index.ts';
import { Finds, type Foreign, refuse } from './finds.ts';

/** Fields of a mail that name whom it was sent to: no indicators of the sender's. */
const receivers = new Set(['to', 'attachments', 'file']);

/**
 * A mail (RFC 5322) or a PDF: the file is the exhibit, what it names are indicators, but for what is a receiver's or an
 * institution's. Throws `input` `share.foreign` for a file that cannot be read as what it says it is.
 */
export async function readDocument(path: string, name: string, format: 'eml' | 'pdf', signal: AbortSignal): Promise<Foreign> {
  const finds = new Finds();
  finds.count(format === 'pdf' ? 'PDF' : 'mail');
  let title: string | undefined;
  let sender: string | undefined;
  try {
    const found = await plan(path, { format, name });
    for await (const block of blocks(path, found, { signal })) {
      for (const { text, fields } of parse(found, block).reports) {
        title ??= format === 'eml' ? text.split('\n', 1)[0] : undefined;
        sender ??= fields['from'];
        look(finds, text, Object.fromEntries(Object.entries(fields).filter(([field]) => !receivers.has(field))));
      }
    }
  } catch (error) {
    if (!(error instanceof ClewError)) throw error;
    if (error.code !== 'intake.pdf-no-text' && error.code !== 'intake.pdf-locked') {
      throw refuse(`The file cannot be read as ${format === 'pdf' ? 'PDF' : 'a mail'}.`, error.hint, error);
    }
    finds.note('No text of it can be read: it comes in as an exhibit alone.', '无法读取其中的文字：仅作为证物接收。');
  }
  signal.throwIfAborted();
  return finds.foreign('file', path, name, {
    ...(title === undefined || title === '' ? {} : { title }),
    ...(sender === undefined ? {} : { sender }),
  });
}

/** Takes what a text names, as reports are read. */
export function look(finds: Finds, text: string, fields: Readonly<Record<string, string>> = {}): void {
  for (const { kind, value, role, masked, earlier } of extractMentions({ text, fields })) {
    if (masked === true || earlier === true || role === 'victim' || role === 'institution') continue;
    finds.add(kind, value);
  }
}

/**
 * First line of a WhatsApp message in the styles its apps export: Android `12/31/23, 9:15 PM - Name: text`, iOS
 * `[31/12/2023, 21:15:03] Name: text`, Chinese `2023/12/31 下午9:15 - 名字: 内容` and `[2023/12/31 下午9:15:03] 名字: 内容`.
 * Groups: date, half day before, time, half day after, sender, text.
 */
export const whatsappLine =
  /^[\u200e\u200f\u202a-\u202e]*\[?(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{4}年\d{1,2}月\d{1,2}日),? ?(上午|下午|凌晨|早上|中午|晚上)? ?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)[ \u00a0\u202f]?([AaPp]\.?[ \u00a0]?[Mm]\.?)?(?:\]| [-–]) (?:[\u200e\u200f\u202a-\u202e]*([^:：\n]{1,80})[:：] ?)?(.*)$/;

/** `张三 2024-03-05 14:30:12` or `2024-03-05 14:30:12 张三`, the message on the following lines; optional account in (). */
export const wechatNameFirst =
  /^(\S[^\n]{0,60}?)\s+[(（]?(\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?)[)）]?\s*[:：]?\s*$/;
export const wechatTimeFirst =
  /^[[【(（]?(\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?)[\]】)）]?\s+(\S[^:：\n]{0,60}?)\s*(?:[:：]\s*(.*))?$/;

function matching(text: string, ...patterns: readonly RegExp[]): number {
  let found = 0;
  for (const line of text.slice(0, 65_536).split(/\r?\n/, 400)) if (patterns.some((pattern) => pattern.test(line))) found++;
  return found;
}

export function looksLikeWhatsapp(text: string): boolean {
  const first = text.slice(0, 4096).split(/\r?\n/, 3);
  return first.some((line) => whatsappLine.test(line)) && (matching(text, whatsappLine) >= 2 || text.length < 500);
}

export function looksLikeWechat(text: string): boolean {
  const first = text.slice(0, 4096).split(/\r?\n/, 12);
  return (
    first.some((line) => wechatNameFirst.test(line) || wechatTimeFirst.test(line)) &&
    matching(text, wechatNameFirst, wechatTimeFirst) >= 2
  );
}

/** A chat or a whole account exported by Telegram Desktop. */
export function looksLikeTelegram(text: string): boolean {
  const head = text.slice(0, 65_536);
  if (/^\{\s*"name":[^\n]{0,1000}\s{0,100}"type":\s*"\w+",\s*"id":\s*-?\d+,\s*"messages":\s*\[/.test(head)) return true;
  return /"chats":\s*\{/.test(head) && /"messages":\s*\[/.test(head) && /"(?:text_entities|from_id|date_unixtime)"/.test(head);
}

/** SMS Backup & Restore. */
export function looksLikeSms(text: string): boolean {
  return /^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*|<\?xml-stylesheet[^>]*\?>\s*)*<smses[\s>]/.test(text.slice(0, 8192));
}

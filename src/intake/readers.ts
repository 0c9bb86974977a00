import { wechatReader, whatsappReader } from './chat.ts';
import type { WholeFormat } from './file-plan.ts';
import { imageReader } from './image.ts';
import { jsonReader } from './json.ts';
import { emlReader, mboxReader } from './mail.ts';
import { pdfReader } from './pdf.ts';
import { sanctionsReader } from './people/xml.ts';
import type { Reader } from './reader.ts';
import { sheetReader } from './sheet.ts';
import { smsReader } from './sms.ts';
import { camtReader, mt940Reader } from './statements/readers.ts';
import { telegramReader } from './telegram.ts';
import { textReader } from './text.ts';

/** Readers of every format that is not cut by bytes. */
export const readers: Readonly<Record<WholeFormat, Reader>> = {
  json: jsonReader,
  xlsx: sheetReader,
  eml: emlReader,
  mbox: mboxReader,
  whatsapp: whatsappReader,
  wechat: wechatReader,
  telegram: telegramReader,
  sms: smsReader,
  text: textReader,
  pdf: pdfReader,
  image: imageReader,
  mt940: mt940Reader,
  camt: camtReader,
  sanctions: sanctionsReader,
};

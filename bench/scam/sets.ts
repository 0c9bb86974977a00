import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extractMentions } from '../../src/extract/index.ts';
import type { IndicatorKind, Mention } from '../../src/model/index.ts';
import { parseCsv } from '../../test/support/csv.ts';

// Published sets of texts with classes, read as reports are: with the indicators found in them.

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export interface Item {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly label: string;
  /** What must not be split between learning and test. */
  readonly group: string;
}

export const isHere = existsSync(data);
export const dialoguesFile = `${data}teleantifraud_dialogues/dialogues.jsonl`;

const mentionsOf = (text: string): Mention[] => extractMentions({ text });
const linesOf = <Row>(path: string): Row[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

/** Dialogues carry no indicators: none are looked for, so that learning does not hang on the extraction of the day. */
export function dialogues(path = dialoguesFile): Item[] {
  return linesOf<{ id: string; fraud_type: string; dialogue: string }>(path).map((row) => ({
    text: row.dialogue,
    mentions: [],
    label: row.fraud_type,
    group: row.id,
  }));
}

export function fraudR1(language: 'chinese' | 'english'): Item[] {
  return linesOf<{ id: string; subcategory: string; text: string }>(`${data}fraud_r1/${language}.jsonl`).map((row) => ({
    text: row.text,
    mentions: mentionsOf(row.text),
    label: row.subcategory,
    group: row.id,
  }));
}

const masks: Readonly<Record<string, IndicatorKind>> = {
  URL: 'url',
  CELLPHONE: 'phone',
  PHONE: 'phone',
  WECHAT: 'handle',
  QQ: 'handle',
};

/** Its masks stand for indicators: they are read as such. Grouped by template, as its SOURCE.md says. */
export function fakeBaseStation(): Item[] {
  return parseCsv(readFileSync(`${data}fbs_sms_zh/messages.csv`, 'utf8')).map(({ label = '', text = '' }) => ({
    text,
    mentions: [...text.matchAll(/\b(?:URL|CELLPHONE|PHONE|WECHAT|QQ)\b/gu)].map((mask) => ({
      kind: masks[mask[0]]!,
      value: '',
      raw: mask[0],
      start: mask.index,
      end: mask.index + mask[0].length,
      role: 'unknown',
      confidence: 1,
    })),
    label,
    group: (text.replaceAll(/[A-Z]+/gu, '').match(/\p{Script=Han}/gu) ?? []).slice(0, 24).join(''),
  }));
}

export function spamHunter(): Item[] {
  return parseCsv(readFileSync(`${data}spamhunter_sms/labelled.csv`, 'utf8')).map((row) => ({
    text: row['text']!,
    mentions: mentionsOf(row['text']!),
    label: `${row['category']}: ${row['subcategory']}`,
    group: row['id']!,
  }));
}

/** 0..`parts`-1 by the group's letters: the same every time, whatever the order. */
export function partOf(group: string, parts: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < group.length; i++) hash = Math.imul(hash ^ group.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % parts;
}

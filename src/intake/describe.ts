import type { ColumnPlan, FilePlan, Format, Part } from './file-plan.ts';

type Lang = 'en' | 'zh';

const formatNames: Readonly<Record<Format, readonly [string, string]>> = {
  csv: ['delimited table', '分隔文本表'],
  jsonl: ['JSON Lines', 'JSON Lines'],
  json: ['JSON', 'JSON'],
  xlsx: ['workbook', '电子表格'],
  eml: ['e-mail', '电子邮件'],
  mbox: ['mailbox', '邮箱文件'],
  whatsapp: ['WhatsApp chat', 'WhatsApp 聊天记录'],
  wechat: ['WeChat chat', '微信聊天记录'],
  telegram: ['Telegram export', 'Telegram 导出'],
  sms: ['SMS backup', '短信备份'],
  text: ['plain text', '纯文本'],
  pdf: ['PDF', 'PDF'],
  image: ['image, read by OCR', '图片（文字识别）'],
};

const partNames: Readonly<Record<Part, readonly [string, string]>> = {
  field: ['searched for indicators', '检索涉案标识'],
  ref: ['report number', '报案编号'],
  reportedAt: ['reported at', '报案时间'],
  lossAt: ['happened at', '案发时间'],
  agency: ['agency', '受理单位'],
  language: ['language', '语言'],
  channel: ['channel', '渠道'],
  category: ['category', '类别'],
  amount: ['amount', '涉案金额'],
  currency: ['currency', '币种'],
  victim: ['victim reference', '受害人编号'],
  text: ['narrative', '案情'],
  ignore: ['left out', '略去'],
};

const delimiterNames: Readonly<Record<number, readonly [string, string]>> = {
  0: ['one column', '单列'],
  9: ['tab', '制表符'],
  44: ['comma', '逗号'],
  59: ['semicolon', '分号'],
  124: ['bar', '竖线'],
};

/** What was recognised, in a few lines for the person at the machine; names columns, never quotes a cell. */
export function describe(plan: FilePlan, lang: Lang): string {
  const pick = ([en, zh]: readonly [string, string]): string => (lang === 'zh' ? zh : en);
  const head = [plan.name, pick(formatNames[plan.format])];
  if (plan.format === 'csv') {
    const { delimiter } = plan.dialect;
    head.push(pick(delimiterNames[delimiter] ?? [String.fromCodePoint(delimiter), String.fromCodePoint(delimiter)]));
  }
  if (!['xlsx', 'pdf', 'image'].includes(plan.format)) head.push(plan.encoding);
  head.push(pick([`times in ${plan.zone}`, `时区 ${plan.zone}`]));
  const lines = [head.join(pick([', ', '，']))];
  for (const table of plan.tables) {
    if (table.name !== undefined) lines.push(pick([`sheet ${table.name}`, `工作表 ${table.name}`]));
    const columns = isTable(plan.format) ? table.columns : table.columns.map((column) => ({ ...column, by: 'none' as const }));
    lines.push(...describeColumns(columns, pick));
  }
  for (const note of plan.notes) lines.push(lang === 'zh' ? note.zh : note.en);
  return lines.join('\n');
}

/** In the other formats the columns are ours, and there is nothing to say about how they were recognised. */
function isTable(format: Format): boolean {
  return format === 'csv' || format === 'jsonl' || format === 'json' || format === 'xlsx';
}

function describeColumns(columns: readonly ColumnPlan[], pick: (names: readonly [string, string]) => string): string[] {
  const used = columns.filter((column) => column.part !== 'field');
  const fields = columns.filter((column) => column.part === 'field').map((column) => column.name);
  const lines = used.map((column) => `  ${column.name} → ${pick(partNames[column.part])}${pick(reason(column))}`);
  const shown = fields.slice(0, 20).join(', ');
  const more = fields.length > 20 ? pick([` and ${fields.length - 20} more`, ` 等另 ${fields.length - 20} 列`]) : '';
  if (fields.length > 0) lines.push(`  ${shown}${more} → ${pick(partNames.field)}`);
  return lines;
}

function reason(column: ColumnPlan): readonly [string, string] {
  if (column.by === 'map') return [' (from the map)', '（按映射文件）'];
  if (column.outsideId === true) return [' (a label only)', '（仅作标签）'];
  if (column.by === 'content') return [' (by its content)', '（按内容推断）'];
  if (column.serial === true) return [' (running number, a label only)', '（流水序号，仅作标签）'];
  return ['', ''];
}

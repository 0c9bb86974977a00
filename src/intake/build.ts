import type { Report } from '../model/index.ts';
import { readAmount, readCurrency } from './amounts.ts';
import { regionCurrency } from './currencies.ts';
import { readDate, type DateRules } from './dates.ts';
import type { Builder } from './builder.ts';
import type { ColumnPlan, FilePlan, TablePlan } from './file-plan.ts';
import { reportId } from './identity.ts';

const missing = /^(?:n\/?a|null|none|nan|undefined|unknown|-+|—+|\?+|无|無|不详|不詳|未知|不明)$/i;

/** A builder for one table; what can be worked out once per table is worked out here. */
export function tableBuilder(plan: FilePlan, columns: readonly ColumnPlan[]): Builder<Report> {
  const width = columns.length;
  const names = columns.map((column) => column.name);
  const partOf = columns.map((column) => column.part);
  const rules: DateRules[] = columns.map(({ order, minguo }) => ({ order, minguo, zone: plan.zone, latest: plan.latest }));
  const texts = columns.filter((column) => column.part === 'text').length;
  const byName = names
    .map((_, at) => at)
    .filter((at) => partOf[at] !== 'ignore' && columns[at]!.outsideId !== true)
    .sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
  const { constants } = plan;
  const money = constants.currency ?? regionCurrency[plan.region ?? ''] ?? 'XXX';
  /** Last cell of each column: agencies and categories come in runs, and one string serves them all. */
  const last: string[] = names.map(() => '');

  const content = (cells: readonly string[], count: number): string => {
    let whole = '';
    for (const at of byName) {
      if (at < count && cells[at] !== '') whole += `${names[at]!}\u001e${cells[at]!}\u001f`;
    }
    return whole;
  };

  return {
    build(cells, count, row) {
      let ref: string | undefined;
      let agency = constants.agency;
      let reportedAt: number | undefined;
      let lossAt: number | undefined;
      let language = constants.language;
      let channel = constants.channel;
      let category = constants.category;
      let currency: string | undefined;
      let victim: string | undefined;
      let text = '';
      let amountAt = -1;
      let currencyAt = -1;
      let serial = false;
      let blank = true;
      const fields: Record<string, string> = {};
      const upTo = count < width ? count : width;
      for (let i = 0; i < upTo; i++) {
        const cell = cells[i]!;
        if (cell === '') continue;
        const part = partOf[i]!;
        if (part === 'ignore') continue;
        if (blank && cell.trim() !== '') blank = false;
        switch (part) {
          case 'field':
            fields[names[i]!] = cell;
            break;
          case 'text':
            if (texts === 1) text = cell;
            else text += `${text === '' ? '' : '\n'}${names[i]!}: ${cell}`;
            break;
          case 'reportedAt':
          case 'lossAt': {
            const at = readDate(cell, rules[i]!);
            if (typeof at === 'number') {
              if (part === 'reportedAt') reportedAt = at;
              else lossAt = at;
              // A guess keeps the cell where it was found.
              if (columns[i]!.by === 'content') fields[names[i]!] = cell;
            } else if (at === 'impossible' && columns[i]!.by !== 'content') {
              return {
                column: names[i]!,
                code: 'intake.impossible-date',
                why: 'the date does not exist or lies outside 1990 to now',
              };
            } else if (at !== 'none') fields[names[i]!] = cell;
            break;
          }
          case 'amount':
            amountAt = i;
            break;
          case 'currency':
            currencyAt = i;
            currency = readCurrency(cell);
            break;
          default: {
            const value = cell === last[i] ? cell : (last[i] = cell.trim());
            if (missing.test(value) || value === '') break;
            if (part === 'ref') {
              ref = value;
              serial = columns[i]!.serial === true;
            } else if (part === 'agency') agency = value;
            else if (part === 'language') language = languageTag(value);
            else if (part === 'channel') channel = value;
            else if (part === 'category') category = value;
            else victim = value;
          }
        }
      }
      if (blank) return undefined;

      const report: Report = { id: '', source: { exhibit: plan.exhibit, row }, text, fields };
      if (amountAt >= 0) {
        const column = columns[amountAt]!;
        const amount = readAmount(cells[amountAt]!, currency ?? column.currency ?? money, column.times);
        if (typeof amount === 'object') {
          report.amount = amount;
          if (currency !== undefined && amount.currency !== currency && currencyAt >= 0)
            fields[names[currencyAt]!] = cells[currencyAt]!;
        } else if (amount === 'negative' || amount === 'absurd') {
          const why = amount === 'negative' ? 'the amount is negative' : 'the amount is too large to be true';
          return { column: column.name, code: `intake.${amount}-amount`, why };
        } else if (amount === 'unread') fields[column.name] = cells[amountAt]!;
      }
      // A currency that says nothing of the amount, or has none to say it of, is not lost.
      if (currencyAt >= 0 && (report.amount === undefined || currency !== report.amount.currency))
        fields[names[currencyAt]!] = cells[currencyAt]!;
      report.id =
        ref === undefined || serial
          ? reportId(agency ?? '', 'content', content(cells, upTo))
          : reportId(agency ?? '', 'number', ref);
      if (ref !== undefined) report.ref = ref;
      if (agency !== undefined) report.agency = agency;
      if (reportedAt !== undefined) report.reportedAt = reportedAt;
      if (lossAt !== undefined) report.lossAt = lossAt;
      if (language !== undefined) report.language = language;
      if (channel !== undefined) report.channel = channel;
      if (category !== undefined) report.category = category;
      if (victim !== undefined) report.victim = victim;
      return report;
    },
  };
}

const languageNames: Readonly<Record<string, string>> = {
  chinese: 'zh',
  中文: 'zh',
  汉语: 'zh',
  漢語: 'zh',
  普通话: 'zh',
  mandarin: 'zh',
  english: 'en',
  英文: 'en',
  英语: 'en',
  英語: 'en',
};

/** BCP 47 primary tag of a language as a form spells it: `zh-CN`, `Chinese` and `中文` are all `zh`. */
function languageTag(value: string): string {
  if (value === 'zh' || value === 'en') return value;
  const lower = value.toLowerCase();
  return languageNames[lower] ?? /^([a-z]{2,3})(?:[-_]|$)/.exec(lower)?.[1] ?? lower;
}

/** Cells beyond the header that get a column of their own; a broken row of a million cells must not widen every other. */
const extraColumns = 16;

/** The record by column name, as it is written out to be corrected; cells beyond the header get numbered names. */
export function recordOf(table: TablePlan, cells: readonly string[], count: number): Record<string, string> {
  const record: Record<string, string> = {};
  const width = table.columns.length;
  for (const [i, { name }] of table.columns.entries()) record[name] = i < count ? cells[i]! : '';
  for (let i = width; i < Math.min(count, width + extraColumns); i++) record[`column ${i + 1}`] = cells[i]!;
  if (count > width + extraColumns)
    record[`column ${width + extraColumns}`] = cells.slice(width + extraColumns - 1, count).join(' ');
  return record;
}

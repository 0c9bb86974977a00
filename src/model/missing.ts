/** What sources call a report of somebody who is missing or was lured abroad, in a category or a column of types. */
const words =
  '失踪|失蹤|失联|失聯|走失|寻人|尋人|骗出境|騙出境|骗(?:至|到|往)境外|騙(?:至|到|往)境外|滞留境外|滯留境外|missing (?:persons?|people|child|relative|family)|^missing$|lured (?:abroad|overseas)|human trafficking|trafficking in (?:persons|human)|คนหาย|mất tích|လူပျောက်';

const missing = new RegExp(words, 'i');
/** Who cheated cannot be reached any more, and lost things: no missing people. */
const others = /平台|商家|客服|网站|網站|公司|店|骗子|payment|funds|parcel|package|item|refund/i;
const typeColumn = /类型|類型|类别|類別|类目|案由|性质|性質|\btype\b|\bcategory\b|\bkind\b|\bclass\b/i;

interface Filed {
  readonly category?: string | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** Whether a report was filed as one of somebody who is missing: by its category, or by a column that says what it is. */
export function isMissing({ category, fields = {} }: Filed): boolean {
  if (category !== undefined && saysMissing(category)) return true;
  for (const name in fields) if (isTypeColumn(name) && fields[name]!.length <= 40 && saysMissing(fields[name]!)) return true;
  return false;
}

/** A file asks the same few names for every report. */
const asked = new Map<string, boolean>();
const mostAsked = 4096;

function isTypeColumn(name: string): boolean {
  let is = asked.get(name);
  if (is === undefined) {
    if (asked.size >= mostAsked) asked.clear();
    asked.set(name, (is = typeColumn.test(name)));
  }
  return is;
}

function saysMissing(value: string): boolean {
  return missing.test(value.trim()) && !others.test(value);
}

/** What `--as missing` files reports as: in Chinese where the casebook's region writes it. */
export function missingCategory(region: string | undefined): string {
  return region !== undefined && ['CN', 'HK', 'MO', 'TW'].includes(region) ? '人员失踪' : 'missing person';
}

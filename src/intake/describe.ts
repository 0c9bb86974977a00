import type { ColumnPlan, Content, FilePlan, Format, Note, Part } from './file-plan.ts';

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
  mt940: ['MT940 bank statement', 'MT940 银行对账单'],
  camt: ['CAMT bank statement (ISO 20022)', 'CAMT 银行对账单（ISO 20022）'],
  sanctions: ['list of sanctions in XML (OFAC, UN)', 'XML 制裁名单（OFAC、联合国）'],
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
  own: ['account of the statement', '本方账户'],
  ownName: ['holder', '本方户名'],
  ownBank: ['bank', '本方开户行'],
  peer: ['account on the other side', '对方账户'],
  peerName: ['name on the other side', '对方户名'],
  peerBank: ['bank on the other side', '对方开户行'],
  from: ['paid by', '付款账户'],
  fromKind: ['kind of account that paid', '付款账户类别'],
  fromName: ['name of who paid', '付款户名'],
  fromBank: ['bank of who paid', '付款银行'],
  fromLabel: ['label of who paid', '付款方标签'],
  to: ['paid to', '收款账户'],
  toKind: ['kind of account that was paid', '收款账户类别'],
  toName: ['name of who was paid', '收款户名'],
  toBank: ['bank of who was paid', '收款银行'],
  toLabel: ['label of who was paid', '收款方标签'],
  at: ['time', '交易时间'],
  time: ['time of day', '交易时刻'],
  zone: ['time zone', '时区'],
  paid: ['amount out', '支出金额'],
  got: ['amount in', '收入金额'],
  direction: ['in or out', '收付标志'],
  balance: ['balance after', '交易后余额'],
  gotCurrency: ['currency received', '收到币种'],
  decimals: ['decimals of the token', '代币精度'],
  contract: ['contract of the token', '代币合约'],
  report: ['report number', '报案编号'],
  cash: ['in notes or not', '现金标志'],
  success: ['whether it succeeded', '交易是否成功'],
  form: ['kind of movement', '交易类型'],
  note: ['purpose', '摘要'],
  account: ['account', '账户'],
  label: ['known as', '标签'],
  abuse: ['kind of abuse', '涉案类别'],
  actor: ['who is behind it', '背后主体'],
  source: ['source', '来源'],
  day: ['day', '日期'],
  rate: ['rate', '汇率'],
  domain: ['domain', '域名'],
  registrar: ['registrar', '注册商'],
  created: ['registered on', '注册日期'],
  nameserver: ['name servers', '域名服务器'],
  ip: ['address of the network', '解析地址'],
  asn: ['number of the network', '自治系统号'],
  hosting: ['hosting service', '托管商'],
  issuer: ['issuer of the certificate', '证书签发者'],
  serial: ['number of the certificate', '证书序列号'],
  san: ['other names of the certificate', '证书其他域名'],
  personName: ['name', '姓名'],
  surname: ['surname', '姓'],
  given: ['given name', '名'],
  alias: ['other name', '别名、化名'],
  weakAlias: ['other name, not sure', '别名（不确定）'],
  former: ['former name', '曾用名'],
  nickname: ['nickname', '绰号'],
  sex: ['sex', '性别'],
  born: ['born', '出生日期'],
  age: ['age', '年龄'],
  nationality: ['nationality', '国籍'],
  idNumber: ['identity paper', '证件号码'],
  idKind: ['kind of paper', '证件类型'],
  idCountry: ['paper issued by', '签发国家'],
  passport: ['passport', '护照号'],
  mrz: ['machine-readable zone', '机读码'],
  origin: ['place of birth, registration or living', '籍贯、户籍地、住址'],
  father: ['father', '父亲'],
  mother: ['mother', '母亲'],
  spouse: ['spouse', '配偶'],
  kin: ['relatives', '亲属'],
  phone: ['telephone', '电话'],
  handle: ['account of a messenger', '社交账号'],
  email: ['e-mail', '电子邮箱'],
  wallet: ['wallet address', '钱包地址'],
  status: ['status', '状态'],
  entity: ['kind of entry', '条目类型'],
  remarks: ['remarks with DOB, POB, papers', '备注（含出生日期、证件等）'],
};

const contentNames: Readonly<Record<Content, readonly [string, string]>> = {
  transfers: ['transfers', '交易流水'],
  labels: ['labels of accounts or facts of domains', '账户标签或域名信息'],
  rates: ['rates of days', '每日汇率'],
  roster: ['roster of people', '人员名册'],
  wanted: ['wanted list', '在逃人员名单'],
};

const delimiterNames: Readonly<Record<number, readonly [string, string]>> = {
  0: ['one column', '单列'],
  9: ['tab', '制表符'],
  44: ['comma', '逗号'],
  59: ['semicolon', '分号'],
  124: ['bar', '竖线'],
};

const ofPeople: Partial<Record<Part, readonly [string, string]>> = {
  field: ['kept as it is', '原样保留'],
  ref: ['number in the list', '名单编号'],
  text: ['told in words', '陈述、案由'],
  category: ['suspect, victim, witness …', '身份类别'],
  day: ['day of the entry', '登记、查获日期'],
  account: ['bank account', '银行账号'],
};

/** Parts that mean something else where the rows are no reports. */
const otherwise: Readonly<Partial<Record<Content, Partial<Record<Part, readonly [string, string]>>>>> = {
  transfers: { ref: ['number of the movement', '交易流水号'], amount: ['amount', '交易金额'], field: ['not read', '未读取'] },
  labels: { field: ['not read', '未读取'] },
  roster: ofPeople,
  wanted: ofPeople,
  rates: { from: ['currency', '币种'], to: ['currency it is told in', '折算币种'], field: ['not read', '未读取'] },
};

/** What was recognised, in a few lines for the person at the machine; names columns, never quotes a cell. */
export function describe(plan: FilePlan, lang: Lang): string {
  const pick = ([en, zh]: readonly [string, string]): string => (lang === 'zh' ? zh : en);
  const head = [plan.name, pick(formatNames[plan.format])];
  if (plan.format === 'csv') {
    const { delimiter } = plan.dialect;
    head.push(pick(delimiterNames[delimiter] ?? [String.fromCodePoint(delimiter), String.fromCodePoint(delimiter)]));
  }
  if (plan.content !== undefined) head.push(pick(contentNames[plan.content]));
  if (!['xlsx', 'pdf', 'image'].includes(plan.format)) head.push(plan.encoding);
  head.push(pick([`times in ${plan.zone}`, `时区 ${plan.zone}`]));
  const lines = [head.join(pick([', ', '，']))];
  for (const table of plan.tables) {
    if (table.name !== undefined) lines.push(pick([`sheet ${table.name}`, `工作表 ${table.name}`]));
    const columns = isTable(plan.format) ? table.columns : table.columns.map((column) => ({ ...column, by: 'none' as const }));
    lines.push(
      ...describeColumns(columns, plan.content === undefined ? partNames : { ...partNames, ...otherwise[plan.content] }, pick),
    );
  }
  for (const note of plan.notes) lines.push(lang === 'zh' ? note.zh : note.en);
  return lines.join('\n');
}

/** In the other formats the columns are ours, and there is nothing to say about how they were recognised. */
function isTable(format: Format): boolean {
  return format === 'csv' || format === 'jsonl' || format === 'json' || format === 'xlsx';
}

function describeColumns(
  columns: readonly ColumnPlan[],
  names: typeof partNames,
  pick: (names: readonly [string, string]) => string,
): string[] {
  const used = columns.filter((column) => column.part !== 'field');
  const fields = columns.filter((column) => column.part === 'field').map((column) => column.name);
  const lines = used.map((column) => `  ${column.name} → ${pick(names[column.part])}${pick(reason(column))}`);
  const shown = fields.slice(0, 20).join(', ');
  const more = fields.length > 20 ? pick([` and ${fields.length - 20} more`, ` 等另 ${fields.length - 20} 列`]) : '';
  if (fields.length > 0) lines.push(`  ${shown}${more} → ${pick(names.field)}`);
  return lines;
}

function reason(column: ColumnPlan): readonly [string, string] {
  if (column.by === 'map') return [' (from the map)', '（按映射文件）'];
  if (column.outsideId === true) return [' (a label only)', '（仅作标签）'];
  if (column.by === 'content') return [' (by its content)', '（按内容推断）'];
  if (column.serial === true) return [' (running number, a label only)', '（流水序号，仅作标签）'];
  return ['', ''];
}

/** What a column of such a file is called that is read as `part`. */
export function partName(part: Part, content: Content): Note {
  const [en, zh] = otherwise[content]?.[part] ?? partNames[part];
  return { en, zh };
}

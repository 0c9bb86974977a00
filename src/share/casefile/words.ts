import type { FreezeState, IndicatorKind, Sentence, StopReason, SubjectCategory, TraceMethod } from '../../model/index.ts';
import type { Language } from './names.ts';

const both = (en: string, zh: string): Sentence => ({ en, zh });

/** Labels that the pages set; sentences with figures in them are made where the figures are. */
export const labels = {
  caseFile: both('Case file', '移送卷宗'),
  caseNumber: both('Case', '案件编号'),
  law: both('Offence', '涉嫌罪名'),
  from: both('From', '移送单位'),
  to: both('To', '接收单位'),
  court: both('Court', '管辖法院'),
  officers: both('Officers', '承办人员'),
  purpose: both('Purpose', '用途'),
  reason: both('Why it is sent', '移送事由'),
  package: both('Package', '卷宗编号'),
  asOf: both('As of', '截至'),
  opened: both('Case opened', '立案'),
  hold: both('Legal hold', '证据保全'),
  redaction: both('Left out', '隐去内容'),
  head: both('Head of the log', '日志签名头'),
  origin: both('Origin', '日志名称'),
  acts: both('Acts', '操作数'),
  root: both('Root', '根哈希'),
  key: both('Key', '验证公钥'),
  howToRead: both('How to read this file', '阅读说明'),
  person: both('decided by a person', '人工认定'),
  machine: both('proposed by the machine', '机器提议'),
  contents: both('Contents', '目录'),
  summary: both('Summary', '案情摘要'),
  suspects: both('Suspects', '嫌疑人'),
  rings: both('Rings', '团伙'),
  timeline: both('Timeline', '时间线'),
  board: both('Evidence board', '证据矩阵'),
  money: both('Money', '涉案资金'),
  links: both('Links and their reasons', '串并依据'),
  decisions: both('Decisions of people, and rejected links', '人工研判与被否定的串并'),
  reports: both('Reports', '报案'),
  exhibits: both('Exhibits', '证物清单'),
  custody: both('Chain of custody', '保管链'),
  samples: both('Samples', '抽样取证'),
  certification: both('Certification', '真实性证明'),
  verify: both('How to verify', '如何核验'),
  loss: both('Loss told', '陈述损失'),
  period: both('Reported', '报案时间'),
  aliases: both('Also called', '别名'),
  category: both('Category', '身份类别'),
  basis: both('Basis', '依据性质'),
  note: both('Note', '备注'),
  indicators: both('Indicators', '涉案标识'),
  overridden: both('Protection overridden', '不适用保护'),
  unnamed: both('not yet named', '身份待查'),
  kind: both('Kind', '类别'),
  value: both('Value', '内容'),
  named: both('Reports', '报案数'),
  suspect: both('Suspect', '嫌疑人'),
  ring: both('Ring', '团伙'),
  otherRings: both('Other rings of the case', '本案其他团伙'),
  status: both('Status', '状态'),
  confidence: both('Confidence', '置信度'),
  services: both('Shared services, set aside', '共用服务商（不作串并依据）'),
  why: both('Why', '理由'),
  event: both('Event', '事件'),
  day: both('Day', '日期'),
  time: both('Time (UTC)', '时间（UTC）'),
  perWeek: both('Reports per week', '每周报案数'),
  perMonth: both('Reports per month', '每月报案数'),
  perYear: both('Reports per year', '每年报案数'),
  element: both('Element', '构成要件'),
  offence: both('Offence', '全案'),
  supported: both('shown', '已证'),
  contested: both('contested', '有争议'),
  missing: both('missing', '缺失'),
  notApplicable: both('n/a', '不适用'),
  computed: both('computed', '自动得出'),
  gap: both('Gap', '缺口'),
  ask: both('Who can fill it', '可向谁调取'),
  speaksFor: both('for', '支持'),
  speaksAgainst: both('against', '反对'),
  setAside: both('not applicable', '不适用'),
  figures: both('Figures against thresholds', '数额与标准对照'),
  figure: both('Figure', '指标'),
  grade: both('Grade reached', '达到档次'),
  sources: both('Made from', '依据文件'),
  unchecked: both('not yet checked against the text', '条文待核对'),
  receivers: both('Who received it, as reports say and transfers show', '收款方（报案所称及交易记录）'),
  lossesTitle: both('What was lost, case by case', '逐案损失'),
  gross: both('Gross', '被骗金额'),
  returned: both('Came back', '已返还'),
  net: both('Net', '实际损失'),
  shownBy: both('Shown by', '依据'),
  whole: both('All', '合计'),
  paidIn: both('Paid in, by transfers', '交易记录流入'),
  tracesTitle: both('Where it went', '资金流向'),
  hop: both('Hop', '层级'),
  accounts: both('Accounts', '账户数'),
  transfers: both('Transfers', '交易笔数'),
  carried: both('Of the loss', '涉案资金'),
  stopped: both('Where it stops', '止于'),
  freezesTitle: both('Stops of payment and freezes', '止付与冻结'),
  account: both('Account', '账户'),
  asked: both('Asked', '协助单位'),
  disputed: both('In dispute', '涉案金额'),
  state: both('State', '状态'),
  until: both('Until (UTC)', '截止（UTC）'),
  actsReports: both('Acts / reports', '操作号 / 报案数'),
  statementsMissing: both('Statements to ask for', '应调取的交易明细'),
  bank: both('Bank', '银行'),
  since: both('From', '起始日'),
  cameIn: both('Came in', '流入'),
  exhibit: both('Exhibit', '证物'),
  row: both('Row', '行'),
  agency: both('Agency', '受理单位'),
  type: both('Type', '案件类别'),
  amount: both('Amount', '金额'),
  report: both('Report', '报案'),
  weight: both('Weight', '权重'),
  against: both('Against', '反证'),
  legalBasis: both('Ground for joinder', '并案依据'),
  decision: both('Decision', '研判结论'),
  by: both('By', '操作人'),
  act: both('Act', '操作号'),
  stands: both('stands', '有效'),
  undone: both('taken back', '已撤销'),
  disagreements: both('Where people decided unlike', '意见不一致'),
  number: both('No.', '编号'),
  file: both('File', '文件'),
  sealed: both('Sealed', '封存'),
  checks: both('Prosecutor’s review list', '检察审查要点'),
} as const satisfies Readonly<Record<string, Sentence>>;
export type Word = keyof typeof labels;

/** All labels in one language, as the pages take them. */
export function wordsOf(lang: Language): Record<Word, string> {
  return Object.fromEntries(Object.entries(labels).map(([name, sentence]) => [name, sentence[lang]])) as Record<Word, string>;
}

export const kinds: Readonly<Record<IndicatorKind | 'stem' | 'text' | 'victim', Sentence>> = {
  phone: both('phone', '电话'),
  url: both('web address', '网址'),
  domain: both('domain', '域名'),
  ip: both('IP address', 'IP 地址'),
  email: both('e-mail', '邮箱'),
  wallet: both('wallet', '钱包地址'),
  txid: both('transaction', '链上交易'),
  card: both('bank card', '银行卡'),
  account: both('bank account', '银行账户'),
  iban: both('IBAN', 'IBAN'),
  handle: both('account name', '社交账号'),
  app: both('app', '应用'),
  idcard: both('identity card', '身份证号'),
  passport: both('passport', '护照号'),
  hash: both('file hash', '文件哈希'),
  tracker: both('tracking code', '统计代码'),
  platform: both('platform name', '平台名称'),
  stem: both('domain stem', '域名词干'),
  text: both('wording', '话术'),
  victim: both('same victim', '同一被害人'),
};

export const categories: Readonly<Record<SubjectCategory, Sentence>> = {
  suspect: both('suspect', '犯罪嫌疑人'),
  wanted: both('wanted', '在逃人员'),
  convicted: both('convicted', '已决犯'),
  victim: both('victim', '被害人'),
  trafficking: both('possible victim of trafficking', '疑似被贩运人员'),
  witness: both('witness', '证人'),
  other: both('other', '其他人员'),
};

export const bases = { fact: both('fact', '事实'), assessment: both('assessment', '推断') } as const;

export const ringStates = {
  proposed: both('proposal of the machine', '机器提议'),
  confirmed: both('confirmed by a person', '人工确认'),
  merged: both('merged', '已合并'),
  split: both('split', '已拆分'),
  dismissed: both('dismissed by a person', '人工否定'),
} as const;

export const legalBases = {
  site: both('same site', '同一网站'),
  chat_group: both('same chat group', '同一通讯群组'),
  fund_account: both('same fund account', '同一资金账户'),
  den: both('same den', '同一窝点'),
} as const;

export const addresseeWords = {
  bank: both('bank', '银行'),
  telecom: both('telecom operator', '电信运营商'),
  platform: both('platform', '网络平台'),
  exchange: both('crypto exchange', '虚拟货币交易所'),
  police: both('victim’s police station', '被害人所在地公安机关'),
  foreign: both('foreign authority', '境外主管机关'),
} as const;

export const figureWords = {
  loss: both('loss', '损失'),
  amount: both('amount', '数额'),
  messages: both('messages', '信息条数'),
  calls: both('calls', '通话次数'),
  pageViews: both('page views', '浏览量'),
  denDays: both('days at a den', '窝点停留天数'),
  crossings: both('border crossings', '出入境次数'),
} as const;

export const checkPoints = {
  original_medium: both('original medium', '原始存储介质'),
  signature_or_certificate: both('signatures', '签名盖章'),
  hash_recheck: both('hash rechecked', '哈希复核'),
  sealed_before_use: both('sealed before use', '先封存后使用'),
  custody_unbroken: both('custody unbroken', '保管链完整'),
  reproducible: both('reproducible', '可重现'),
  changes_explained: both('changes explained', '增删改有说明'),
  backup_equals_original: both('backup equals original', '备份与原件一致'),
  post_freeze_log: both('freeze log', '冻结后日志'),
  foreign_source: both('foreign source', '境外来源'),
} as const;

export const samplingWords = {
  reports: both('reports', '报案'),
  exhibits: both('exhibits', '证物'),
  messages: both('messages', '消息'),
  random: both('random', '简单随机'),
  systematic: both('systematic', '等距'),
  stratified: both('stratified', '分层'),
} as const;

export const traceMethods = {
  fifo: both('first in, first out', '先进先出'),
  'pro-rata': both('pro rata', '按比例'),
  poison: both('traced money first', '涉案资金先出'),
  'first-in-balance': both('own money first', '自有资金先出'),
} as const satisfies Readonly<Record<TraceMethod, Sentence>>;

export const stopReasons = {
  held: both('still there, by its statement', '仍在账内'),
  unseen: both('no statement tells', '无明细，去向不明'),
  'cash-out': both('drawn in cash', '取现'),
  exchange: both('exchange', '虚拟货币交易所'),
  'mixed-service': both('service that mixes', '混同服务'),
  'unknown-outflow': both('left, nobody says where to', '转出，对手不明'),
  fee: both('fee', '手续费'),
  returned: both('back to who lost it', '返还被害人'),
  'no-rate': both('other currency, no rate', '换币且无汇率'),
  dust: both('too small to follow', '小额不再追踪'),
  horizon: both('as far as was asked', '达到追踪上限'),
} as const satisfies Readonly<Record<StopReason, Sentence>>;

export const freezeSteps = {
  stop: both('stop of payment', '止付'),
  'stop.again': both('second stop of payment', '再次止付'),
  freeze: both('freeze', '冻结'),
} as const;

export const freezeStates = {
  proposed: both('proposed', '已提出'),
  sent: both('sent', '已发送'),
  confirmed: both('confirmed', '已确认'),
  refused: both('refused', '被拒绝'),
  expired: both('expired', '已到期'),
  released: both('released', '已解除'),
} as const satisfies Readonly<Record<FreezeState, Sentence>>;

import { type Because, type Link, type Ring, type Sentence, type Service, tableOf, widthOf, wrap } from '../model/index.ts';
import type { RingSummary, Tally, TopIndicator } from './summary.ts';
import type { Why } from './why.ts';
import { groups, type Language, legalBasisOf, legalGrounds, nounOf, nouns, type TieKind } from './words.ts';

/** Columns of the terminal that pages are laid out for. */
const pageWidth = 100;
/** Indicators and links shown for each group of kinds before the rest is counted. */
const shownIndicators = 8;
const shownLinks = 4;
/** Values listed on one line. */
const shownValues = 5;

/** A ring without its members, as a casebook keeps it. */
type RingRow = Omit<Ring, 'reports'>;

/** A ring as the table lists it. */
export interface RingLine {
  readonly ring: RingRow;
  readonly size: number;
  /** Sentence of the strongest link. */
  readonly top?: string;
}

interface PageOptions {
  /** Name a report is known by; default: Clew's id. */
  readonly name?: (id: string) => string;
  /** Every indicator and link instead of the strongest. */
  readonly all?: boolean;
}

const words = {
  ring: { en: 'ring', zh: '团伙' },
  reports: { en: 'reports', zh: '报案' },
  confidence: { en: 'confidence', zh: '可信度' },
  period: { en: 'first – last', zh: '起止' },
  loss: { en: 'loss', zh: '损失' },
  reason: { en: 'strongest reason', zh: '最强理由' },
  cohesion: { en: 'cohesion', zh: '紧密度' },
  services: { en: 'shared services', zh: '共用服务' },
  agencies: { en: 'agencies', zh: '受理单位' },
  categories: { en: 'scam types as filed', zh: '登记类型' },
  languages: { en: 'languages', zh: '语言' },
  status: { en: 'status', zh: '状态' },
  kind: { en: 'kind', zh: '类别' },
  value: { en: 'value', zh: '值' },
  rings: { en: 'rings', zh: '团伙' },
  exclusivity: { en: 'exclusivity', zh: '专属度' },
  weight: { en: 'weight', zh: '权重' },
  none: { en: 'none', zh: '无' },
} satisfies Record<string, Sentence>;

const statuses: Readonly<Record<Ring['status'], Sentence>> = {
  proposed: { en: 'proposed by the machine, not yet judged by a person', zh: '系统建议，尚待人工研判' },
  confirmed: { en: 'confirmed by a person', zh: '已经人工确认' },
  merged: { en: 'merged into another ring', zh: '已并入其他团伙' },
  split: { en: 'split', zh: '已拆分' },
  dismissed: { en: 'dismissed by a person', zh: '已经人工否定' },
};

/** The rings, one line each. */
export function renderRings(lines: readonly RingLine[], lang: Language): string {
  if (lines.length === 0) return lang === 'en' ? 'No rings.\n' : '没有团伙。\n';
  return tableOf(
    [
      { title: words.ring[lang] },
      { title: words.reports[lang], align: 'right' },
      { title: words.confidence[lang], align: 'right' },
      { title: words.period[lang] },
      { title: words.loss[lang], align: 'right' },
      { title: words.reason[lang], widest: 80 },
    ],
    lines.map(({ ring, size, top }) => [
      ring.id,
      String(size),
      probability(ring.confidence),
      period(ring),
      losses(ring.loss),
      top ?? '',
    ]),
  );
}

/** One ring: figures, what its reports share, and the reasons grouped by kind. `links` come strongest first. */
export function renderRing(summary: RingSummary, links: readonly Link[], lang: Language, options: PageOptions = {}): string {
  const { ring } = summary;
  const rows: [string, string][] = [
    [words.status[lang], statuses[ring.status][lang]],
    [words.reports[lang], reportsLine(summary, lang)],
    [words.confidence[lang], `${probability(ring.confidence)}  ${text('its weakest join', '最弱的一环', lang)}`],
    [
      words.cohesion[lang],
      `${percent(ring.cohesion)}  ${text('of the reports hang on two or more separate indicators', '的报案由两个以上独立标识相连', lang)}`,
    ],
    [words.period[lang], period(ring)],
    [words.loss[lang], lossLine(summary, lang)],
    [words.categories[lang], tallies(summary.categories, lang)],
    [words.languages[lang], tallies(summary.languages, lang)],
    [words.agencies[lang], tallies(summary.agencies, lang)],
  ];
  if (ring.services.length > 0) {
    const note = text('(tie nobody by themselves)', '（仅凭它们不作串并）', lang);
    rows.push([words.services[lang], `${list(ring.services, lang)}  ${note}`]);
  }
  const width = rows.reduce((most, [title]) => Math.max(most, widthOf(title)), 0);
  const figures = rows.map(([title, value]) => `  ${title}${' '.repeat(width - widthOf(title))}  ${value}`);
  const head = `${words.ring[lang]} ${ring.id}\n${figures.join('\n')}\n`;
  return [head, ...groups.map((group) => section(group, summary, links, lang, options)).filter((each) => each !== '')].join('\n');
}

/** Indicators of a group of kinds, then the links whose strongest tie is one of them. */
function section(
  { title, kinds }: (typeof groups)[number],
  { indicators }: RingSummary,
  links: readonly Link[],
  lang: Language,
  { name, all = false }: PageOptions,
): string {
  const shared = indicators.filter(({ kind }) => kinds.includes(kind));
  const mine = links.filter(({ because }) => because[0] !== undefined && kinds.includes(because[0].kind));
  if (shared.length === 0 && mine.length === 0) return '';
  const lines = [title[lang]];
  for (const each of all ? shared : shared.slice(0, shownIndicators)) lines.push(`  ${indicatorLine(each, lang)}`);
  if (!all) lines.push(...more(shared.length - shownIndicators, text('more indicators', '项标识', lang), lang));
  for (const link of all ? mine : mine.slice(0, shownLinks)) lines.push(renderLink(link, lang, name));
  if (!all) lines.push(...more(mine.length - shownLinks, text('more links', '条关联', lang), lang));
  return `${lines.join('\n')}\n`;
}

/** A handle without its service, which the noun tells. */
const bare = (kind: TieKind, value: string): string => (kind === 'handle' ? value.slice(value.indexOf(':') + 1) : value);

function indicatorLine({ kind, value, reports, inRing }: TopIndicator, lang: Language): string {
  const shown = `${nounOf(kind, value, lang)} ${bare(kind, value)}`;
  const count =
    reports === inRing
      ? text(`${inRing} reports, all in this ring`, `${inRing}份报案，均在本团伙`, lang)
      : text(`${inRing} of its ${reports} reports are in this ring`, `${reports}份报案中${inRing}份在本团伙`, lang);
  return `${shown}  ${count}${ground(kind, value, lang)}`;
}

function ground(kind: TieKind, value: string, lang: Language): string {
  const basis = legalBasisOf(kind, value);
  return basis === undefined
    ? ''
    : text(`  [${basis}: ${legalGrounds[basis].en}]`, `  [${basis}：${legalGrounds[basis].zh}]`, lang);
}

/** One link: the pair with its figures, the sentence, what speaks against. */
function renderLink(link: Link, lang: Language, name: (id: string) => string = (id) => id): string {
  const figures = `${words.weight[lang]} ${link.weight.toFixed(1)}  ${words.confidence[lang]} ${probability(link.confidence)}`;
  const lines = [`    ${name(link.a)} – ${name(link.b)}  ${figures}`, wrap(link.sentence[lang], pageWidth, '      ')];
  for (const sentence of link.against) {
    lines.push(wrap(`${text('Against: ', '不利于串并：', lang)}${sentence[lang]}`, pageWidth, '      '));
  }
  return lines.join('\n');
}

/** The answer to "why these two?". `name` gives the name a report is known by. */
export function renderWhy(found: Why, lang: Language, name: (id: string) => string = (id) => id): string {
  const parts: string[] = [];
  const part = (title: Sentence, sentences: readonly string[]): void => {
    if (sentences.length === 0) return;
    parts.push(`${title[lang]}\n${sentences.map((each) => wrap(each, pageWidth, '  ')).join('\n')}\n`);
  };
  const told = (link: Why['direct']): string =>
    `${name(link.a)} – ${name(link.b)}  ${words.weight[lang]} ${link.weight.toFixed(1)}  ${link.sentence[lang]}`;
  parts.push(`${name(found.a)} – ${name(found.b)}\n${wrap(found.standing[lang], pageWidth, '  ')}\n`);
  part(
    { en: 'Decided by people', zh: '人工研判' },
    found.judgements.map((each) => each[lang]),
  );
  part(
    { en: 'One case told twice', zh: '同一案件重复报案' },
    found.oneCase.map((each) => each[lang]),
  );
  part({ en: 'What they share', zh: '共同点' }, [
    told(found.direct),
    ...found.direct.because.map((tie) => tieLine(tie, lang, name)),
  ]);
  part({ en: 'The way from one to the other inside the ring', zh: '团伙内的关联路径' }, found.path.map(told));
  part(
    { en: 'Against', zh: '不利于串并' },
    found.against.map((each) => each[lang]),
  );
  part(
    { en: 'Shared, but no tie', zh: '相同但不作为依据' },
    found.aside.map(({ sentence }) => sentence[lang]),
  );
  part(
    { en: 'Missing', zh: '尚缺' },
    found.missing.map((each) => each[lang]),
  );
  return parts.join('\n');
}

function tieLine({ kind, value, weight, legalBasis, spans }: Because, lang: Language, name: (id: string) => string): string {
  const noun = nounOf(kind, value, lang);
  const shown = kind === 'text' || kind === 'victim' ? noun : `${noun} ${bare(kind, value)}`;
  const basis = legalBasis === undefined ? '' : ground(kind, value, lang);
  const places = new Map<string, string[]>();
  for (const { report, field, start, end } of spans) {
    const place = `${field ?? text('text', '正文', lang)} ${start}–${end}`;
    places.set(report, [...(places.get(report) ?? []), place]);
  }
  const where = [...places].map(([report, found]) => `${name(report)}: ${found.join(', ')}`).join('; ');
  return `${weight < 0 ? '' : '+'}${weight.toFixed(1)}  ${shown}${basis}${where === '' ? '' : `  (${where})`}`;
}

/** Indicators set aside, widest reach first. */
export function renderServices(services: readonly Service[], lang: Language): string {
  if (services.length === 0) return lang === 'en' ? 'No indicator was set aside.\n' : '没有被识别为共用服务的标识。\n';
  return tableOf(
    [
      { title: words.kind[lang] },
      { title: words.value[lang], widest: 44 },
      { title: words.reports[lang], align: 'right' },
      { title: words.rings[lang], align: 'right' },
      { title: words.exclusivity[lang], align: 'right' },
    ],
    services.map(({ kind, value, reports, rings, exclusivity }) => [
      nouns[kind][lang],
      value,
      String(reports),
      String(rings),
      exclusivity.toFixed(2),
    ]),
  );
}

const text = (en: string, zh: string, lang: Language): string => (lang === 'en' ? en : zh);
/** Never rounded up to certainty. */
const probability = (p: number): string => (p < 1 ? Math.min(0.99, Math.floor(p * 100) / 100).toFixed(2) : '1.00');
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function period({ firstSeen, lastSeen }: RingRow): string {
  return firstSeen === undefined || lastSeen === undefined ? '' : `${day(firstSeen)} – ${day(lastSeen)}`;
}

/** Minor units in a currency's usual form: two decimals for ISO 4217 currencies, six for tokens; yen and won none. */
function amount(minor: number, currency: string): string {
  const digits = decimals[currency] ?? (currency.length > 3 ? 6 : 2);
  const whole = Math.round(minor / 10 ** digits);
  return `${currency} ${whole.toLocaleString('en-US')}`;
}
const decimals: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, VND: 0, USDT: 6, USDC: 6 };

function losses(loss: Ring['loss']): string {
  return Object.entries(loss)
    .sort(([, x], [, y]) => y - x)
    .map(([currency, minor]) => amount(minor, currency))
    .join(', ');
}

function lossLine({ ring, duplicates, withoutAmount }: RingSummary, lang: Language): string {
  const told = losses(ring.loss) || words.none[lang];
  const notes: string[] = [];
  if (duplicates > 0) notes.push(text('each case once', '同一案件只计一次', lang));
  if (withoutAmount > 0) notes.push(text(`${withoutAmount} reports tell no amount`, `${withoutAmount}份报案未写金额`, lang));
  return notes.length === 0 ? told : text(`${told}  (${notes.join(', ')})`, `${told}（${notes.join('；')}）`, lang);
}

function reportsLine({ ring, duplicates }: RingSummary, lang: Language): string {
  const size = ring.reports.length;
  return duplicates === 0
    ? String(size)
    : text(`${size}  (${duplicates} tell a case again)`, `${size}（其中${duplicates}份为重复报案）`, lang);
}

function tallies(counts: readonly Tally[], lang: Language): string {
  if (counts.length === 0) return words.none[lang];
  return list(
    counts.map(({ value, reports }) => `${value} ${reports}`),
    lang,
  );
}

function list(values: readonly string[], lang: Language): string {
  const rest = values.length - shownValues;
  const shown = values.slice(0, shownValues).join(', ');
  return rest <= 0 ? shown : text(`${shown} and ${rest} more`, `${shown}等${values.length}项`, lang);
}

function more(count: number, what: string, lang: Language): string[] {
  return count <= 0 ? [] : [text(`    … ${count} ${what} (--all)`, `    …… 另有${count}${what}（--all）`, lang)];
}

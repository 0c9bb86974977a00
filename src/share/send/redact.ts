import {
  type Board,
  type Dossier,
  type DossierMention,
  type DossierReport,
  type IndicatorKind,
  type Link,
  type NamedSuspect,
  personalKinds,
} from '../../model/index.ts';
import { addAccountSecrets, redactedMoney } from './redact-money.ts';
import { holdsNames, tellsOfOthers, tellsOfPerson } from './person-columns.ts';
import { type Places, rebuilt } from './rebuilt.ts';
import { Secrets } from './secrets.ts';

/** A dossier without what names a victim. */
export interface Redacted {
  readonly dossier: Dossier;
  /** Statements, indicators and persons left out. */
  readonly withheld: number;
  /** Every name, number and account known to be a victim's or not known to be anybody else's: none may leave anywhere. */
  readonly secrets: string[];
}

/** People in a case who are not accused of anything: victims of trafficking stand in compounds beside those who run them. */
const protectedPersons: ReadonlySet<NamedSuspect['category']> = new Set(['victim', 'trafficking']);

/** Members that hold words of a fixed list, hashes or ids: nothing in them is anybody's name. */
const fixed = new Set(
  (
    'kind role roles status tier verdict stance state basis point letter legalBasis figure currency jurisdiction language region ' +
    'id a b report reports ring rings exhibit sha256 digest root key origin element template templates suspect suspects drawn by openedBy takenBy'
  ).split(' '),
);

/**
 * Takes out of a dossier all that names a victim. Of statements only the indicators stay that are the other side's: nobody can
 * list every word by which a person may be known, so no other word of a statement leaves. What officers wrote is kept, with
 * every known name, number and account in it blanked.
 */
export function redact(dossier: Dossier): Redacted {
  const shown = shownIndicators(dossier);
  const secrets = secretsOf(dossier, shown);
  addAccountSecrets(dossier, secrets);
  const places: Places = new Map();
  const pseudonyms = new Map<string, string>();
  let withheld = 0;
  const reports = dossier.reports.map((report) => {
    const stripped = strip(report, shown, secrets, places, pseudonyms);
    if (stripped.text !== report.text || Object.keys(report.fields).length > 0) withheld++;
    return stripped;
  });
  const naming = namingReports(reports);
  const isKept = ({ kind, value }: Pick<DossierMention, 'kind' | 'value'>): boolean => naming.has(keyOf(kind, value));
  withheld += dossier.indicators.filter((each) => !isKept(each)).length;
  withheld += dossier.suspects.filter(({ category }) => protectedPersons.has(category)).length;
  const { money, withheld: accounts } = redactedMoney(dossier.money);
  withheld += accounts;
  const limited = (those: readonly string[], each: Pick<DossierMention, 'kind' | 'value'>): string[] =>
    those.filter((id) => naming.get(keyOf(each.kind, each.value))!.has(id));
  const cut: Dossier = {
    ...dossier,
    suspects: dossier.suspects.map(shieldedPerson),
    boards: dossier.boards.map((board) => movedGrounds(board, places)),
    reports,
    links: dossier.links.map((link) => strippedLink(link, isKept, places)),
    indicators: dossier.indicators.filter(isKept).map((each) => ({ ...each, reports: limited(each.reports, each) })),
    services: dossier.services.filter(isKept),
    money: {
      ...money,
      receivers: dossier.money.receivers.filter(isKept).map((each) => ({ ...each, reports: limited(each.reports, each) })),
    },
  };
  return { dossier: blankedIn(cut, secrets), withheld, secrets: secrets.words };
}

const keyOf = (kind: string, value: string): string => `${kind}\t${value}`;

/** Reports from which a personal indicator is the other side's though none says so in as many words. */
const enoughReports = 3;

/** Indicators that may be shown: nobody calls them a victim's, and what is personal is surely the other side's. */
function shownIndicators({ reports }: Dossier): ReadonlySet<string> {
  const roles = new Map<string, Set<string>>();
  const victims = new Set<string>();
  const sure = new Set<string>();
  const calling = new Map<string, Set<string>>();
  for (const report of reports) {
    for (const mention of report.mentions) {
      const { kind, value, role } = mention;
      const key = keyOf(kind, value);
      roles.set(key, (roles.get(key) ?? new Set()).add(role));
      if (role === 'victim') victims.add(digitsOf(kind, value) ?? key);
      if (role === 'institution' || (role === 'suspect' && isSure(report, mention))) sure.add(key);
      if (role === 'suspect') calling.set(key, (calling.get(key) ?? new Set()).add(report.id));
    }
  }
  const may = [...roles].filter(([key, named]) => {
    const [kind, value] = key.split('\t') as [IndicatorKind, string];
    if (named.has('victim') || victims.has(digitsOf(kind, value) ?? key)) return false;
    // Where no report says that what is somebody's own is the other side's, it may be the victim's.
    return !personalKinds.has(kind) || sure.has(key) || (calling.get(key)?.size ?? 0) >= enoughReports;
  });
  return new Set(may.map(([key]) => key));
}

/** Words after which an account is the one that was paid from, whatever else the sentence says. */
const paidFrom = /(?:\bfrom|\busing|\bwith|\bout of|从|由|用)\s*(?:[\p{L}'’]+\s*){0,2}[:：]?\s*$/iu;
/** How people sign: nothing but a label before it. */
const signed =
  /(?:^|[。.;；!！?？\n,，])\s*(?:my|我的|本人)?\s*(?:联系|电子)?(?:邮箱|邮件|电话|手机|号码|方式|微信|账号|卡号|身份证|护照|e-?mail|tel|phone|mobile|contact|address|passport|id)+(?:地址|号码?)?\s*(?:[:：是为]|is)?\s*$/iu;
const accounts: ReadonlySet<IndicatorKind> = new Set(['account', 'card', 'iban', 'wallet']);
/** Characters before a mention that are looked at, within its sentence. */
const reach = 40;

/**
 * Whether it is beyond doubt that a mention is the other side's: its column says so, or it stands in a statement in a way in which
 * people do not give their own. Linking may err; what leaves without the victims may not.
 */
function isSure({ text }: DossierReport, { kind, field, start }: DossierMention): boolean {
  if (field !== undefined) return tellsOfOthers(field);
  const before = text.slice(Math.max(0, start - reach), start);
  return !signed.test(before) && !(accounts.has(kind) && paidFrom.test(before));
}

/** The same number may be read as an account here and as a card there, and with another country's code. */
export function digitsOf(kind: IndicatorKind, value: string): string | undefined {
  if (kind !== 'card' && kind !== 'account' && kind !== 'phone') return undefined;
  const digits = value.replaceAll(/\D/gu, '');
  return kind === 'phone' ? digits.slice(-10) : digits;
}

function secretsOf({ reports, suspects, custody, case: facts }: Dossier, shown: ReadonlySet<string>): Secrets {
  const secrets = new Secrets();
  for (const { mentions, fields, victim } of reports) {
    if (victim !== undefined) secrets.addName(victim);
    for (const { kind, value, raw } of mentions) {
      if (shown.has(keyOf(kind, value))) continue;
      secrets.add(raw);
      secrets.add(value.slice(value.indexOf(':') + 1));
    }
    for (const [column, cell] of Object.entries(fields)) {
      const isOthers = mentions.some((each) => each.field === column && shown.has(keyOf(each.kind, each.value)));
      if (isOthers || !tellsOfPerson(column, cell)) continue;
      if (holdsNames(column)) secrets.addName(cell);
      else secrets.add(cell);
    }
  }
  for (const { category, name, aliases, papers, indicators } of suspects) {
    if (!protectedPersons.has(category)) continue;
    for (const word of [name ?? '', ...aliases]) secrets.addName(word);
    for (const word of [...Object.values(papers), ...indicators.map(({ value }) => value)]) secrets.add(word);
  }
  // Who acts in the case is named as that, whatever a victim may be called.
  for (const name of [...custody.map(({ by }) => by), ...facts.officers.map((officer) => officer.name)]) secrets.drop(name);
  return secrets;
}

/** A report with nothing of its statement but the indicators that may be shown. */
function strip(
  report: DossierReport,
  shown: ReadonlySet<string>,
  secrets: Secrets,
  places: Places,
  pseudonyms: Map<string, string>,
): DossierReport {
  const { victim, agency, mentions, fields } = report;
  const may = mentions.filter(({ kind, value }) => shown.has(keyOf(kind, value)));
  const isFree = (text: string): boolean => !secrets.stand(text);
  const text = rebuilt(report.id, undefined, report.text, may, places, isFree);
  const cells = Object.entries(fields).map(
    ([column, cell]) => [column, rebuilt(report.id, column, cell, may, places, isFree)] as const,
  );
  const person = victim === undefined ? undefined : `${agency ?? ''}|${victim}`;
  if (person !== undefined && !pseudonyms.has(person)) pseudonyms.set(person, `V${pseudonyms.size + 1}`);
  const { victim: _victim, ...rest } = report;
  return {
    ...rest,
    ...(person === undefined ? {} : { victim: pseudonyms.get(person)! }),
    text: text.text,
    fields: Object.fromEntries(
      cells.filter(([, { mentions: those }]) => those.length > 0).map(([column, each]) => [column, each.text]),
    ),
    mentions: [...text.mentions, ...cells.flatMap(([, each]) => each.mentions)],
  };
}

/** For each indicator still named, the reports that still name it. */
function namingReports(reports: readonly DossierReport[]): Map<string, Set<string>> {
  const naming = new Map<string, Set<string>>();
  for (const { id, mentions } of reports) {
    for (const { kind, value } of mentions) {
      const key = keyOf(kind, value);
      naming.set(key, (naming.get(key) ?? new Set()).add(id));
    }
  }
  return naming;
}

function shieldedPerson(person: NamedSuspect): NamedSuspect {
  if (!protectedPersons.has(person.category)) return person;
  const { id, category, basis } = person;
  return { id, category, basis, aliases: [], indicators: [], papers: {} };
}

function strippedLink(link: Link, isKept: (each: { kind: IndicatorKind; value: string }) => boolean, places: Places): Link {
  const because = link.because.flatMap((each) => {
    const { kind, value, spans } = each;
    if (kind !== 'stem' && kind !== 'text' && kind !== 'victim' && !isKept({ kind, value })) return [];
    const moved = spans.flatMap((span) => {
      const place = places.get(placeKey(span.report, span.field, span.start, span.end));
      return place === undefined ? [] : [{ ...span, ...place }];
    });
    return [{ ...each, spans: moved }];
  });
  return { ...link, because };
}

/** Grounds that point into a statement point to where the words stand now, or to the report as a whole. */
function movedGrounds(board: Board, places: Places): Board {
  const cells = board.cells.map((cell) => ({
    ...cell,
    grounds: cell.grounds.map((each) => {
      const { ref, kind, field, start, end, ...rest } = each.ground;
      if (kind !== 'report' || start === undefined || end === undefined) return each;
      const place = places.get(placeKey(ref, field, start, end));
      const moved = place === undefined ? {} : { ...(field === undefined ? {} : { field }), ...place };
      return { ...each, ground: { ...rest, kind, ref, ...moved } };
    }),
  }));
  return { ...board, cells };
}

const placeKey = (report: string, field: string | undefined, start: number, end: number): string =>
  `${report}\t${field ?? ''}\t${start}\t${end}`;

/** Every text in it with the secrets blanked. */
function blankedIn<Value>(value: Value, secrets: Secrets): Value {
  if (typeof value === 'string') return secrets.blanked(value) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => blankedIn(each, secrets)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      // Names of members are Clew's own; columns and papers are named by people.
      /^[a-z]+[A-Za-z\d]*$/u.test(name) ? name : secrets.blanked(name),
      fixed.has(name) && !hasObjects(each) ? (each as unknown) : blankedIn(each as unknown, secrets),
    ]),
  ) as Value;
}

/** `reports`, `rings` and `suspects` name the things themselves in one place and lists of their ids in others. */
const hasObjects = (value: unknown): boolean => Array.isArray(value) && typeof value[0] === 'object';

import { csvCell, type Dossier, type DossierJudgement, type Link, type PackageInfo, type Sentence } from '../../model/index.ts';
import { iso, rejecting } from './told.ts';

type Cell = string | number | boolean | undefined;
type Row = Readonly<Record<string, Cell>>;

const time = (at: number | undefined): string => (at === undefined ? '' : iso(at));
const list = (values: readonly string[]): string => values.join('; ');
const sums = (loss: Readonly<Record<string, number>>): string =>
  list(
    Object.entries(loss)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, minor]) => `${currency} ${minor}`),
  );

/**
 * The case as tables (RFC 4180, UTF-8 with a byte order mark: without, a spreadsheet on Windows reads Chinese in the code page of
 * the machine). Amounts in minor units (cents, 分): a decimal point means different things in different countries. A table
 * without rows keeps its header.
 */
export function tables(dossier: Dossier, info: PackageInfo): { name: string; text: string }[] {
  return tableLines(dossier, info).map(({ name, lines }) => ({ name, text: [...lines].join('') }));
}

/** The same, line by line as they are asked for. */
export function tableLines(dossier: Dossier, info: PackageInfo): { name: string; lines: Iterable<string> }[] {
  const say = (name: string, sentence: Sentence | undefined): Row =>
    Object.fromEntries(info.languages.map((language) => [`${name}_${language}`, sentence?.[language]]));
  const named = new Map(dossier.reports.map(({ id, ref }) => [id, ref]));
  const both = (a: string, b: string): Row => ({ report_a: named.get(a), report_b: named.get(b), id_a: a, id_b: b });

  const reports = dossier.reports.map((report): Row => {
    const { id, ref, source, agency, reportedAt, lossAt, language, channel, category, amount, victim, text, ring } = report;
    return {
      report: ref,
      id,
      agency,
      reported_at: time(reportedAt),
      loss_at: time(lossAt),
      language,
      channel,
      category,
      amount_minor: amount?.minor,
      currency: amount?.currency,
      victim,
      ring,
      confidence: report.confidence,
      exhibit: source.exhibit,
      row: source.row,
      text,
    };
  });
  const links = dossier.links.map((link): Row => linkRow(link, both(link.a, link.b), say));
  const judged = (each: DossierJudgement): Row => {
    const { act, at, by, judgement, stands, sentence } = each;
    const told: Readonly<Record<string, unknown>> = judgement;
    const word = (name: string): Cell => (typeof told[name] === 'string' ? told[name] : undefined);
    return {
      act,
      at: time(at),
      by,
      verdict: judgement.verdict,
      stands,
      report_a: word('a') ?? word('report'),
      report_b: word('b'),
      ring: word('ring'),
      kind: word('kind'),
      value: word('value'),
      undoes: judgement.verdict === 'undo' ? judgement.act : undefined,
      reason: judgement.reason,
      ...say('sentence', sentence),
    };
  };
  const written: [string, readonly string[], Row[]][] = [
    ['reports', reportColumns, reports],
    ['links', [...linkColumns, ...spoken(info, 'sentence'), ...spoken(info, 'against')], links],
    [
      'rejected',
      [...judgementColumns, ...spoken(info, 'sentence')],
      dossier.judgements.filter(({ judgement }) => rejecting.has(judgement.verdict)).map(judged),
    ],
    ['judgements', [...judgementColumns, ...spoken(info, 'sentence')], dossier.judgements.map(judged)],
    ['indicators', indicatorColumns, dossier.indicators.map(indicatorRow)],
    [
      'services',
      ['kind', 'value', 'reports', 'rings', 'exclusivity', ...spoken(info, 'why')],
      dossier.services.map(({ why, ...service }) => ({ ...service, ...say('why', why) })),
    ],
    ['money', words('what kind value reports loss_minor paid_minor suspects namesakes report_ids'), moneyRows(dossier)],
    ['losses', lossColumns, dossier.money.losses.map(lossRow)],
    ['transfers', transferColumns, dossier.money.transfers.map(transferRow)],
    ['freezes', freezeColumns, dossier.money.freezes.map(freezeRow)],
    [
      'elements',
      [
        'template',
        'element',
        ...spoken(info, 'title'),
        ...words('suspect state'),
        ...spoken(info, 'finding'),
        ...words('stance kind ref page row field start end second'),
        ...spoken(info, 'ground'),
        ...words('act by at reason'),
        ...spoken(info, 'gap'),
        'letter',
      ],
      elementRows(dossier, say),
    ],
    ['exhibits', exhibitColumns, dossier.exhibits.map(exhibitRow)],
    [
      'custody',
      ['act', 'at', 'by', 'kind', ...spoken(info, 'sentence')],
      dossier.custody.map(({ seq, at, by, kind, sentence }) => ({
        act: seq,
        at: time(at),
        by,
        kind,
        ...say('sentence', sentence),
      })),
    ],
  ];
  return written.map(([name, columns, rows]) => ({ name: `${name}.csv`, lines: csv(columns, rows) }));
}

function* csv(columns: readonly string[], rows: readonly Row[]): Generator<string> {
  yield `\uFEFF${columns.join(',')}\r\n`;
  for (const row of rows) yield `${columns.map((column) => csvCell(row[column])).join(',')}\r\n`;
}

const spoken = ({ languages }: PackageInfo, name: string): string[] => languages.map((language) => `${name}_${language}`);

function words(line: string): string[] {
  return line.split(' ');
}

const reportColumns = words(
  'report id agency reported_at loss_at language channel category amount_minor currency victim ring confidence exhibit row text',
);
const linkColumns = ['report_a', 'report_b', 'id_a', 'id_b', 'weight', 'confidence', 'legal_basis', 'because'];
const judgementColumns = words('act at by verdict stands report_a report_b ring kind value undoes reason');

type Say = (name: string, sentence: Sentence | undefined) => Row;

function linkRow({ weight, confidence, because, against, sentence }: Link, both: Row, say: Say): Row {
  const bases = [...new Set(because.flatMap(({ legalBasis }) => legalBasis ?? []))].sort();
  const contrary =
    against.length === 0 ? undefined : { en: list(against.map(({ en }) => en)), zh: list(against.map(({ zh }) => zh)) };
  return {
    ...both,
    weight,
    confidence,
    legal_basis: list(bases),
    because: list(because.map(({ kind, value, weight: part }) => `${kind} ${value} (${part.toFixed(2)})`)),
    ...say('sentence', sentence),
    ...say('against', contrary),
  };
}

const indicatorColumns = words('kind value roles service reports first_seen last_seen suspects report_ids');

function indicatorRow({
  kind,
  value,
  roles,
  service,
  reports,
  firstSeen,
  lastSeen,
  suspects,
}: Dossier['indicators'][number]): Row {
  return {
    kind,
    value,
    roles: list(roles),
    service,
    reports: reports.length,
    first_seen: time(firstSeen),
    last_seen: time(lastSeen),
    suspects: list(suspects),
    report_ids: list(reports),
  };
}

/** The case's loss first, then who received it as far as reports say. */
function moneyRows({ money, reports }: Dossier): Row[] {
  return [
    { what: 'loss', reports: reports.length, loss_minor: sums(money.loss) },
    { what: 'without amount', reports: money.withoutAmount },
    { what: 'told again', reports: money.duplicates },
    ...money.receivers.map(({ kind, value, reports: named, loss, paid, suspects, namesakes }): Row => ({
      what: 'receiver',
      kind,
      value,
      reports: named.length,
      loss_minor: sums(loss),
      paid_minor: sums(paid),
      suspects: list(suspects),
      namesakes: list(namesakes),
      report_ids: list(named),
    })),
  ];
}

const lossColumns = words(
  'report id gross_minor returned_minor net_minor stated_minor in_currency in_net_minor by_transfers without_amount told_again transfers rows',
);

/** A case a row: what it lost by transfers, else as reported. */
function lossRow(line: Dossier['money']['losses'][number]): Row {
  const { of, name, gross, returned, net, stated, in: told, how, unknown, again, transfers, rows } = line;
  return {
    report: name,
    id: of,
    gross_minor: sums(gross),
    returned_minor: sums(returned),
    net_minor: sums(net),
    stated_minor: sums(stated),
    in_currency: told?.currency,
    in_net_minor: told?.net,
    by_transfers: how.transfers > 0,
    without_amount: unknown,
    told_again: again,
    transfers: list(transfers.map(String)),
    rows: placesOf(rows),
  };
}

const transferColumns = words(
  'number id at role form source source_holder source_bank target target_holder target_bank amount_minor currency received_minor ' +
    'received_currency traced_minor hop reference note report_ids rows',
);

function transferRow(transfer: Dossier['money']['transfers'][number]): Row {
  const { number, id, at, role, form, source, target, minor, currency, received, traced, hop, ref, note, reports, rows } =
    transfer;
  return {
    number,
    id,
    at: time(at),
    role,
    form,
    source: source?.name,
    source_holder: source?.holder,
    source_bank: source?.bank,
    target: target?.name,
    target_holder: target?.holder,
    target_bank: target?.bank,
    amount_minor: minor,
    currency,
    received_minor: received?.minor,
    received_currency: received?.currency,
    traced_minor: traced,
    hop,
    reference: ref,
    note,
    report_ids: list(reports),
    rows: placesOf(rows),
  };
}

const freezeColumns = words(
  'proposal account holder asked state step disputed_minor currency stopped_minor until acts report_ids',
);

function freezeRow({ id, account, to, state, step, disputed, until, steps, reports }: Dossier['money']['freezes'][number]): Row {
  return {
    proposal: id,
    account: account.name,
    holder: account.holder,
    asked: to,
    state,
    step,
    disputed_minor: disputed.minor,
    currency: disputed.currency,
    stopped_minor: steps.at(-1)?.stopped?.minor,
    until: time(until),
    acts: list(steps.map(({ act }) => String(act))),
    report_ids: list(reports),
  };
}

/** Exhibit and row of each record that tells it. */
const placesOf = (rows: readonly { readonly exhibit: string; readonly row: number }[]): string =>
  list(rows.map(({ exhibit, row }) => `${exhibit} ${row}`));

/** A row per ground; a cell without one keeps a row, as its gap is what matters most. */
function elementRows({ boards }: Dossier, say: Say): Row[] {
  return boards.flatMap(({ template, cells }) => {
    const titles = new Map(template.elements.map(({ id, title }) => [id, title]));
    return cells.flatMap(({ element, suspect, state, sentence, grounds, gap, letter }): Row[] => {
      const head: Row = {
        template: template.id,
        element,
        ...say('title', titles.get(element)),
        suspect,
        state,
        ...say('finding', sentence),
        ...say('gap', gap),
        letter,
      };
      if (grounds.length === 0) return [head];
      return grounds.map(({ ground, stance, sentence: said, act, by, at, reason }): Row => {
        const { figure: _, ...place } = ground;
        return { ...head, ...place, stance, ...say('ground', said), act, by, at: time(at), reason };
      });
    });
  });
}

const exhibitColumns = words(
  'number sha256 name bytes sealed_act sealed_at sealed_by imported_act reports others category collected_at place method source ' +
    'collector original_medium why_not signatures refusal witness video reproducible changes backup_equal export_authority note',
);

function exhibitRow({ number, sha256, name, bytes, sealed, imported, reports, others, facts }: Dossier['exhibits'][number]): Row {
  return {
    number,
    sha256,
    name,
    bytes,
    sealed_act: sealed.act,
    sealed_at: time(sealed.at),
    sealed_by: sealed.by,
    imported_act: imported?.act,
    reports,
    others,
    category: facts.category,
    collected_at: time(facts.collectedAt),
    place: facts.place,
    method: facts.method,
    source: facts.source,
    collector: facts.collector,
    original_medium: facts.originalMedium,
    why_not: facts.whyNot,
    signatures: list(facts.signatures),
    refusal: facts.refusal,
    witness: facts.witness,
    video: facts.video,
    reproducible: facts.reproducible,
    changes: facts.changes,
    backup_equal: facts.backupEqual,
    export_authority: facts.exportAuthority,
    note: facts.note,
  };
}

/**
 * Tables of `clew.duckdb`. **Derived**: made from exhibits and acts, dropped and made again by a rebuild.
 *
 * There is no index: DuckDB's ART indexes made an import of 200 k reports 20 times slower. Instead every table lies in an
 * order that its look-ups can use (DuckDB keeps minimum and maximum of each stretch of about 120 k rows): `reports`,
 * `mentions` and `indicators` by number; `report_keys`, `indicator_keys` and `postings` sorted within each import. At 1 M reports a
 * look-up takes about 1 ms so, against 12 ms for a scan of ids.
 *
 * Words that come again and again (agency, category, file hash, …) are numbers into `words`; 0 is the empty word.
 * Kinds and roles are positions in the model's lists. Times are UTC milliseconds, NULL when not given.
 */
const tables = `
-- key_sample tells whether this DuckDB hashes as the one did that made the keys.
CREATE TABLE schema_version (version INTEGER, key_sample UBIGINT);
CREATE TABLE acts_applied (seq INTEGER, sha256 VARCHAR);
CREATE TABLE words (number INTEGER, word VARCHAR);
CREATE TABLE exhibits (sha256 VARCHAR, name VARCHAR, bytes BIGINT, act INTEGER);
CREATE TABLE reports (
  number INTEGER, id VARCHAR, ref VARCHAR, exhibit INTEGER, source_row INTEGER, agency INTEGER, victim VARCHAR,
  category INTEGER, language INTEGER, channel INTEGER, amount_minor DOUBLE, currency INTEGER, reported_at DOUBLE,
  loss_at DOUBLE, sketch BLOB, text VARCHAR, fields VARCHAR);
CREATE TABLE indicators (number INTEGER, kind UTINYINT, value VARCHAR);
-- Hashes of each report's id and ref, and of each indicator: narrow enough to scan. Equal keys are compared in full.
CREATE TABLE report_keys (key UBIGINT, number INTEGER);
CREATE TABLE indicator_keys (key UBIGINT, number INTEGER);
CREATE TABLE mentions (
  report INTEGER, indicator INTEGER, role UTINYINT, flags UTINYINT, confidence UTINYINT,
  start_offset INTEGER, end_offset INTEGER, field INTEGER);
-- Reports by indicator; links: the mention's role may link.
CREATE TABLE postings (indicator INTEGER, report INTEGER, links BOOLEAN);
CREATE TABLE rejected (
  exhibit INTEGER, file VARCHAR, source_row INTEGER, column_name VARCHAR, code VARCHAR, why VARCHAR, record VARCHAR);
CREATE TABLE rings (
  number INTEGER, id VARCHAR, status VARCHAR, tier VARCHAR, confidence DOUBLE, cohesion DOUBLE, size INTEGER,
  first_seen DOUBLE, last_seen DOUBLE, loss VARCHAR, services VARCHAR);
CREATE TABLE ring_members (report INTEGER, ring INTEGER, confidence DOUBLE);
CREATE TABLE ring_moves (ring VARCHAR, into_rings VARCHAR, how VARCHAR, act INTEGER);
CREATE TABLE links (ring INTEGER, a INTEGER, b INTEGER, weight DOUBLE, confidence DOUBLE, reason VARCHAR);
CREATE TABLE services (
  kind UTINYINT, value VARCHAR, reports INTEGER, rings INTEGER, exclusivity DOUBLE, why_en VARCHAR, why_zh VARCHAR);
CREATE TABLE judgements (act INTEGER, judged_at BIGINT, actor VARCHAR, body VARCHAR);
CREATE TABLE state (name VARCHAR, bytes BLOB);
INSERT INTO words VALUES (0, '');
`;

/** Who may see what, as acts say: bodies of `case.open` and `case.edit`, and of `user.edit`; `cases.ts` reads them in order. */
const access = `
CREATE TABLE cases (act INTEGER, edited_at BIGINT, actor VARCHAR, body VARCHAR);
CREATE TABLE users (act INTEGER, edited_at BIGINT, actor VARCHAR, body VARCHAR);
`;

/**
 * What people said of single mentions: the place by number, role NULL when it was read wrongly. All of them, also those taken back:
 * which stand follows from `judgements`.
 */
const corrections = `
CREATE TABLE corrections (
  act INTEGER, report INTEGER, indicator INTEGER, field INTEGER, start_offset INTEGER, end_offset INTEGER, role UTINYINT);
`;

/**
 * What cases are proven with and what went to others and came from them: bodies of the acts, read in their order. And what
 * accepted packages name.
 */
const handed = `
CREATE TABLE supports (act INTEGER, told_at BIGINT, actor VARCHAR, case_id VARCHAR, body VARCHAR);
CREATE TABLE packages (act INTEGER, told_at BIGINT, actor VARCHAR, kind VARCHAR, package VARCHAR, body VARCHAR);
CREATE TABLE foreign_indicators (package VARCHAR, kind UTINYINT, value VARCHAR, note VARCHAR);
`;

/**
 * Money. A row of `transfers` for each row of a source, in order of time within an import; `twin` is the number of the transfer that
 * it tells again from the other side, and such rows are left out wherever money is added up. `source` and `target` are NULL where a row
 * names nobody; `day_only`: the source tells no time of day. `transfer_ends`: transfers by account, both sides, sorted within each import. `traces` and `freezes`: bodies of acts.
 */
const ledger = `
CREATE TABLE accounts (number INTEGER, kind UTINYINT, value VARCHAR);
CREATE TABLE account_facts (
  account INTEGER, fact VARCHAR, fact_text VARCHAR, category VARCHAR, fact_source VARCHAR, exhibit INTEGER, source_row INTEGER);
CREATE TABLE transfers (
  number INTEGER, id VARCHAR, source INTEGER, target INTEGER, minor BIGINT, currency INTEGER, moved_at BIGINT, received_minor BIGINT,
  received_currency INTEGER, form UTINYINT, side UTINYINT, balance BIGINT, ref VARCHAR, report VARCHAR, note VARCHAR,
  exhibit INTEGER, source_row INTEGER, twin INTEGER, day_only BOOLEAN);
CREATE TABLE transfer_ends (account INTEGER, transfer INTEGER);
CREATE TABLE statements (
  account INTEGER, currency INTEGER, exhibit INTEGER, row_count INTEGER, first_at BIGINT, last_at BIGINT, opening BIGINT,
  closing BIGINT, broken_row INTEGER, expected BIGINT, found BIGINT);
CREATE TABLE rates (day VARCHAR, from_currency VARCHAR, to_currency VARCHAR, rate DOUBLE, rate_source VARCHAR, exhibit INTEGER, source_row INTEGER);
CREATE TABLE traces (act INTEGER, told_at BIGINT, actor VARCHAR, body VARCHAR);
CREATE TABLE freezes (act INTEGER, told_at BIGINT, actor VARCHAR, kind VARCHAR, proposal VARCHAR, body VARCHAR);
`;

/**
 * People. `listed`: a row for each person of a roster or a wanted list, \`body\` what the row says (\`ListedPerson\` without id and
 * source). `screen_hits`: what a screening found, from the threshold of review on. `alarms`: places of reports that tell of harm that
 * cannot wait, in a column of theirs or, with an empty \`field\`, in the text. The other tables hold bodies of acts; `protections` one row for each person that an act names.
 */
const people = `
CREATE TABLE person_lists (exhibit INTEGER, list_name VARCHAR, side VARCHAR, list_version VARCHAR, persons INTEGER, rejected INTEGER);
CREATE TABLE listed (id VARCHAR, exhibit INTEGER, source_row INTEGER, body VARCHAR);
CREATE TABLE screen_hits (screen INTEGER, person VARCHAR, entry VARCHAR, score DOUBLE, name_score DOUBLE, body VARCHAR);
CREATE TABLE alarms (report INTEGER, kind UTINYINT, field VARCHAR, start_offset INTEGER, end_offset INTEGER);
CREATE TABLE persons (act INTEGER, told_at BIGINT, actor VARCHAR, person VARCHAR, body VARCHAR);
CREATE TABLE person_judgements (act INTEGER, told_at BIGINT, actor VARCHAR, body VARCHAR);
CREATE TABLE screens (act INTEGER, told_at BIGINT, actor VARCHAR, body VARCHAR);
CREATE TABLE protections (act INTEGER, told_at BIGINT, actor VARCHAR, person VARCHAR, body VARCHAR);
CREATE TABLE alarm_states (act INTEGER, told_at BIGINT, actor VARCHAR, report VARCHAR, body VARCHAR);
`;

/**
 * Hashes of what rows of `transfers` say in the column for a report's number, of those that say something, sorted within each import:
 * few rows do, and the texts of all others need not be read. Equal keys are compared in full.
 */
const transferKeys = `
CREATE TABLE transfer_reports (key UBIGINT, transfer INTEGER);
INSERT INTO transfer_reports SELECT hash(report) AS key, number FROM transfers WHERE report <> '' ORDER BY key;
`;

/**
 * The picture. `readings`: how each report was read when it came, by position in the model's lists, type NULL where the machine was not
 * sure; `report_places`: places it tells, an empty `field` for the text; both in the order of the reports. The rest: bodies of acts.
 */
const picture = `
CREATE TABLE readings (report INTEGER, scam_type UTINYINT, confidence UTINYINT, stages SMALLINT);
CREATE TABLE report_places (
  report INTEGER, place INTEGER, role UTINYINT, field INTEGER, start_offset INTEGER, end_offset INTEGER);
CREATE TABLE picture_judgements (act INTEGER, told_at BIGINT, actor VARCHAR, body VARCHAR);
CREATE TABLE published (act INTEGER, told_at BIGINT, actor VARCHAR, body VARCHAR);
`;

/** What sources say of domains: registrar, day of registration, name servers, addresses, certificates. A fact stands once for each original. */
const domainFacts = `
CREATE TABLE domain_facts (domain VARCHAR, fact VARCHAR, fact_text VARCHAR, exhibit INTEGER, source_row INTEGER);
`;

/** What two agencies compared: bodies of acts on partners' keys and on runs, `kind` the act's. */
const overlaps = `
CREATE TABLE overlap_acts (act INTEGER, told_at BIGINT, actor VARCHAR, kind VARCHAR, body VARCHAR);
`;

/** Of a ring's links only the strongest is kept, which the list of rings shows; its page makes all of them from what the linker holds. */
const strongestLinks = `
DELETE FROM links WHERE reason = '';
`;

/** Forward only; the position of a migration plus one is the version it leads to. */
export const migrations: readonly string[] = [
  tables,
  access,
  corrections,
  handed,
  ledger,
  people,
  transferKeys,
  picture,
  domainFacts,
  overlaps,
  strongestLinks,
];

/** Keys made again, for a DuckDB whose hash differs: DuckDB does not promise it from version to version. */
export const rekey = `
DELETE FROM report_keys;
INSERT INTO report_keys SELECT hash(id) AS key, number FROM reports
  UNION ALL SELECT hash(ref), number FROM reports WHERE ref <> '' ORDER BY key;
DELETE FROM indicator_keys;
INSERT INTO indicator_keys SELECT hash(kind, value) AS key, number FROM indicators ORDER BY key;
DELETE FROM transfer_reports;
INSERT INTO transfer_reports SELECT hash(report) AS key, number FROM transfers WHERE report <> '' ORDER BY key;
UPDATE schema_version SET key_sample = hash('clew');
`;

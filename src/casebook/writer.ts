import { leafHash } from '../custody/index.ts';
import type { AppendColumn, Session } from '../engine/index.ts';
import {
  type AccountFact,
  canonicalJson,
  type DayRate,
  type DomainFact,
  indicatorKinds,
  type Judgement,
  type ListedPerson,
  type Rejected,
  type Service,
  type StatementCheck,
  type TransferColumns,
} from '../model/index.ts';
import { correctionsMeant, noteCorrection, repost } from './corrections.ts';
import type {
  ForeignIndicator,
  ListedRows,
  PersonList,
  Read,
  RecordedAct,
  RingChange,
  RowWriter,
  StoredAlarm,
  StoredHit,
  StoredJudgement,
  StoredPackageAct,
  TransferFigures,
} from './ctx.ts';
import { addDomainFacts } from './domain-facts.ts';
import { Ledger } from './ledger.ts';
import { Loader, type Next } from './loader.ts';
import { appendAlarms, appendHits, appendListed, appendPersonList, forgetList, listedRows } from './people.ts';
import type { OnPoint } from './points.ts';
import { writeRings } from './ring-rows.ts';
import type { Words } from './words.ts';

interface WriterParts {
  readonly session: Session;
  readonly words: Words;
  readonly read: Read;
  readonly signal: AbortSignal;
  readonly onPoint: OnPoint;
}

/** An act to be applied; without `act` its details were erased and it leaves no rows. */
export interface Applied {
  readonly seq: number;
  readonly entry: Uint8Array;
  readonly act: RecordedAct | undefined;
}

/** Rows of one open transaction. */
export class Writer implements RowWriter {
  readonly read: Read;
  readonly firstReport: number;
  private readonly session: Session;
  private readonly words: Words;
  private readonly loader: Loader;
  private readonly ledger: Ledger;
  private readonly signal: AbortSignal;
  /** What a screening found, until its act has a number. */
  private pendingHits: StoredHit[] = [];

  constructor(parts: WriterParts, next: Next) {
    this.read = parts.read;
    this.session = parts.session;
    this.words = parts.words;
    this.signal = parts.signal;
    this.firstReport = next.report;
    this.loader = new Loader(parts.session, parts.words, next, parts.signal, parts.onPoint);
    this.ledger = new Ledger(parts.session, parts.words, parts.signal, parts.onPoint);
  }

  /** Where numbers go on once this transaction has ended well. */
  get next(): Next {
    return this.loader.next;
  }

  async reports(batch: Parameters<RowWriter['reports']>[0], exhibit: string): Promise<void> {
    await this.loader.add(batch, exhibit);
  }

  async figures(): Promise<{ readonly added: number; readonly duplicates: number }> {
    await this.loader.settle();
    return { added: this.loader.added, duplicates: this.loader.duplicates };
  }

  async rejected(records: readonly Rejected[], exhibit: string): Promise<void> {
    const number = this.words.numberOf(exhibit);
    await this.session.append('rejected', records.length, [
      { type: 'INTEGER', at: () => number },
      text(records, (each) => each.file),
      { type: 'INTEGER', at: (i) => records[i]!.row },
      text(records, (each) => each.column ?? ''),
      text(records, (each) => each.code),
      text(records, (each) => each.why),
      text(records, (each) => JSON.stringify(each.record)),
    ]);
  }

  async transfers(batch: TransferColumns, exhibit: string): Promise<void> {
    await this.ledger.add(batch, exhibit);
  }

  async transferFigures(): Promise<TransferFigures> {
    return await this.ledger.settle();
  }

  async facts(facts: readonly AccountFact[], exhibit: string): Promise<void> {
    await this.ledger.facts(facts, exhibit);
  }

  async domainFacts(facts: readonly DomainFact[], exhibit: string): Promise<void> {
    await addDomainFacts(this.session, this.words.numberOf(exhibit), facts, this.signal);
  }

  async statements(checks: readonly StatementCheck[], exhibit: string): Promise<void> {
    this.ledger.statements(checks, exhibit);
  }

  async rates(rates: readonly DayRate[], exhibit: string): Promise<void> {
    await this.ledger.rates(rates, exhibit);
  }

  async persons(persons: readonly ListedPerson[] | ListedRows, exhibit: string): Promise<void> {
    this.signal.throwIfAborted();
    await appendListed(this.session, 'body' in persons ? persons : listedRows(persons), this.words.numberOf(exhibit));
  }

  async forgetList(exhibit: string): Promise<string[]> {
    return await forgetList(this.session, this.words.numberOf(exhibit));
  }

  async personList(list: PersonList): Promise<void> {
    await appendPersonList(this.session, list, this.words.numberOf(list.exhibit));
  }

  async hits(hits: readonly StoredHit[]): Promise<void> {
    this.pendingHits.push(...hits);
  }

  async alarms(alarms: readonly StoredAlarm[]): Promise<void> {
    await appendAlarms(this.session, alarms);
  }

  async rings(change: RingChange): Promise<void> {
    await writeRings(this.session, change, this.signal);
    if (change.services !== undefined) await this.replaceServices(change.services);
    else if (change.all) await this.run('DELETE FROM services');
  }

  async foreign(indicators: readonly ForeignIndicator[]): Promise<void> {
    await this.session.append('foreign_indicators', indicators.length, [
      text(indicators, (each) => each.package),
      { type: 'UTINYINT', at: (i) => indicatorKinds.indexOf(indicators[i]!.kind) },
      text(indicators, (each) => each.value),
      text(indicators, (each) => each.note ?? ''),
    ]);
  }

  async state(name: string, bytes: Uint8Array | undefined): Promise<void> {
    await this.run('DELETE FROM state WHERE name = ?', [name]);
    if (bytes === undefined) return;
    await this.session.append('state', 1, [
      { type: 'VARCHAR', at: () => name },
      { type: 'BLOB', at: () => bytes },
    ]);
  }

  /** Everything staged becomes rows. */
  async finish(): Promise<void> {
    await this.loader.finish();
    await this.ledger.settle();
    await this.words.store();
  }

  /** Rows that follow from the acts' bodies alone, and the note that the acts are applied. */
  async apply(acts: readonly Applied[]): Promise<void> {
    for (const { act } of acts) if (act !== undefined) await this.applyOne(act);
    await this.session.append('acts_applied', acts.length, [
      { type: 'INTEGER', at: (i) => acts[i]!.seq },
      text(acts, ({ entry }) => leafHash(entry).toString('hex')),
    ]);
  }

  private async applyOne(act: RecordedAct): Promise<void> {
    const { seq, at, by } = act;
    if (act.kind === 'exhibit.seal') {
      const { sha256: exhibit, name, bytes } = act.body;
      await this.run('INSERT INTO exhibits VALUES (?, ?, ?, ?)', [exhibit, name, bytes, seq]);
    } else if (act.kind === 'judge') {
      await this.run('INSERT INTO judgements VALUES (?, ?, ?, ?)', [seq, at, by, canonicalJson(act.body)]);
      await this.correct(seq, act.body);
    } else if (act.kind === 'case.open' || act.kind === 'case.edit' || act.kind === 'user.edit') {
      const table = act.kind === 'user.edit' ? 'users' : 'cases';
      await this.run(`INSERT INTO ${table} VALUES (?, ?, ?, ?)`, [seq, at, by, canonicalJson(act.body)]);
    } else if (act.kind === 'element.support') {
      const values = [seq, at, by, act.body.case, canonicalJson(act.body)];
      await this.run('INSERT INTO supports VALUES (?, ?, ?, ?, ?)', values);
    } else if (isOnPackage(act)) {
      const values = [seq, at, by, act.kind, act.body.package, canonicalJson(act.body)];
      await this.run('INSERT INTO packages VALUES (?, ?, ?, ?, ?, ?)', values);
    } else if (act.kind === 'trace.run') {
      await this.run('INSERT INTO traces VALUES (?, ?, ?, ?)', [seq, at, by, canonicalJson(act.body)]);
    } else if (act.kind === 'freeze.propose' || act.kind === 'freeze.state') {
      const values = [seq, at, by, act.kind, act.body.proposal, canonicalJson(act.body)];
      await this.run('INSERT INTO freezes VALUES (?, ?, ?, ?, ?, ?)', values);
    } else if (act.kind === 'screen.run') {
      await this.run('INSERT INTO screens VALUES (?, ?, ?, ?)', [seq, at, by, canonicalJson(act.body)]);
      await appendHits(this.session, seq, this.pendingHits);
      this.pendingHits = [];
    } else if (act.kind === 'person.edit') {
      await this.run('INSERT INTO persons VALUES (?, ?, ?, ?, ?)', [seq, at, by, act.body.person, canonicalJson(act.body)]);
    } else if (act.kind === 'person.judge') {
      await this.run('INSERT INTO person_judgements VALUES (?, ?, ?, ?)', [seq, at, by, canonicalJson(act.body)]);
    } else if (act.kind === 'picture.judge' || act.kind === 'stats.publish') {
      const table = act.kind === 'picture.judge' ? 'picture_judgements' : 'published';
      await this.run(`INSERT INTO ${table} VALUES (?, ?, ?, ?)`, [seq, at, by, canonicalJson(act.body)]);
    } else if (act.kind === 'overlap.run' || act.kind === 'overlap.partner') {
      await this.run('INSERT INTO overlap_acts VALUES (?, ?, ?, ?, ?)', [seq, at, by, act.kind, canonicalJson(act.body)]);
    } else if (act.kind === 'alarm.state') {
      await this.run('INSERT INTO alarm_states VALUES (?, ?, ?, ?, ?)', [seq, at, by, act.body.report, canonicalJson(act.body)]);
    } else if (act.kind === 'protect.state') {
      const { persons } = act.body;
      const body = canonicalJson({ ...act.body, persons: [] });
      await this.session.append('protections', persons.length, [
        { type: 'INTEGER', at: () => seq },
        { type: 'BIGINT', at: () => BigInt(at) },
        text(persons, () => by),
        text(persons, (person) => person),
        text(persons, () => body),
      ]);
    } else if (act.kind === 'link.run') {
      const { moved } = act.body;
      await this.session.append('ring_moves', moved.length, [
        text(moved, (move) => move.ring),
        text(moved, (move) => JSON.stringify(move.into)),
        text(moved, (move) => move.how),
        { type: 'INTEGER', at: () => seq },
      ]);
    } else if (act.kind === 'erase') {
      for (const table of [
        'exhibits',
        'supports',
        'packages',
        'traces',
        'freezes',
        'persons',
        'person_judgements',
        'protections',
        'alarm_states',
        'picture_judgements',
        'published',
        'overlap_acts',
      ]) {
        await this.run(`DELETE FROM ${table} WHERE act IN (${act.body.acts.join(', ')})`);
      }
    }
  }

  /** A person's word on a mention, or its undoing: search and linker find the report by the indicator, or no more. */
  private async correct(seq: number, judgement: Judgement): Promise<void> {
    const judgements = async (): Promise<readonly StoredJudgement[]> => await this.read.judgements();
    if (judgement.verdict === 'mention') {
      await noteCorrection(this.session, seq, judgement);
      await repost(this.session, [seq], judgements);
    } else if (judgement.verdict === 'undo') {
      const [row] = await this.session.rows('SELECT count(*) AS n FROM corrections');
      if (row!['n'] !== 0) await repost(this.session, correctionsMeant(judgement.act, await judgements()), judgements);
    }
  }

  private async replaceServices(services: readonly Service[]): Promise<void> {
    await this.run('DELETE FROM services');
    await this.session.append('services', services.length, [
      { type: 'UTINYINT', at: (i) => indicatorKinds.indexOf(services[i]!.kind) },
      text(services, (service) => service.value),
      { type: 'INTEGER', at: (i) => services[i]!.reports },
      { type: 'INTEGER', at: (i) => services[i]!.rings },
      { type: 'DOUBLE', at: (i) => services[i]!.exclusivity },
      text(services, (service) => service.why.en),
      text(services, (service) => service.why.zh),
    ]);
  }

  private async run(sql: string, parameters: Parameters<Session['run']>[1] = []): Promise<void> {
    await this.session.run(sql, parameters, this.signal);
  }
}

function isOnPackage(act: RecordedAct): act is StoredPackageAct {
  return act.kind.startsWith('package.') || act.kind === 'receipt';
}

function text<T>(list: readonly T[], of: (item: T) => string): AppendColumn {
  return { type: 'VARCHAR', at: (i) => of(list[i]!) };
}

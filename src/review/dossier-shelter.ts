import type { StoredCase, StoredSupport } from '../casebook/index.ts';
import type { Dossier, DossierReport, IndicatorKind, RecordedAct } from '../model/index.ts';
import { asProtected, blankedIn, type Held, unaccused } from '../people/index.ts';
import { shelteredOf } from './members.ts';

/** What a dossier leaves out of people whom protection holds. */
export class Shelter {
  readonly #held: Held;
  readonly #ids: ReadonlySet<string>;
  readonly #words: readonly string[];
  /** As the dossier tells them: without who they are. */
  readonly sheltered: Dossier['sheltered'];

  /** `stored` went through `sheltered`. */
  constructor(held: Held, stored: StoredCase, reports: readonly DossierReport[]) {
    const persons = shelteredOf(stored);
    const owners = reports.flatMap(({ mentions }) =>
      mentions.flatMap(({ kind, value }) => held.ownerOf(kind, value)?.person ?? []),
    );
    this.#held = held;
    this.#ids = new Set(persons.map(({ id }) => id));
    this.#words = held.wordsOf(new Set([...persons.flatMap(({ person }) => person ?? []), ...owners]));
    this.sheltered = persons.map(({ person: _person, ...rest }) => rest);
  }

  /** An indicator of somebody who is held is a victim's, as far as anybody knows, whatever a report calls it. */
  reports(reports: readonly DossierReport[]): DossierReport[] {
    return reports.map((report) => ({ ...report, mentions: asProtected(this.#held, report.mentions) }));
  }

  /** Grounds that somebody who is held did something are told nowhere. */
  supports(supports: readonly StoredSupport[]): StoredSupport[] {
    return supports.filter(({ support }) => support.suspect === undefined || !this.#ids.has(support.suspect));
  }

  /** The same act without whom it accused. */
  act(act: RecordedAct): RecordedAct {
    if (act.kind !== 'element.support' || act.body.suspect === undefined || !this.#ids.has(act.body.suspect)) return act;
    const { suspect: _suspect, ...body } = act.body;
    return { ...act, body };
  }

  judgements(judgements: Dossier['judgements']): Dossier['judgements'] {
    return judgements.map((each) => {
      const { judgement } = each;
      if (judgement.verdict !== 'mention' || judgement.role === null) return each;
      if (this.#held.ownerOf(judgement.kind as IndicatorKind, judgement.value) === undefined) return each;
      return { ...each, judgement: { ...judgement, role: 'victim' } };
    });
  }

  /** Everything in sentences without the names and numbers of who is held; texts of reports and bank records stay as they are. */
  sentences({ reports, money: { transfers, ...money }, ...rest }: Dossier): Dossier {
    const { money: told, ...others } = blankedIn(unaccused(this.#held, { ...rest, money }), this.#words);
    return { ...others, reports, money: { ...told, transfers } };
  }
}

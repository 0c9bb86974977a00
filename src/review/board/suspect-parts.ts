import type { CellGround, DossierIndicator, IndicatorKind, NamedSuspect, PlaceRole } from '../../model/index.ts';
import { placeMentions, placeOf } from '../../places/index.ts';
import { type Asked, computedGround, nobody, type Part } from './case.ts';
import { figuresOf, gradesOf, total } from './figures.ts';
import { list, many, say, together } from './words.ts';

/** Papers by which a person is known; everything else is a name that anybody may take. */
const papers = new Set<IndicatorKind>(['idcard', 'passport']);

function isOf(suspect: NamedSuspect): (of: { readonly kind: string; readonly value: string }) => boolean {
  const own = new Set(suspect.indicators.map(({ kind, value }) => `${kind}\t${value}`));
  return ({ kind, value }) => own.has(`${kind}\t${value}`);
}

/** The suspect's indicators that reports of the case name. */
const namedOf = ({ dossier }: Asked, suspect: NamedSuspect): DossierIndicator[] => dossier.indicators.filter(isOf(suspect));

/**
 * The accounts used, and what is known of the person. That both belong together no report can show: a name that a victim was
 * told is one that anybody may use, so this is never reached without a ground that somebody gives.
 */
export const identity: Part = (asked, _element, suspect) => {
  const { dossier, found } = asked;
  if (suspect === undefined) return nobody;
  const named = namedOf(asked, suspect);
  const used = named.filter(({ kind }) => !papers.has(kind));
  const others = dossier.suspects.filter(({ id }) => id !== suspect.id).map((other) => ({ id: other.id, has: isOf(other) }));
  const grounds: CellGround[] = named.map((indicator) => {
    const { kind, value, reports } = indicator;
    const report = asked.reports.get(reports[0]!)!;
    const at = report.mentions.find((mention) => mention.kind === kind && mention.value === value);
    const where =
      at === undefined ? {} : { ...(at.field === undefined ? {} : { field: at.field }), start: at.start, end: at.end };
    return computedGround(
      { kind: 'report', ref: report.id, ...where },
      'for',
      say(
        `${value} is named in ${many(reports.length, 'report')}, first ${found(report.id).en}.`,
        `${reports.length}份报案提到${value}，首见于${found(report.id).zh}。`,
      ),
    );
  });
  const shared = named.flatMap((indicator): CellGround[] => {
    const whose = others.filter(({ has }) => has(indicator)).map(({ id }) => id);
    if (whose.length === 0) return [];
    const { value, reports } = indicator;
    const sentence = say(`${value} is entered for ${list(whose, 'en')} too.`, `${value}同时登记为${list(whose, 'zh')}所用。`);
    return [computedGround({ kind: 'report', ref: reports[0]! }, 'against', sentence)];
  });
  const known = suspect.name !== undefined || Object.keys(suspect.papers).length > 0 || named.length > used.length;
  return {
    reached: false,
    sentence: together(
      used.length === 0
        ? say('None of the accounts entered for this person is named in a report.', '登记为该人所用的账号均未见于报案。')
        : say(
            `Accounts and numbers of this person that reports name: ${used.length}.`,
            `该人有${used.length}个账号或号码见于报案。`,
          ),
      known
        ? say('The person is known by name or papers.', '该人姓名或证件已知。')
        : say('Nobody is known behind them yet.', '使用人身份待查。'),
    ),
    grounds: [...grounds, ...shared],
    ...(known ? {} : { gap: say('This suspect is known by indicators alone.', '该嫌疑人目前仅以涉案标识为线索，身份待查。') }),
  };
};

/** A victim's home, a bank's branch and where a login came from say nothing of where a gang sat. */
const ofGang: ReadonlySet<PlaceRole> = new Set(['site', 'route', 'named']);

/** Days that people showed, and places that reports with the suspect's indicators name. */
export const den: Part = (asked, _element, suspect) => {
  if (suspect === undefined) return nobody;
  const { dossier, template, supports, found } = asked;
  const days = total(figuresOf(supports, 'denDays', suspect.id));
  const trips = total(figuresOf(supports, 'crossings', suspect.id));
  const least = gradesOf(template, 'denDays')[0]?.from ?? 1;
  const about = new Set(namedOf(asked, suspect).flatMap(({ reports }) => reports));
  const places = new Set<string>();
  const grounds = dossier.reports
    .filter(({ id }) => about.has(id))
    .flatMap(({ id, text }) =>
      placeMentions({ text, fields: {} }).flatMap(({ place, role, start, end }): CellGround[] => {
        const named = placeOf(place);
        if (named === undefined || !ofGang.has(role)) return [];
        places.add(place);
        const sentence = say(
          `Report ${found(id).en} names ${named.en}, as its victim tells it.`,
          `报案${found(id).zh}提到${named.zh}（据被害人称）。`,
        );
        return [computedGround({ kind: 'report', ref: id, start, end }, 'for', sentence)];
      }),
    );
  const names = [...places].map((key) => placeOf(key)!);
  return {
    reached: days >= least,
    sentence: together(
      least > 1
        ? say(`${many(days, 'day')} of ${least} are shown.`, `已证明${days}天（须满${least}天）。`)
        : say(`${many(days, 'day')} are shown.`, `已证明${days}天。`),
      trips < 2
        ? undefined
        : say(
            `${many(trips, 'border crossing')} are recorded: whether these are repeated trips is for people to decide.`,
            `已登记出入境${trips}次：是否构成“多次出境”由办案人员认定。`,
          ),
      names.length === 0
        ? undefined
        : say(
            `Victims name ${list(
              names.map(({ en }) => en),
              'en',
            )}.`,
            `被害人提到${list(
              names.map(({ zh }) => zh),
              'zh',
            )}。`,
          ),
    ),
    grounds,
  };
};

/** Border crossings that people showed. */
export const crossing: Part = ({ supports }, _element, suspect) => {
  if (suspect === undefined) return nobody;
  const times = total(figuresOf(supports, 'crossings', suspect.id));
  return {
    reached: times > 0,
    sentence:
      times === 0
        ? say('No crossing is recorded.', '尚未登记出入境情况。')
        : say(`${many(times, 'crossing')} recorded.`, `已登记出入境${times}次。`),
    grounds: [],
  };
};

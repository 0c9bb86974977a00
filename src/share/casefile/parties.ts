import { amountsOf, countOf, dayOf } from './amounts.ts';
import { pictureOf } from './picture.ts';
import { svgOf } from './picture-svg.ts';
import type { Tie } from './picture-svg.ts';
import { overrideText, shelterText } from '../protection-words.ts';
import { listed, printed, stateOf } from './teller.ts';
import type { Listed, Teller } from './teller.ts';
import { bases, categories, kinds, ringStates } from './words.ts';

export interface SuspectShown {
  readonly id: string;
  readonly name: string;
  readonly named: boolean;
  readonly facts: readonly (readonly [string, string])[];
  readonly indicators: readonly string[];
  readonly more: number;
}

/** Who the case is about. */
export function suspectsOf(teller: Teller, words: Record<string, string>): Listed<SuspectShown> {
  const { dossier, lang } = teller;
  return listed(teller, dossier.suspects, printed.suspects, 'dossier.json', (suspect) => ({
    id: suspect.id,
    name: suspect.name ?? words['unnamed']!,
    named: suspect.name !== undefined,
    facts: [
      [words['category']!, categories[suspect.category][lang]] as const,
      [words['basis']!, bases[suspect.basis][lang]] as const,
      ...(suspect.aliases.length === 0 ? [] : [[words['aliases']!, suspect.aliases.join(', ')] as const]),
      ...Object.entries(suspect.papers).sort(([a], [b]) => (a < b ? -1 : 1)),
      ...(suspect.note === undefined ? [] : [[words['note']!, suspect.note] as const]),
      ...(suspect.overridden === undefined ? [] : [[words['overridden']!, overrideText(suspect.overridden)[lang]] as const]),
    ],
    indicators: suspect.indicators.slice(0, printed.suspectIndicators).map(({ kind, value }) => `${kinds[kind][lang]} ${value}`),
    more: Math.max(0, suspect.indicators.length - printed.suspectIndicators),
  }));
}

/** Whom protection holds: that there is somebody, and nothing else of them. */
export function shelteredOf({ dossier, lang }: Teller): readonly string[] {
  return dossier.sheltered.map((each) => shelterText(each)[lang]);
}

export interface RingShown {
  readonly id: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly confirmed: boolean;
  /** Whether a person confirmed or dismissed it. */
  readonly judged: boolean;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Letters set over the picture; reports by name only where there is room. */
  readonly letters: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly hubs: readonly (readonly string[])[];
  readonly names: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly caption: string;
}

/** Reports of a ring are named in its picture up to this many. */
const namedDots = 30;

/** The biggest rings drawn, with what ties their reports together; the others are told by their figures. */
export function ringsOf(teller: Teller, words: Record<string, string>): readonly RingShown[] {
  const { dossier, lang, names } = teller;
  const ties = tiesOf(dossier);
  return bySize(dossier.rings)
    .slice(0, printed.rings)
    .map((ring): RingShown => {
      const reports = dossier.reports.filter((report) => report.ring === ring.id);
      const height = reports.length > 60 ? 122 : reports.length > 15 ? 100 : reports.length > 3 ? 74 : 46;
      const frame = { width: 168, height, hubs: printed.hubs, listed: printed.indicators };
      const picture = pictureOf({ ...dossier, reports }, frame);
      const state = stateOf(dossier, ring);
      const confirmed = state === 'confirmed';
      return {
        id: ring.id,
        confirmed,
        judged: state !== 'proposed',
        facts: [
          [words['reports']!, countOf(ring.size)],
          [words['status']!, ringStates[state][lang]],
          [words['confidence']!, Math.min(0.99, ring.confidence).toFixed(2)],
          [words['period']!, `${dayOf(ring.firstSeen)} – ${dayOf(ring.lastSeen)}`],
        ],
        svg: svgOf(picture, confirmed, ties),
        width: picture.width,
        height: picture.height,
        letters: picture.hubs.filter(({ code }) => code !== '').map(({ x, y, code }) => ({ x, y, text: code })),
        hubs: picture.hubs
          .filter(({ code }) => code !== '')
          .flatMap(({ code, indicators }) =>
            indicators.map((indicator, i) => [
              i === 0 ? code : '',
              kinds[indicator.kind][lang],
              indicator.value,
              countOf(indicator.reports.length),
              indicator.suspects.join(', '),
            ]),
          ),
        names:
          picture.dots.length > namedDots
            ? []
            : picture.dots.map(({ x, y, r, reports: [id = ''] }) => ({ x, y: y + r + 0.4, text: names.of(id) })),
        caption: captionOf(teller, picture.dots.length < reports.length, reports.length),
      };
    });
}

/** Rings beyond those drawn, by their figures. */
export function otherRingsOf(teller: Teller): Listed<readonly string[]> {
  const { dossier, lang } = teller;
  return listed(teller, bySize(dossier.rings).slice(printed.rings), printed.otherRings, 'dossier.json', (ring) => [
    ring.id,
    countOf(ring.size),
    ringStates[stateOf(dossier, ring)][lang],
    Math.min(0.99, ring.confidence).toFixed(2),
    `${dayOf(ring.firstSeen)} – ${dayOf(ring.lastSeen)}`,
    amountsOf(ring.loss).join('\n') || '–',
  ]);
}

const bySize = (rings: Teller['dossier']['rings']): Teller['dossier']['rings'] =>
  [...rings].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));

function captionOf({ lang }: Teller, bundled: boolean, reports: number): string {
  if (lang === 'en') {
    return bundled
      ? `${countOf(reports)} reports; each small circle stands for those that name the same indicators, the bigger the more.`
      : 'Each small circle is a report, each letter an indicator that two or more of them name.';
  }
  return bundled
    ? `共 ${countOf(reports)} 份报案；每个小圆代表所称标识相同的若干报案，越大越多。`
    : '小圆为报案，字母为两份以上报案共同提到的标识。';
}

/** Pairs on which a decision stands. */
function tiesOf({ judgements }: Teller['dossier']): Tie[] {
  return judgements.flatMap(({ judgement, stands }) =>
    stands && 'a' in judgement && judgement.verdict !== 'unsure'
      ? [{ a: judgement.a, b: judgement.b, same: judgement.verdict === 'same' }]
      : [],
  );
}

/** Indicators that many unconnected rings use: why they tie nobody here. */
export function servicesOf(teller: Teller): Listed<readonly string[]> {
  const { dossier, lang, say } = teller;
  return listed(teller, dossier.services, printed.services, 'tables/services.csv', ({ kind, value, reports, rings, why }) => [
    kinds[kind][lang],
    value,
    countOf(reports),
    countOf(rings),
    say(why),
  ]);
}

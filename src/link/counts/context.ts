import { gapEnds, nameBins, neutralText, shifts, silentBins, textBin } from '../compare.ts';
import { hashWords, nameValues } from '../sketch.ts';

const each = (count: number, of: (k: number) => string): string[] => Array.from({ length: count }, (_, k) => of(k));

/** Bytes that the sketches of `a` and `b` have in common: of each 32-bit word one bit for each byte that differs, counted. */
const agreement = `(${hashWords * 4} - ${each(hashWords, (w) => {
  const [a, b] = [`a.word${w}`, `b.word${w}`];
  const differs = `(${a} + ${b} - 2 * (${a} & ${b}))`;
  return `bit_count(((((${differs} & 2139062143) + 2139062143) | ${differs}) & 2155905152))`;
}).join(' - ')})`;

/** First value of each text bin but the first, against the agreement. */
const textEnds = [...textBin].flatMap((bin, equal) => (equal > 0 && bin !== textBin[equal - 1] ? [[equal, bin] as const] : []));
const textBinOf = (equal: string): string =>
  `CASE ${[...textEnds]
    .reverse()
    .map(([least, bin]) => `WHEN ${equal} >= ${least} THEN ${bin}`)
    .join(' ')} ELSE ${textBin[0]} END`;

const hasNames = (side: string): string => `(${side}.name0 <> 0 OR ${side}.name1 <> 0)`;
const theirs = each(nameValues, (k) => `b.name${k}`).join(', ');
/** Bin of names: the rarest one that both show. */
const names = `CASE
  WHEN NOT (${hasNames('a')} AND ${hasNames('b')}) AND (a.brand < 0 OR b.brand < 0) THEN 0
  ELSE greatest(CASE WHEN a.brand >= 0 AND a.brand = b.brand THEN a.brand_rarity ELSE 1 END, ${each(
    nameValues,
    (k) => `CASE WHEN a.name${k} <> 0 AND a.name${k} IN (${theirs}) THEN a.rarity${k} ELSE 1 END`,
  ).join(', ')}) END`;

const equality = (name: string): string =>
  `CASE WHEN a.${name} < 0 OR b.${name} < 0 THEN 0 WHEN a.${name} = b.${name} THEN 2 ELSE 1 END`;

/** Bins of names, text, category, language and gap of reports `a` and `b`, and whether both have words; `known_day` is NULL when there is none. */
export const bins = `${names} AS names, ${agreement} AS equal_bytes,
  CASE WHEN (a.word0 & 65535) <> 0 AND (b.word0 & 65535) <> 0 THEN 1 ELSE 0 END AS has_words,
  ${equality('category')} AS category, ${equality('language')} AS language,
  CASE WHEN a.known_day IS NULL OR b.known_day IS NULL THEN 0 ${gapEnds
    .map((end, bin) => `WHEN abs(a.known_day - b.known_day) <= ${end} THEN ${bin + 1}`)
    .join(' ')} ELSE ${gapEnds.length + 1} END AS gap`;

/** `Comparer.pattern` of a row with these bins. */
export const pattern = `CASE WHEN has_words = 1 THEN (${textBinOf('equal_bytes')}) * ${nameBins} + names
    WHEN names = 0 THEN ${silentBins.wording} ELSE ${neutralText * nameBins} + names END
  + category * ${2 ** shifts[1]} + language * ${2 ** shifts[2]} + gap * ${2 ** shifts[3]}`;

import { exactAmount, type PlaceMention, type PlaceRole, type ReportReading, type Sentence } from '../model/index.ts';
import { placeName } from '../places/index.ts';
import { scamStageName, scamTypeName } from '../scam/index.ts';

type Language = keyof Sentence;

const words = {
  type: { en: 'type as read', zh: '系统研判类型' },
  judged: { en: 'type as judged', zh: '人工认定类型' },
  filed: { en: 'type as filed', zh: '登记类别' },
  counts: { en: 'this counts', zh: '以此为准' },
  noType: { en: 'Clew knows no type by this name', zh: '系统不识别此类别名称' },
  unsure: { en: 'not sure', zh: '未能判定' },
  spoke: { en: 'words that decided', zh: '判定依据' },
  steps: { en: 'steps told', zh: '述及步骤' },
  places: { en: 'places told', zh: '述及地点' },
} as const satisfies Readonly<Record<string, Sentence>>;

const roleNames: Readonly<Record<PlaceRole, Sentence>> = {
  site: { en: 'where they sit', zh: '窝点' },
  route: { en: 'on the way', zh: '途经' },
  home: { en: 'victim’s home', zh: '受害人住地' },
  bank: { en: 'bank branch', zh: '银行网点' },
  hint: { en: 'weak sign', zh: '弱线索' },
  named: { en: 'named', zh: '提及' },
  number: { en: 'weak: country of a number, and numbers are bought and routed', zh: '弱线索：号码归属地，号码可购买、可转接' },
};

/** A reading for the terminal, line by line. `text`, `fields`: the report's, whose stretches are quoted. */
export function readingLines(
  { text, fields }: { readonly text: string; readonly fields: Readonly<Record<string, string>> },
  { type, confidence, likely, words: spoke, stages, places, judged, filed }: ReportReading,
  lang: Language,
): string[] {
  const said = (name: keyof typeof words, value: string): string => `${words[name][lang]}: ${value}`;
  const quoted = (stretches: readonly { readonly start: number; readonly end: number }[]): string =>
    stretches.map(({ start, end }) => `“${text.slice(start, end).replaceAll(/\s+/gu, ' ').trim()}”`).join(' ');
  const [open, close] = lang === 'zh' ? ['（', '）'] : [' (', ')'];
  const lines: string[] = [];
  if (judged !== undefined) {
    const act = lang === 'zh' ? `${judged.by}，第${judged.act}号操作` : `${judged.by}, act ${judged.act}`;
    lines.push(said('judged', `${scamTypeName(judged.type)[lang]}${open}${act}${close}`));
  }
  const named = likely.map((each) => `${scamTypeName(each.type)[lang]} ${each.confidence.toFixed(2)}`).join(', ');
  const unsure = `${words.unsure[lang]}${named === '' ? '' : `${open}${named}${close}`}`;
  lines.push(said('type', type === undefined ? unsure : `${scamTypeName(type)[lang]}${open}${confidence.toFixed(2)}${close}`));
  if (filed !== undefined) {
    const named = filed.type === undefined ? words.noType[lang] : scamTypeName(filed.type)[lang];
    const counts = filed.type !== undefined && judged === undefined && type === undefined;
    lines.push(said('filed', `${filed.category} → ${named}${counts ? `${open}${words.counts[lang]}${close}` : ''}`));
  }
  if (type !== undefined && spoke.length > 0) lines.push(said('spoke', quoted(spoke)));
  if (stages.length > 0) lines.push(`${words.steps[lang]}:`);
  for (const stage of stages) {
    const day = stage.at === undefined ? '' : `\t${new Date(stage.at).toISOString().slice(0, 10)}`;
    const amount =
      stage.amount === undefined ? '' : `\t${exactAmount(stage.amount.minor, stage.amount.currency)} ${stage.amount.currency}`;
    lines.push(`  ${scamStageName(stage.stage)[lang]}\t${quoted([stage])}${day}${amount}`);
  }
  if (places.length > 0) lines.push(`${words.places[lang]}:`);
  for (const place of places) {
    lines.push(`  ${placeName(place.place)[lang]}\t${roleNames[place.role][lang]}\t“${wordsOf(place, text, fields)}”`);
  }
  return lines;
}

function wordsOf({ field, start, end }: PlaceMention, text: string, fields: Readonly<Record<string, string>>): string {
  return (field === undefined ? text : (fields[field] ?? '')).slice(start, end);
}

import type { Paper, PaperKind } from '../model/index.ts';
import { readMrz } from './mrz.ts';
import { type PaperHint, readPaper } from './paper.ts';

/** What people call the kinds of papers, as a label before a number or in a column that says the kind. Longer words first. */
const words: readonly (readonly [RegExp, PaperKind, string?])[] = [
  [
    /往来港澳|港澳通行证|往来台湾|台湾通行证|回乡证|回鄉證|台胞证|台胞證|通行证|通行證|居民来往|home\s*return|travel\s*permit/iu,
    'permit',
  ],
  [/港澳居民居住证|台湾居民居住证|居民身份证|居民身份證|身份证|身分证|二代证|公民身份号码|resident\s*id/iu, 'cn-id', 'CN'],
  [/香港身份證|香港身份证|hkid|hong\s*kong\s*id/iu, 'hk-id', 'HK'],
  [/國民身分證|身分證|台湾身份证|台灣身分證|居留證|taiwan\s*id/iu, 'tw-id', 'TW'],
  [/护照|護照|passport|ppt|паспорт|パスポート|หนังสือเดินทาง|hộ\s*chiếu|နိုင်ငံကူးလက်မှတ်/iu, 'passport'],
  [/\bnrc\b|缅甸身份证|မှတ်ပုံတင်/iu, 'mm-nrc', 'MM'],
  [/泰国身份证|thai\s*id|เลขประจำตัวประชาชน|บัตรประชาชน/iu, 'th-id', 'TH'],
  [/\bcccd\b|\bcmnd\b|căn\s*cước|越南身份证/iu, 'vn-id', 'VN'],
  [/mykad|nric|no\.?\s*kp|kad\s*pengenalan|马来西亚身份证/iu, 'my-id', 'MY'],
];

/** The kind of paper that a label names: 护照, passport no. Hong Kong's before the mainland's, whose words it contains. */
export function paperKindOf(label: string): PaperHint {
  const text = label.normalize('NFKC');
  const special = words.find(
    ([form, kind]) =>
      (kind === 'hk-id' || kind === 'th-id' || kind === 'vn-id' || kind === 'my-id' || kind === 'mm-nrc') && form.test(text),
  );
  const found = special ?? (text.includes('台湾身份证') ? words[3] : undefined) ?? words.find(([form]) => form.test(text));
  if (found === undefined) return {};
  const [, kind, country] = found;
  return { kind, ...(country === undefined ? {} : { country }) };
}

/** Before a number: letters of a label with their colon. */
const labelled = /^([\p{L}\p{M}\s.'()/-]{2,40}?)\s*(?:no\.?|number|num|号码|号|號碼|#)?\s*[:：#]\s*(?=\S*\d)/iu;
/** After it: the country in brackets, `A1234567 (Burma)`. */
const placed = /\s*[(（]([\p{L}\s.'-]{2,40})[)）]\s*$/u;

/**
 * Reads the papers that a cell names: one, or several with separators between them, each with its label or country if it has one.
 *
 * @param country reads the name of a country; without it those in brackets say nothing.
 */
export function readPapers(
  cell: string,
  hint: PaperHint = {},
  country: (text: string) => string | undefined = () => undefined,
): Paper[] {
  const text = cell.slice(0, 4000);
  if (text.includes('<<')) {
    const mrz = readMrz(text);
    if (mrz !== undefined) return mrz.papers.slice();
  }
  const papers: Paper[] = [];
  for (const part of partsOf(text)) {
    let rest = part;
    let its = hint;
    const label = labelled.exec(rest);
    if (label !== null) {
      its = { ...hint, ...paperKindOf(label[1]!) };
      rest = rest.slice(label[0].length);
    }
    const place = placed.exec(rest);
    const named = place === null ? undefined : country(place[1]!);
    if (place !== null && named !== undefined) {
      rest = rest.slice(0, place.index);
      its = { ...its, country: named };
    }
    const paper = readPaper(rest, its);
    if (paper !== undefined && !papers.some(({ kind, value }) => kind === paper.kind && value === paper.value))
      papers.push(paper);
  }
  return papers;
}

/** A slash parts papers with spaces around it only: Myanmar's have one in their number. */
const partsOf = (text: string): string[] =>
  text
    .split(/[;；、,，|\n\r\u001F]|\s\/\s/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

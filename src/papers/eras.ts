import type { Calendar } from './calendar.ts';

const scripts: readonly (readonly [string, number])[] = [
  ['thai', 0x0e50],
  ['burmese', 0x1040],
  ['arabic', 0x0660],
  ['arabic', 0x06f0],
  ['khmer', 0x17e0],
  ['lao', 0x0ed0],
];

/** Digits of other scripts as ASCII, and the script they were written in. */
export function plainDigits(text: string): { readonly text: string; readonly script: string } {
  let script = '';
  const out = text.replaceAll(/[\u0660-\u0669\u06F0-\u06F9\u0E50-\u0E59\u0ED0-\u0ED9\u1040-\u1049\u17E0-\u17E9]/gu, (figure) => {
    const code = figure.codePointAt(0)!;
    const [name, zero] = scripts.find(([, from]) => code >= from && code < from + 10)!;
    script = name;
    return String(code - zero);
  });
  return { text: out, script };
}

const eras: readonly (readonly [RegExp, Calendar])[] = [
  [/(?:中华|中華)?(?:民国|民國)|\br\.?o\.?c\.?(?![a-z])/giu, 'minguo'],
  [/พ\s*\.?\s*ศ\s*\.?|佛历|佛曆|\bb\.?\s?e\.?(?![a-z])|buddhist(?:\s+era)?/giu, 'buddhist'],
  [/农历|農曆|农曆|阴历|陰曆|旧历|舊曆|夏历|lunar(?:\s+calendar)?|\(农\)|[（(]阴[)）]/giu, 'lunar'],
  [/缅历|緬曆|မြန်မာသက္ကရာဇ်|ကောဇာသက္ကရာဇ်|ခုနှစ်|myanmar\s+era|burmese\s+era|\bm\.?e\.?(?![a-z])/giu, 'burmese'],
  [/\ba\.?h\.?(?![a-z])|هـ|ه\.|hijri|回历|回曆|伊斯兰历/giu, 'hijri'],
  [/公历|公曆|阳历|陽曆|新历|国历|國曆|公元|西元|西历|ค\s*\.?\s*ศ\s*\.?|\ba\.?d\.?(?![a-z])|gregorian/giu, 'gregorian'],
];

/** The calendar that a text names, and the text without its name and without what introduces a date of birth. */
export function calendarOf(text: string): { readonly calendar: Calendar | undefined; readonly rest: string } {
  let calendar: Calendar | undefined;
  let rest = text
    .replaceAll(
      /^(?:alt\.?\s*)?(?:d\.?o\.?b\.?|date of birth|born(?: (?:on|in))?|出生(?:日期|于)?|生于|出生年月)\s*[:：]?\s*|(?:出生|生人?|born)$/giu,
      ' ',
    )
    .trim();
  for (const [words, its] of eras) {
    const without = rest.replaceAll(words, ' ');
    if (without === rest) continue;
    calendar ??= its;
    rest = without;
  }
  return {
    calendar,
    rest: rest
      .replaceAll(/[()（）]/gu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  };
}

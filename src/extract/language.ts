/** Languages told by their letters; Han without kana or hangul is Chinese. */
const alphabets: ReadonlyArray<readonly [RegExp, string]> = [
  [/[\u3041-\u30ff]/, 'ja'],
  [/[\uac00-\ud7a3]/, 'ko'],
  [/[\u3400-\u9fff]/, 'zh'],
  [/[\u0e01-\u0e4f]/, 'th'],
  [/[\u1000-\u103f]/, 'my'],
  [/[\u1780-\u17df]/, 'km'],
  [/[\u0400-\u052f]/, 'ru'],
  [/[\u0600-\u065f]/, 'ar'],
];

/** The language a text is written in, as its letters tell; English when they do not. */
export function language(text: string): string {
  return alphabets.find(([letters]) => letters.test(text))?.[1] ?? 'en';
}

/** The region subtag of a language tag (`zh-TW`), CN for plain Chinese. */
export function regionOf(lang: string): string | undefined {
  if (lang.length === 2) return lang === 'zh' ? 'CN' : undefined;
  const tagged = /-([A-Za-z]{2})$/.exec(lang)?.[1];
  if (tagged !== undefined) return tagged.toUpperCase();
  return lang === 'zh-Hans' ? 'CN' : undefined;
}

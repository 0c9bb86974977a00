/** What a country is called, by ISO 3166-1 alpha-2. */
export function countryName(code: string, language: 'en' | 'zh'): string {
  try {
    return new Intl.DisplayNames([language === 'zh' ? 'zh-CN' : 'en'], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

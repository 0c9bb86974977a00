import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from './format.ts';

const kept = 'clew.language';
const asked = localStorage.getItem(kept) ?? navigator.language;

void i18next.use(initReactI18next).init({
  lng: asked.toLowerCase().startsWith('zh') ? 'zh' : 'en',
  resources: {},
  // Keys are names, never paths.
  keySeparator: false,
  nsSeparator: false,
  // React escapes; and what a report holds is never looked up for further keys.
  interpolation: { escapeValue: false, skipOnVariables: true },
});

function say(language: string): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
i18next.on('languageChanged', say);
say(i18next.language);

export function setLanguage(language: Language): void {
  localStorage.setItem(kept, language);
  void i18next.changeLanguage(language);
}

/** `reports_one` and `reports_other` are asked for as `reports`, with `{ count }`. */
type Asked<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** The words of a view, registered under its name. */
export interface Words<Key extends string> {
  readonly name: string;
  readonly en: Readonly<Record<Key, string>>;
}

/** The same keys in both languages (a test holds them against each other); `{{name}}` stands for a value. */
export function wordsOf<Key extends string>(
  name: string,
  { en, zh }: { en: Readonly<Record<Key, string>>; zh: Readonly<Record<NoInfer<Key>, string>> },
): Words<Key> {
  i18next.addResourceBundle('en', name, en);
  i18next.addResourceBundle('zh', name, zh);
  return { name, en };
}

export type Say<Key extends string> = (key: Asked<Key>, values?: Readonly<Record<string, string | number>>) => string;

/** The words of a view in the reader's language; unknown keys do not compile. */
export function useWords<Key extends string>(words: Words<Key>): Say<Key> {
  const { i18n } = useTranslation(words.name);
  const say: (key: string, values: Readonly<Record<string, string | number>>) => string = i18n.getFixedT(null, words.name);
  return (key, values = {}) => say(key, values);
}

import type { ModusOperandi } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { modusWords } from '../../../words/modus.ts';

type Row = readonly [name: string, reports: number];
type Name = 'languages' | 'ages' | 'sexes' | 'channels' | 'filed';

/** Whom the ring aims at and how it reaches them, in the reader's words; what no report tells is left out. */
export function useTold({
  languages,
  ages,
  sexes,
  channels,
  filed,
}: ModusOperandi): readonly { readonly name: Name; readonly rows: readonly Row[] }[] {
  const t = useWords(modusWords);
  const language = useLanguage();
  const spoken = new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'language', fallback: 'code' });
  const called = (code: string): string => {
    try {
      return spoken.of(code) ?? code;
    } catch {
      // Whatever a source wrote there.
      return code;
    }
  };
  const all: readonly { readonly name: Name; readonly rows: readonly Row[] }[] = [
    { name: 'channels', rows: channels.map(({ value, reports }) => [t(`channel-${value}`), reports]) },
    { name: 'filed', rows: filed.map(({ value, reports }) => [value, reports]) },
    { name: 'ages', rows: ages.map(({ value, reports }) => [value, reports]) },
    { name: 'sexes', rows: sexes.map(({ value, reports }) => [t(value === 'f' ? 'sex-f' : 'sex-m'), reports]) },
    { name: 'languages', rows: languages.map(({ value, reports }) => [called(value), reports]) },
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

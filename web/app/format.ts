import { useTranslation } from 'react-i18next';
// The one thing that is not a type: what a stored number means must be the same on both sides.
import { exactAmount as exact, minorDigits } from '../../src/model/currency.ts';

export type Language = 'en' | 'zh';

/** Exact amount with its currency, as for a table of record: `CNY 1,298,000.00`. `minor` in minor units. */
export const exactAmount = (minor: number, currency: string): string => `${currency} ${exact(minor, currency)}`;

/** Short amount for reading: 129.8万元, 1.2亿元 in Chinese; $1.3M-like in English. */
export function shortAmount(minor: number, currency: string, language: Language): string {
  const value = minor / 10 ** minorDigits(currency);
  if (language === 'en') {
    const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: value >= 1e6 ? 2 : 1 });
    return `${currency} ${short.format(value)}`;
  }
  const unit = currency === 'CNY' ? '元' : ` ${currency}`;
  const plain = (of: number): string => new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(of);
  // As the figure is rounded: nobody says 10,000万.
  if (Math.abs(value) >= 1e8 - 50) return `${plain(value / 1e8)}亿${unit}`;
  if (Math.abs(value) >= 1e4 - 0.005) return `${plain(value / 1e4)}万${unit}`;
  return `${plain(value)}${unit}`;
}

export function countOf(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en').format(value);
}

/** Day of a UTC time in the reader's zone: 2026-11-25 in both languages (ISO 8601), which sorts and never confuses day and month. */
export function day(at: number | undefined): string {
  return at === undefined ? '–' : new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(at);
}

/** Day and minute in the reader's zone. */
export function moment(at: number | undefined): string {
  return at === undefined ? '–' : new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(at);
}

/** 0.873 → 87 %. Never 100 % for what is not certain, nor 0 % for what is not nothing. */
export function share(part: number): string {
  if (part > 0 && part < 0.005) return '<1 %';
  return `${Math.min(99, Math.round(part * 100))} %`;
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'zh' ? 'zh' : 'en';
}

/** The reader's time zone with its distance from UTC then: `Asia/Shanghai, UTC+8`. Every time on screen is in it. */
export function zoneOf(at?: number): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset' }).formatToParts(at);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? 'UTC';
  return timeZone === 'UTC' ? timeZone : `${timeZone}, ${offset}`;
}

/** Bytes as people say them: 1.4 MB. */
export function size(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: 1 }).format(bytes / 1000 ** step)} ${units[step]!}`;
}

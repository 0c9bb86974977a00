import { ClewError } from '../../errors.ts';
import type { freezeLaws, freezeSteps, Sentence } from '../../model/index.ts';

export type FreezeLaw = (typeof freezeLaws)[number];
export type FreezeStep = (typeof freezeSteps)[number];

export const hourMs = 3_600_000;
/** Yinfa [2016] 86: a stop of payment holds 48 hours, at most twice; then a freeze of six months. */
const stopHours = 48;
const mostStops = 2;
const freezeMonths = 6;
/** United States: a rapid response is asked for within 72 hours of the transfer. */
const requestHours = 72;
/** Chinese months are counted in Chinese time, which has no summer time. */
const chinaMs = 8 * hourMs;

export const stepWords: Readonly<Record<FreezeStep, Sentence>> = {
  stop: { en: 'stop of payment', zh: '紧急止付' },
  'stop.again': { en: 'second stop of payment', zh: '再次止付' },
  freeze: { en: 'freeze', zh: '冻结' },
};

/**
 * When a step lapses that begins at `begins`: by the law's clock where there is one, or as was stated, whichever is earlier. All
 * in UTC milliseconds. Undefined when the law has no clock and nobody stated one.
 */
export function lapseOf(law: FreezeLaw, step: FreezeStep, begins: number, stated: number | undefined): number | undefined {
  if (law !== 'CN') return stated;
  const byLaw = step === 'freeze' ? monthsLater(begins, freezeMonths) : begins + stopHours * hourMs;
  return stated === undefined ? byLaw : Math.min(stated, byLaw);
}

/** The same day and time so many calendar months on, in Chinese time; the last day of a month that is shorter. */
export function monthsLater(at: number, months: number): number {
  const local = new Date(at + chinaMs);
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, last));
  return local.getTime() - chinaMs;
}

/** US: the end of the 72 hours in which a rapid response can be asked for. */
export function requestEnd(lastTransfer: number): number {
  return lastTransfer + requestHours * hourMs;
}

/** Hours left of them, to the tenth, never below 0. */
export function hoursLeft(lastTransfer: number, now: number): number {
  return Math.max(0, Math.floor(((requestEnd(lastTransfer) - now) / hourMs) * 10) / 10);
}

/** How long ago in words: hours, from two days on whole days. */
export function agoWords(hours: number): Sentence {
  const days = Math.floor(hours / 24);
  return days < 2 ? { en: `${hours} h`, zh: `${hours}小时` } : { en: `${days} days`, zh: `${days}天` };
}

/**
 * What may follow a step that was confirmed or has lapsed, when so many stops were asked for: the law's next one. A freeze is
 * followed by its extension.
 */
export function nextStep(law: FreezeLaw, newest: FreezeStep, stops: number): FreezeStep {
  if (newest === 'freeze' || law !== 'CN') return 'freeze';
  return stops < mostStops ? 'stop.again' : 'freeze';
}

/** Throws `conflict` when the law has no third stop. */
export function requireStopLeft(law: FreezeLaw, step: FreezeStep, stops: number): void {
  if (law !== 'CN' || step === 'freeze' || stops < mostStops) return;
  throw new ClewError('conflict', 'money.freeze.third', 'A stop of payment is asked for at most twice (Yinfa [2016] 86).', {
    hint: 'Ask for a freeze, which holds six months.',
  });
}

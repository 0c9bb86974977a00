import { Triggers, unitsOf } from '../../lexicon/index.ts';
import { alarmHan, alarmLatin, alarmOther, type Phrases, signHan, signLatin, signOther } from './trigger-words.ts';

// Thousands of phrases, made when the first report is read.
const words = (): readonly string[] => [...[...alarmHan, ...alarmLatin].flatMap(written), ...alarmOther];
let forAlarms: Triggers<true> | undefined;
let forSigns: Triggers<true> | undefined;

/** Words of which every alarm holds one. */
export const alarmTriggers = (): Triggers<true> => (forAlarms ??= Triggers.of(words()));
/** The same for signs of trafficking. */
export const signTriggers = (): Triggers<true> =>
  (forSigns ??= Triggers.of([...words(), ...signHan, ...signLatin, ...signOther]));

/** Every phrase of them. */
function written(phrases: Phrases): string[] {
  return phrases.reduce<string[]>((made, list) => made.flatMap((begin) => list.map((end) => begin + end)), ['']);
}

/** Whether a text holds a word without which there is no alarm in it. */
export function mayAlarm(text: string): boolean {
  return alarmTriggers().first(text, unitsOf(text), 0, text.length) >= 0;
}

/** The same for signs of trafficking. */
export function maySign(text: string): boolean {
  return signTriggers().first(text, unitsOf(text), 0, text.length) >= 0;
}

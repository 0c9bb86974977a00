import { afterWord, Lexicon } from '../lexicon.ts';
import { alarmHan, alarmLatin, alarmOther, type Phrases, signHan, signLatin, signOther } from './trigger-words.ts';

const alarms: readonly string[] = [...[...alarmHan, ...alarmLatin].flatMap(written), ...alarmOther];
const alarmLexicon = lexiconOf(alarms);
const signLexicon = lexiconOf([...alarms, ...signHan, ...signLatin, ...signOther]);

/** Every phrase of them. */
function written(phrases: Phrases): string[] {
  return phrases.reduce<string[]>((made, list) => made.flatMap((begin) => list.map((end) => begin + end)), ['']);
}

function lexiconOf(words: readonly string[]): Lexicon<true> {
  return new Lexicon(words.map((word) => [word, true]));
}

function holdsAny(text: string, lexicon: Lexicon<true>): boolean {
  for (let at = 0; at < text.length; at = afterWord(text, at)) {
    if (lexicon.mayBegin(text, at, text.charCodeAt(at)) && lexicon.at(text, at)) return true;
  }
  return false;
}

/** Whether a text holds a word without which there is no alarm in it. */
export function mayAlarm(text: string): boolean {
  return holdsAny(text, alarmLexicon);
}

/** The same for signs of trafficking. */
export function maySign(text: string): boolean {
  return holdsAny(text, signLexicon);
}

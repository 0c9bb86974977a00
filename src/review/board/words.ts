import type { figureNames, Ground, Sentence } from '../../model/index.ts';
import { money } from '../../money/index.ts';

type FigureName = (typeof figureNames)[number];

export const say = (en: string, zh: string): Sentence => ({ en, zh });

/** Sentences one after the other; none are left out. */
export function together(...sentences: readonly (Sentence | undefined)[]): Sentence {
  const those = sentences.filter((each) => each !== undefined);
  return say(those.map(({ en }) => en).join(' '), those.map(({ zh }) => zh).join(''));
}

/** `1 report`, `6 reports`. */
export const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Names of a list, no more than eight of them. */
export function list(names: readonly string[], lang: keyof Sentence): string {
  const shown = names.slice(0, 8).join(lang === 'en' ? ', ' : '、');
  const rest = names.length - 8;
  if (rest <= 0) return shown;
  return lang === 'en' ? `${shown} and ${rest} more` : `${shown}等${names.length}项`;
}

export const figureWords: Readonly<Record<FigureName | 'loss', Sentence>> = {
  loss: say('loss', '损失'),
  amount: say('amount shown by records', '证据载明金额'),
  messages: say('messages', '信息条数'),
  calls: say('calls', '通话次数'),
  pageViews: say('page views', '页面浏览量'),
  denDays: say('days at the den', '在窝点天数'),
  crossings: say('border crossings', '出入境次数'),
};

/** What a figure says, in one phrase. */
export function figureSentence({ name, value, currency }: NonNullable<Ground['figure']>): Sentence {
  if (name === 'amount') return money(value, currency ?? '');
  const { en, zh } = figureWords[name];
  return say(`${value.toLocaleString('en-US')} ${en}`, `${zh}${value.toLocaleString('en-US')}`);
}

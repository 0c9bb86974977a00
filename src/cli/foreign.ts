import type { KnownFrom } from '../model/index.ts';
import type { Words } from './args.ts';

/** Words of a sender: nothing in them may turn a line around. */
const tame = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');

/** That a package of somebody else names an indicator: said as theirs, never as ours. */
export function foreignSentence({ kind, value, package: id, sender, note, withdrawn }: KnownFrom): Words {
  const [what, who] = [tame(`${kind} ${value}`), tame(sender)];
  const more = note === undefined ? '' : tame(note);
  return {
    en: `${what} is named in package ${id} of ${who}${more === '' ? '' : ` (${more})`}${withdrawn ? '; THEY HAVE WITHDRAWN IT' : ''}`,
    zh: `他方卷宗 ${id}（${who}）提及 ${what}${more === '' ? '' : `（${more}）`}${withdrawn ? '；对方已撤回' : ''}`,
  };
}

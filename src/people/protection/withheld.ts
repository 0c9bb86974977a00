import { accountOf, type IndicatorKind, indicatorsOfAccount, type Act, Suspect } from '../../model/index.ts';
import { blanked } from './blank.ts';
import type { Held } from './held.ts';
import { askedOf, suspectId } from './keys.ts';

/**
 * Whether the details of an act are not shown: they accuse somebody whom protection holds, or tell what was answered in an interview.
 * The act itself stays in the log, and so does the hash of its details.
 */
export function isWithheld(held: Held, { kind, body }: Act): boolean {
  switch (kind) {
    case 'case.edit':
      if (isNamed(body, held.wordsOfCase(body.case))) return true;
      return Object.entries(body.set).some(([member, value]) => {
        if (!member.startsWith('suspect:')) return false;
        const id = suspectId(body.case, member.slice('suspect:'.length));
        const suspect = Suspect.safeParse(value).data;
        return held.of(suspect === undefined ? { person: id } : [{ person: id }, askedOf(suspect)]) !== undefined;
      });
    case 'element.support':
      if (body.suspect !== undefined && held.holds.has(suspectId(body.case, body.suspect))) return true;
      return isNamed(body, held.wordsOfCase(body.case));
    case 'person.edit':
      return held.holds.has(body.person);
    case 'person.judge':
      return ('one' in body ? [body.one, body.other] : [body.person, body.entry]).some((id) => held.holds.has(id));
    case 'protect.state':
      return body.interview !== undefined;
    case 'judge':
      return body.verdict === 'mention' && held.ownerOf(body.kind as IndicatorKind, body.value) !== undefined;
    case 'freeze.propose':
      return isTheirs(held, body.account);
    default:
      return false;
  }
}

/** Whether one of these words stands anywhere in the details. */
function isNamed(body: unknown, words: readonly string[]): boolean {
  const text = words.length === 0 ? '' : JSON.stringify(body);
  return words.length > 0 && blanked(text, words) !== text;
}

/** Whether an account as an act names it, `kind:value`, is somebody's who is held. */
export function isTheirs(held: Held, name: string): boolean {
  const account = accountOf(name);
  if (account === undefined) return false;
  return indicatorsOfAccount[account.kind].some((kind) => held.ownerOf(kind, account.value) !== undefined);
}

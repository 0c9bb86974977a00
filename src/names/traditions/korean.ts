import type { NameForm, NameMatch, NameWord } from '../name.ts';
import { sameKorean, surnamesSpelled } from '../scripts/index.ts';

const hangul = /^[가-힣]$/u;

const surnameOf = ({ words }: NameForm): NameWord | undefined => words.find(({ role }) => role === 'surname');
const givenOf = ({ words }: NameForm): readonly string[] =>
  words.find(({ syllables, role }) => role === 'given' && syllables !== undefined)?.syllables ?? [];

/** The surnames a word may be, in Hangul. */
const surnames = ({ text, syllables }: NameWord): readonly string[] =>
  syllables === undefined ? (surnamesSpelled(text) ?? []) : [syllables.join('')];

/** Yi and Lee, 이 and 리: one surname, said otherwise in North and South. */
const north: Readonly<Record<string, string>> = { 리: '이', 류: '유', 로: '노', 림: '임', 라: '나', 량: '양', 렴: '염' };
const plain = (surname: string): string => north[surname] ?? surname;

function sameSurname(a: NameWord, b: NameWord): boolean {
  if (a.text === b.text && (a.syllables === undefined || b.syllables === undefined)) return true;
  const right = new Set(surnames(b).map(plain));
  return surnames(a).some((one) => right.has(plain(one)));
}

/**
 * Two Korean readings: surname by its spellings, given name syllable by syllable. In Hangul on both sides the syllables themselves must be
 * the same: 정은 and 종은 are two names, though both may be Jong Un. Undefined where they are not one name.
 */
export function compareKorean(a: NameForm, b: NameForm): NameMatch | undefined {
  const left = givenOf(a);
  const right = givenOf(b);
  const first = surnameOf(a);
  const second = surnameOf(b);
  if (!sameKorean(left, right) || (first === undefined) !== (second === undefined)) return undefined;
  const isExact = left.join('') === right.join('');
  const isOneScript = hangul.test(left[0]!) === hangul.test(right[0]!);
  if (!isExact && isOneScript && hangul.test(left[0]!)) return undefined;
  const givenPair = [left.join(''), right.join('')] as const;
  if (first === undefined || second === undefined) return { score: 0.95, ground: 'spelling', agreed: [givenPair], differs: [] };
  if (!sameSurname(first, second)) return undefined;
  const agreed = [[first.text, second.text] as const, givenPair];
  if (isExact && first.text === second.text) return { score: 0.99, ground: 'order', agreed, differs: [] };
  return { score: isExact ? 0.97 : isOneScript ? 0.92 : 0.93, ground: isOneScript ? 'spelling' : 'script', agreed, differs: [] };
}

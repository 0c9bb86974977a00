import { readFileSync } from 'node:fs';
import { ClewError } from '../../errors.ts';
import { InterviewForm, type NewProtection, type TraffickingSign } from '../../model/index.ts';
import { signsIn } from './signs.ts';

type Interview = NonNullable<NewProtection['interview']>;
type Question = InterviewForm['questions'][number];

/** The interview form, in every language that it is asked in. */
export const interviewForm: InterviewForm = InterviewForm.parse(
  JSON.parse(readFileSync(new URL('./interview-form.json', import.meta.url), 'utf8')),
);

const yesNo: ReadonlySet<string> = new Set(['yes', 'no', 'unknown']);

/** Throws `input` `people.interview` for answers that the form cannot have: which question, and what it takes. */
export function requireInterview({ form, language, answers }: Interview): void {
  if (form !== interviewForm.id) {
    throw wrong(`There is no interview form ${form}.`, `The form is ${interviewForm.id}.`);
  }
  if (!interviewForm.languages.some(({ code }) => code === language)) {
    throw wrong(
      `The form is not asked in the language ${language}.`,
      `One of ${interviewForm.languages.map(({ code }) => code).join(', ')}.`,
    );
  }
  if (Object.values(answers).every((answer) => answer.trim() === '')) {
    throw wrong('An interview holds an answer at least.', 'Words in somebody’s own language go under told.');
  }
  for (const [id, answer] of Object.entries(answers)) {
    const question = interviewForm.questions.find((each) => each.id === id);
    if (question === undefined) throw wrong(`The form has no question ${id}.`, 'clew protect form --json shows it.');
    const taken = takes(question);
    if (answer !== '' && taken !== undefined && !taken.has(answer)) {
      throw wrong(`Question ${id} cannot be answered so.`, `One of ${[...taken].join(', ')}, or nothing.`);
    }
  }
}

function takes({ kind, choices = [] }: Question): ReadonlySet<string> | undefined {
  if (kind === 'text') return undefined;
  return kind === 'yesno' ? yesNo : new Set(choices.map(({ id }) => id));
}

const wrong = (message: string, hint: string): ClewError => new ClewError('input', 'people.interview', message, { hint });

/** A sign that an interview shows. */
export interface ToldSign {
  readonly sign: TraffickingSign;
  /** The question, and the answer in words. */
  readonly question: string;
  readonly quote: string;
}

/** Signs in the answers of an interview, each once: by what was ticked, and in what was said in free words. */
export function signsOfInterview({ answers }: Pick<Interview, 'answers'>): ToldSign[] {
  const found = new Map<TraffickingSign, ToldSign>();
  for (const question of interviewForm.questions) {
    const answer = answers[question.id]?.trim() ?? '';
    if (answer === '') continue;
    for (const { sign, quote } of signsOfAnswer(question, answer)) {
      if (!found.has(sign)) found.set(sign, { sign, question: question.id, quote });
    }
  }
  return [...found.values()];
}

function signsOfAnswer(
  { id, sign, kind, shows = ['yes'], ask, choices = [] }: Question,
  answer: string,
): { readonly sign: TraffickingSign; readonly quote: string }[] {
  if (kind !== 'text') {
    if (sign === undefined || !shows.includes(answer)) return [];
    const said = choices.find((choice) => choice.id === answer)?.say['en'] ?? answer;
    return [{ sign, quote: `${ask['en'] ?? id} ${said}` }];
  }
  const age = sign === 'minor' ? ageIn(answer) : undefined;
  if (age !== undefined && age < 18) return [{ sign: 'minor', quote: answer }];
  return signsIn(answer, { kind: 'note', ref: id });
}

/** The first number in an answer, in whatever digits: Burmese and Thai people write their own. */
function ageIn(answer: string): number | undefined {
  const digits = answer.replaceAll(/\p{Nd}/gu, (sign) => String(digitOf(sign)));
  const found = /(?<!\d)\d{1,2}(?!\d)/u.exec(digits);
  return found === null ? undefined : Number(found[0]);
}

/** Decimal digits of each script stand in a row of ten (Unicode, 4.6). */
function digitOf(sign: string): number {
  const code = sign.codePointAt(0)!;
  const zeros = [0x30, 0x1040, 0x1090, 0xe50, 0xed0, 0x17e0, 0xff10, 0x966];
  return code - (zeros.find((zero) => code >= zero && code < zero + 10) ?? code);
}

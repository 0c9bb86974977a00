import type { Args, Console, Language } from '../../cli/args.ts';
import { ClewError } from '../../errors.ts';
import {
  type ProtectionView,
  ProtectionState,
  protectionStates,
  type ReferralRow,
  type Sentence,
  tableOf,
  wrap,
} from '../../model/index.ts';
import { interviewForm } from './form.ts';
import { requirePeople } from './known-people.ts';
import { formHtml, formText } from './print-form.ts';
import { outcomeWords, signWords, stateWords, stepWords, strengthWords } from './sign-words.ts';
import { protectionOf, referralRows } from './views.ts';

const local = (name: string): { readonly name: string; readonly local: true } => ({ name, local: true });
const dayOf = (ms: number): string => (ms === 0 ? '–' : new Date(ms).toISOString().slice(0, 10));

/** People whom protection holds, or in another state. */
export async function list(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  if (rest.length > 0) throw new ClewError('input', 'cli.arguments', 'expected: clew protect list');
  const { ctx } = await console.open();
  const rows = chosenRows(await referralRows(ctx.read, local(ctx.actor)), args, 'open');
  if (console.json) return await console.printJson(rows);
  if (rows.length === 0) return console.say({ en: 'nobody in this state', zh: '没有此状态的人员' });
  await console.print(tableText(rows, console.lang));
}

/** Rows in the state asked for (`--state`) and of the roster asked for (`--roster`). */
export function chosenRows(rows: readonly ReferralRow[], args: Args, state: string): ReferralRow[] {
  const [asked, roster] = [args.text('state') ?? state, args.text('roster')];
  if (asked !== 'open' && asked !== 'all' && !ProtectionState.safeParse(asked).success) {
    throw new ClewError('input', 'cli.arguments', `there is no state ${asked}`, {
      hint: `One of open, all, ${protectionStates.join(', ')}.`,
    });
  }
  return rows.filter(
    (row) =>
      (asked === 'all' || (asked === 'open' ? row.state === 'proposed' || row.state === 'referred' : row.state === asked)) &&
      (roster === undefined || row.roster === roster),
  );
}

function tableText(rows: readonly ReferralRow[], lang: Language): string {
  const titles =
    lang === 'zh' ? ['人员', '姓名', '状态', '迹象', '转介至', '自'] : ['person', 'name', 'state', 'signs', 'to', 'since'];
  return tableOf(
    titles.map((title) => ({ title, widest: 36 })),
    rows.map(({ person, names, state, signs, to, since }) => [
      person,
      names[0] ?? '–',
      stateWords[state][lang],
      signs.map((sign) => signWords[sign][lang]).join(lang === 'zh' ? '、' : ', '),
      to ?? '–',
      dayOf(since),
    ]),
  );
}

/** How protection stands for one person: signs with their words, and every step. */
export async function show(console: Console, _args: Args, rest: readonly string[]): Promise<void> {
  const [person, ...more] = rest;
  if (person === undefined || more.length > 0)
    throw new ClewError('input', 'cli.arguments', 'expected: clew protect show PERSON');
  const { ctx } = await console.open();
  await requirePeople(ctx.read, [person], local(ctx.actor));
  const view = await protectionOf(ctx.read, person);
  if (console.json) return await console.printJson({ person, ...view });
  await console.print(viewText(person, view, console.lang));
}

function viewText(person: string, { state, signs, steps }: ProtectionView, lang: Language): string {
  const zh = lang === 'zh';
  const colon = zh ? '：' : ': ';
  return [
    `${person}  ${stateWords[state][lang]}`,
    '',
    zh ? '迹象（依据，非结论）' : 'Signs (grounds to look, no verdict)',
    ...(signs.length === 0 ? [zh ? '  无' : '  none'] : []),
    ...signs.map(({ name, strength, quote, ground }) => {
      const where =
        ground.kind === 'exhibit'
          ? `${ground.ref.slice(0, 12)} ${zh ? '第' : 'row '}${ground.row}${zh ? '行' : ''}`
          : `${ground.kind} ${ground.ref.slice(0, 60)}`;
      return `  ${name[lang]} (${strengthWords[strength][lang]})${colon}${quote ?? ''}  [${where}]`;
    }),
    '',
    zh ? '经过' : 'Steps',
    ...(steps.length === 0 ? [zh ? '  无' : '  none'] : []),
    ...steps.flatMap(({ act, at, by, step, to, outcome, reason, interview }) => {
      const more: Sentence[] = [
        ...(to === undefined ? [] : [{ en: `to ${to}`, zh: `至 ${to}` }]),
        ...(outcome === undefined ? [] : [outcomeWords[outcome]]),
        ...(interview === undefined
          ? []
          : [{ en: `${Object.keys(interview.answers).length} answers`, zh: `${Object.keys(interview.answers).length} 项回答` }]),
      ];
      const told = more.map((each) => each[lang]).join(zh ? '，' : ', ');
      return [
        `  ${dayOf(at)}  ${stepWords[step][lang]}${told === '' ? '' : ` (${told})`}  ${by}  #${act}`,
        wrap(reason, 96, '      '),
      ];
    }),
  ].join('\n');
}

/** The interview form for paper, in the language of who is asked. */
export async function form(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  if (rest.length > 0) throw new ClewError('input', 'cli.arguments', 'expected: clew protect form --language LANG');
  if (console.json) return await console.printJson(interviewForm);
  const asked = args.text('language') ?? console.lang;
  if (!interviewForm.languages.some(({ code }) => code === asked)) {
    throw new ClewError('input', 'people.interview', `The form is not asked in the language ${asked}.`, {
      hint: `One of ${interviewForm.languages.map(({ code }) => code).join(', ')}.`,
    });
  }
  const languages = { asked, own: console.lang };
  await console.print(args.is('html') ? formHtml(interviewForm, languages) : formText(interviewForm, languages));
  if (asked !== 'en' && asked !== 'zh') {
    console.say({
      en: 'a native speaker must review this translation before it is used',
      zh: '使用前须由母语人员审校此译文',
    });
  }
}

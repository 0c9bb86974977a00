import { readFile } from 'node:fs/promises';
import type { Args, Command, Console } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { PersonChange, type PersonField, type PersonView } from '../model/index.ts';
import { editPerson, judgeSame, newPersonId, personOf } from './person.ts';
import { stateWords } from './protection/sign-words.ts';
import { percent } from './screen/show-command.ts';
import { basisWords, categoryWords } from './words.ts';

export const command: Command = {
  usage: 'show ID | new --set FILE | edit ID --set FILE | same ID OTHER --reason TEXT | different ID OTHER --reason TEXT',
  positionals: [1, 3],
  options: [
    {
      name: 'set',
      value: 'FILE',
      about: {
        en: 'new, edit: fields with source and basis, as JSON: {"basis":"fact","set":{"name:1":{…}}}',
        zh: 'new、edit：字段及其来源与依据（JSON）',
      },
    },
    { name: 'reason', value: 'TEXT', about: { en: 'why; kept in the log', zh: '理由，记入日志' } },
  ],
  async run(console, args) {
    const [verb = '', id = '', other = ''] = args.positionals;
    if (verb === 'new' && id === '') return await change(console, args, newPersonId(), true);
    if (verb === 'show' && id !== '') return await show(console, id);
    if (verb === 'edit' && id !== '') return await change(console, args, id, false);
    if ((verb === 'same' || verb === 'different') && other !== '') {
      const { ctx } = await console.open();
      const reason = args.text('reason');
      const done = await judgeSame(ctx, { one: id, other, verdict: verb, ...(reason === undefined ? {} : { reason }) });
      return console.json ? console.printJson(done) : recorded(console, done.act);
    }
    throw wrong(`expected: clew person ${command.usage}`);
  },
};

const wrong = (message: string): ClewError => new ClewError('input', 'cli.arguments', message, { hint: 'See clew help person.' });

const recorded = (console: Console, act: number): void =>
  console.say({ en: `recorded as act ${act}`, zh: `已记录为第 ${act} 号操作` });

async function change(console: Console, args: Args, id: string, isNew: boolean): Promise<void> {
  const file = args.text('set');
  if (file === undefined) throw wrong('say --set FILE');
  let told: unknown;
  try {
    told = JSON.parse(await readFile(console.path(file), 'utf8'));
  } catch (cause) {
    throw new ClewError('input', 'people.field', `${file} is no file of JSON`, { hint: 'See clew help person.', cause });
  }
  const reason = args.text('reason');
  const read = PersonChange.safeParse({ ...(told as object), ...(reason === undefined ? {} : { reason }) });
  if (!read.success) {
    const path = read.error.issues[0]?.path.join('.') ?? '';
    throw new ClewError('input', 'people.field', `${file} does not fit at ${path === '' ? 'its top' : path}`, {
      hint: 'Members are called name:1, paper:2 …, each with field, value, basis and source.',
    });
  }
  const { ctx } = await console.open();
  const done = await editPerson(ctx, id, read.data, { isNew });
  if (console.json) return console.printJson(done);
  if (isNew) await console.print(done.person);
  recorded(console, done.act);
}

async function show(console: Console, id: string): Promise<void> {
  const { ctx } = await console.open();
  const view = await personOf(ctx.read, id);
  if (console.json) return console.printJson(view);
  await console.print(textOf(view, console.lang === 'zh'));
}

function valueOf(field: PersonField): string {
  switch (field.field) {
    case 'name':
    case 'born':
      return field.value.text;
    case 'paper':
    case 'indicator':
      return `${field.value.kind} ${field.value.value}`;
    case 'kin':
      return `${field.value.relation} ${field.value.name}`.trim();
    default:
      return field.value;
  }
}

const fieldWords: Readonly<Record<PersonField['field'], string>> = {
  name: '姓名',
  born: '出生日期',
  sex: '性别',
  nationality: '国籍',
  paper: '证件',
  origin: '籍贯',
  kin: '亲属',
  indicator: '号码或账户',
  place: '地点',
  text: '记载',
};
const verdictWords = { match: '同一人', 'no.match': '非同一人', 'open.match': '待定' } as const;
const sourceWords = { exhibit: '证物', report: '报案', transfer: '转账', act: '操作', note: '备注' } as const;

/** A digest is told by its beginning, everything else whole. */
function sourceOf({ source: { kind, ref } }: PersonField, zh: boolean): string {
  return `${zh ? sourceWords[kind] : kind} ${kind === 'exhibit' ? ref.slice(0, 12) : ref}`;
}

function textOf(view: PersonView, zh: boolean): string {
  const { id, also, category, basis, held, fields, hits, protection, cases, reports, decisions } = view;
  const lang = zh ? 'zh' : 'en';
  const lines = [
    `${id}${also.length === 0 ? '' : ` = ${also.join(' ')}`}`,
    zh
      ? `类别：${categoryWords[category].zh}（${basisWords[basis].zh}）；保护状态：${stateWords[protection.state].zh}${held ? '，受保护，不得列为嫌疑人' : ''}`
      : `category: ${category} (${basis}); protection: ${stateWords[protection.state].en}${held ? ', held: nobody’s suspect' : ''}`,
    ...fields.map(
      (field) =>
        `  ${zh ? fieldWords[field.field] : field.field}  ${valueOf(field)}  (${zh ? basisWords[field.basis].zh : field.basis}, ${sourceOf(field, zh)}${field.source.row === undefined ? '' : `:${field.source.row}`})`,
    ),
    ...hits.map(
      ({ entry, score, list, decision }) =>
        `  ${zh ? '命中' : 'hit'}  ${entry.names[0]?.text ?? entry.id}  ${percent(score)}  ${list.name}${decision === undefined ? '' : `  ${zh ? verdictWords[decision.verdict] : decision.verdict}`}`,
    ),
    ...cases.map(({ title, suspect }) => `  ${zh ? '案件' : 'case'}  ${title}  ${suspect}`),
    ...reports.map(({ id: report, ref, kind, value }) => `  ${zh ? '报案' : 'report'}  ${ref ?? report}  ${kind} ${value}`),
    ...decisions.map(({ act, by, sentence }) => `  ${zh ? '操作' : 'act'} ${act}  ${by}  ${sentence[lang]}`),
  ];
  return lines.join('\n');
}

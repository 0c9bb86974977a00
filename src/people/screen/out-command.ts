import type { Args, Console } from '../../cli/args.ts';
import { ClewError } from '../../errors.ts';
import { Label, labels, type HandoverRow, tableOf } from '../../model/index.ts';
import { countsCsv, peopleCounts } from './counts.ts';
import { handOver, handoverCsv, handoverOf } from './handover.ts';
import { stateWords } from '../protection/sign-words.ts';
import { actOf } from './run-command.ts';

/** `clew screen counts ACT`. */
export async function counts(console: Console, args: Args, [act = '']: readonly string[]): Promise<void> {
  const { ctx } = await console.open();
  const found = await peopleCounts(ctx.read, actOf(act));
  if (console.json) return console.printJson(found);
  if (args.is('csv')) return console.print(countsCsv(found).trimEnd());
  const zh = console.lang === 'zh';
  const { nationals, total, wanted, released, referred, unscreened } = found;
  await console.print(
    tableOf(
      [
        { title: zh ? '国籍' : 'nationality' },
        { title: zh ? '人数' : 'people', align: 'right' },
        { title: zh ? '认定在逃' : 'wanted', align: 'right' },
        { title: zh ? '受保护' : 'referred', align: 'right' },
      ],
      [
        ...nationals.map((each) => [each.country, String(each.total), String(each.wanted), String(each.referred)]),
        [zh ? '合计' : 'all', String(total), String(wanted), String(referred)],
      ],
    ),
  );
  await console.print(
    zh
      ? `已释放 ${released} 人；保护甄别未做 ${unscreened} 人。受保护人员只计入“受保护”。`
      : `${released} released; of ${unscreened} nobody has looked at their protection. Who is held counts as referred alone.`,
  );
}

/** `clew screen handover ACT --country CN`; with `--to` it is given out and recorded. */
export async function handover(console: Console, args: Args, [text = '']: readonly string[]): Promise<void> {
  const act = actOf(text);
  const country = args.text('country')?.toUpperCase() ?? '';
  if (!/^[A-Z]{2}$/u.test(country)) throw wrong('say --country CC, the country that takes people over');
  const recipient = args.text('to');
  const { ctx } = await console.open();
  const { rows, left } = await handoverOf(ctx.read, act, country);
  console.say({
    en: `left out: ${left.unscreened} whose protection nobody has looked at, ${left.held} held or found to be victims, ${left.released} released, ${left.undecided} with a likely hit undecided`,
    zh: `未列入：未做保护甄别 ${left.unscreened} 人，受保护或认定为受害人 ${left.held} 人，已释放 ${left.released} 人，可能命中待核 ${left.undecided} 人`,
  });
  if (recipient !== undefined) {
    const done = await handOver(ctx, act, { country, recipient, label: labelOf(args.text('label')), reason: reasonOf(args) });
    console.say({ en: `recorded as act ${done.act}`, zh: `已记录为第 ${done.act} 号操作` });
    return console.json ? console.printJson(done) : console.print(done.csv.trimEnd());
  }
  if (console.json) return console.printJson({ rows, left });
  if (args.is('csv')) return console.print(handoverCsv(rows).trimEnd());
  if (rows.length > 0) await console.print(tableOfRows(rows, console.lang === 'zh'));
}

const tableOfRows = (rows: readonly HandoverRow[], zh: boolean): string =>
  tableOf(
    [
      { title: zh ? '人员' : 'person', widest: 21 },
      { title: zh ? '姓名' : 'name', widest: 18 },
      { title: zh ? '出生日期' : 'born', widest: 12 },
      { title: zh ? '保护' : 'protection' },
      { title: zh ? '名单编号' : 'list no.', widest: 12 },
    ],
    rows.map(({ person, names, born, state, wanted }) => [
      person,
      names[0] ?? '',
      born[0] ?? '',
      stateWords[state][zh ? 'zh' : 'en'],
      wanted?.ref ?? '',
    ]),
  );

const wrong = (message: string): ClewError => new ClewError('input', 'cli.arguments', message, { hint: 'See clew help screen.' });

function reasonOf(args: Args): string {
  const reason = args.text('reason')?.trim() ?? '';
  if (reason === '') throw wrong('say --reason TEXT: why it is given out');
  return reason;
}

function labelOf(text: string = 'AMBER+STRICT'): Label {
  const label = Label.safeParse(text);
  if (label.success) return label.data;
  throw wrong(`--label is one of ${labels.join(', ')}`);
}

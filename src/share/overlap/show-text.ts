import type { OverlapRow, OverlapTable, OverlapView, Sentence } from '../../model/index.ts';
import { tableOf } from '../../model/index.ts';
import { tame } from '../receive/received-text.ts';
import { fieldWords, stateWords, variantWords } from './words.ts';

type Lang = keyof Sentence;
const day = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}Z`;
/** Rows of one ring that a terminal shows; all of them with `--json`. */
const mostShown = 20;

/** One line for each run. */
export function rowsText(rows: readonly OverlapRow[], lang: Lang): string {
  return rows.map((row) => rowText(row, lang)).join('\n');
}

function rowText({ id, partner, side, variant, state, last, own, theirs, common, both }: OverlapRow, lang: Lang): string {
  const zh = lang === 'zh';
  const way = side === 'offers' ? (zh ? '邀请' : 'to') : zh ? '来自' : 'from';
  const sizes = [
    own === undefined ? undefined : zh ? `本方 ${own}` : `ours ${own}`,
    theirs === undefined ? undefined : zh ? `对方 ${theirs}` : `theirs ${theirs}`,
    common === undefined ? undefined : zh ? `共有 ${common}` : `common ${common}`,
    both === undefined ? undefined : `${zh ? '同在办理：' : 'both work on it: '}${both ? (zh ? '是' : 'yes') : zh ? '否' : 'no'}`,
  ].filter((each) => each !== undefined);
  return [
    id,
    day(last),
    stateWords[state][lang],
    `${way} ${tame(partner)}`,
    variantWords[variant][lang],
    sizes.join(zh ? '，' : ', '),
  ]
    .filter((each) => each !== '')
    .join('  ');
}

/** One run: who, why, how far, and what is common by ring. */
export function viewText(view: OverlapView, lang: Lang): string {
  const zh = lang === 'zh';
  const { run, grounds, theirGrounds, fields, steps, rings, asked, notes } = view;
  const lines = [rowText(run, lang)];
  const tell = (head: string, { purpose, basis, supervisor }: NonNullable<OverlapView['grounds']>): void => {
    lines.push(
      `${head}: ${zh ? '用途' : 'purpose'} ${purpose}; ${zh ? '依据' : 'basis'} ${basis}; ${zh ? '审批' : 'approved by'} ${supervisor}`,
    );
  };
  if (theirGrounds !== undefined) tell(zh ? '对方' : 'they', theirGrounds);
  if (grounds !== undefined) tell(zh ? '本方' : 'we', grounds);
  if (fields.length > 0) {
    lines.push(`${zh ? '告知' : 'told of each'}: ${fields.map((field) => fieldWords[field][lang]).join(zh ? '、' : ', ')}`);
  }
  for (const { act, at, by, sentence } of steps) lines.push(`${act}  ${day(at)}  ${by}  ${sentence[lang]}`);
  for (const { ring, reports, common } of rings) {
    lines.push(
      zh
        ? `${ring ?? '不属任何团伙'}：共有标识 ${common.length} 项，涉及报案 ${reports} 条`
        : `${ring ?? 'in no ring'}: ${common.length} in common, named by ${reports} reports`,
    );
    for (const { kind, value, theirs } of common.slice(0, mostShown)) {
      const told = theirs === undefined ? '' : `  ${zh ? '对方' : 'they'}: ${labelText(theirs, lang)}`;
      lines.push(`  ${kind} ${value}${told}`);
    }
    if (common.length > mostShown)
      lines.push(zh ? `  另有 ${common.length - mostShown} 项` : `  and ${common.length - mostShown} more`);
  }
  for (const { at, indicators } of asked) {
    lines.push(
      zh ? `${day(at)} 已请求移送，涉及标识 ${indicators} 项` : `${day(at)} package asked for, about ${indicators} indicators`,
    );
  }
  for (const note of notes) lines.push(`• ${note[lang]}`);
  return lines.map(tame).join('\n');
}

function labelText(label: NonNullable<OverlapView['rings'][number]['common'][number]['theirs']>, lang: Lang): string {
  return Object.entries(label)
    .map(([field, value]) => `${fieldWords[field as keyof typeof fieldWords][lang]} ${value}`)
    .join(lang === 'zh' ? '，' : ', ');
}

/** Rings against partners. */
export function tableText({ partners, rows }: OverlapTable, lang: Lang): string {
  const zh = lang === 'zh';
  const columns = [
    { title: zh ? '团伙' : 'ring' },
    { title: zh ? '报案' : 'reports', align: 'right' as const },
    ...partners.map(({ partner }) => ({ title: tame(partner), align: 'right' as const, widest: 30 })),
  ];
  const lines = rows.map(({ ring, reports, common }) => [
    ring,
    String(reports),
    ...common.map((each) => (each === 0 ? '' : String(each))),
  ]);
  const all = [zh ? '合计' : 'all', '', ...partners.map(({ common }) => String(common))];
  return tableOf(columns, [...lines, all]).trimEnd();
}

import type { PackageRow, ReceivedView, Sentence } from '../../model/index.ts';

/** Names, titles and values of a package are strangers' words: nothing in them may move the cursor or turn the line around. */
/** Words of strangers for a terminal: nothing in them steers it, breaks a line or turns one around. */
export const tame = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
const joined = (lines: readonly string[]): string => lines.map(tame).join('\n');

const states: Readonly<Record<PackageRow['state'], Sentence>> = {
  sent: { en: 'sent', zh: '已移送' },
  receipted: { en: 'receipted', zh: '已回执' },
  quarantined: { en: 'waits for a decision', zh: '待处理' },
  lost: { en: 'lost: receive it again', zh: '已丢失，请重新接收' },
  accepted: { en: 'accepted', zh: '已接受' },
  refused: { en: 'refused', zh: '已拒收' },
  recalled: { en: 'recalled', zh: '已撤回' },
};
const decisions = { accepted: { en: 'accepted', zh: '接受' }, refused: { en: 'refused', zh: '拒收' } } as const;
const counted: Readonly<Record<string, Sentence>> = {
  reports: { en: 'reports', zh: '报案' },
  rings: { en: 'rings', zh: '团伙' },
  links: { en: 'links', zh: '关联' },
  judgements: { en: 'decisions', zh: '研判结论' },
  suspects: { en: 'suspects', zh: '嫌疑人' },
  indicators: { en: 'indicators', zh: '涉案标识' },
  exhibits: { en: 'exhibits', zh: '证物' },
};

const day = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}Z`;

/** One line for each package. */
export function renderRows(rows: readonly PackageRow[], lang: keyof Sentence): string {
  return joined(
    rows.map((row) => {
      const { id, side, partner, agency, label, state, at, recalls, decision } = row;
      const way = { sent: { en: 'to', zh: '发往' }, received: { en: 'from', zh: '来自' } }[side][lang];
      const unread = side === 'received' && recalls.some(({ acknowledged }) => !acknowledged);
      const more = [
        state === 'receipted' || (state === 'recalled' && decision !== undefined) ? decisions[decision!.decision][lang] : '',
        unread ? { en: 'RECALL NOT READ', zh: '撤回通知未阅知' }[lang] : '',
      ].filter((each) => each !== '');
      const stand = `${states[state][lang]}${more.length === 0 ? '' : ` (${more.join(', ')})`}`;
      return [
        id,
        day(at),
        label === undefined ? '-' : `TLP:${label}`,
        stand,
        `${way} ${agency === undefined ? partner : `${agency} (${partner})`}`,
      ].join('  ');
    }),
  );
}

/** What came: what was checked, what of it is known here, what is new; and what is to be done. */
export function renderReceived(view: ReceivedView, lang: keyof Sentence): string {
  const { package: row, checks, holds, matches, fresh, foreign, exhibits, notes, title } = view;
  const zh = lang === 'zh';
  const lines = [renderRows([row], lang)];
  if (title !== undefined) lines.push(zh ? `标题：${title}` : `title: ${title}`);
  for (const note of notes) lines.push(`• ${note[lang]}`);
  if (checks.length > 0) {
    const noted = checks.filter(({ outcome }) => outcome === 'noted');
    lines.push(zh ? `✓ 已通过 ${checks.length} 项核验` : `✓ ${checks.length} checks passed`);
    for (const { sentence } of noted) lines.push(`  • ${sentence[lang]}`);
  }
  const held = Object.entries(holds).filter(([, count]) => count > 0);
  if (held.length > 0) {
    const parts = held.map(([name, count]) => `${counted[name]?.[lang] ?? name} ${count}`);
    lines.push('', zh ? `内容：${parts.join('，')}` : `holds: ${parts.join(', ')}`);
  }
  if (matches.length > 0 || fresh > 0) {
    lines.push('', zh ? `本案册已有的标识：${matches.length} 项` : `indicators that reports here name: ${matches.length}`);
    for (const { kind, value, reports, rings } of matches.slice(0, 20)) {
      const where = rings.length === 0 ? '' : zh ? `，团伙 ${rings.join(' ')}` : `, ring ${rings.join(' ')}`;
      lines.push(
        `  ${kind}  ${value}  ${zh ? `${reports} 条报案` : `${reports} ${reports === 1 ? 'report' : 'reports'}`}${where}`,
      );
    }
    if (matches.length > 20) lines.push(`  … ${matches.length - 20}`);
    lines.push(zh ? `本案册未见的标识：${fresh} 项` : `indicators new here: ${fresh}`);
  }
  if (foreign.length > 0) {
    lines.push('', zh ? '对方的结论（仅供参考，不影响本案册）：' : 'what the sender holds (theirs, obeyed by nothing here):');
    for (const { sentence, by } of foreign.slice(0, 10)) lines.push(`  ${sentence[lang]}${by === undefined ? '' : `  (${by})`}`);
    if (foreign.length > 10) lines.push(`  … ${foreign.length - 10}`);
  }
  if (exhibits.length > 0) {
    lines.push('', zh ? `证物：${exhibits.length} 件` : `exhibits: ${exhibits.length}`);
    for (const { name, sha256, bytes, known } of exhibits.slice(0, 20)) {
      const here = known ? (zh ? '，已封存' : ', sealed here') : '';
      lines.push(`  ${sha256.slice(0, 12)}  ${name}  ${bytes.toLocaleString('en')} B${here}`);
    }
    if (exhibits.length > 20) lines.push(`  … ${exhibits.length - 20}`);
  }
  return joined([...lines, ...recallLines(row, lang)]);
}

/** What was withdrawn of a package, and whether somebody read it. */
export function recallLines({ recalls, side }: PackageRow, lang: keyof Sentence): string[] {
  const zh = lang === 'zh';
  const lines = recalls.flatMap(({ at, items, reason, acknowledged }) => {
    const read = acknowledged ? { en: 'read here', zh: '已阅知' } : { en: 'NOT YET READ', zh: '尚未阅知' };
    const mark = side === 'sent' ? '' : zh ? `（${read.zh}）` : ` (${read.en})`;
    return [
      '',
      zh ? `撤回 ${day(at)}${mark}：${reason}` : `withdrawn ${day(at)}${mark}: ${reason}`,
      ...items
        .slice(0, 50)
        .map(({ kind, ref }) => `  ${kind === 'package' ? (zh ? '整个卷宗' : 'the whole package') : `${kind} ${ref}`}`),
    ];
  });
  return lines.map(tame);
}

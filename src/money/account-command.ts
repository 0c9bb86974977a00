import type { Command, Language } from '../cli/args.ts';
import type { AccountPage, Sentence } from '../model/index.ts';
import { accountPage } from './account-page.ts';
import { money } from './amounts.ts';
import { timeOf, wholeNumber } from './told.ts';

export const command: Command = {
  usage: 'NAME',
  positionals: [1, 1],
  options: [
    { name: 'limit', value: 'N', about: { en: 'most transfers to show (default 50)', zh: '最多显示的转账笔数（默认50）' } },
    { name: 'offset', value: 'N', about: { en: 'transfers from this one on (default 0)', zh: '从第几笔起显示（默认0）' } },
  ],
  async run(console, args) {
    const workbench = await console.open();
    const limit = wholeNumber(args.text('limit') ?? '50', 'limit');
    const offset = wholeNumber(args.text('offset') ?? '0', 'offset');
    const page = await accountPage(workbench.ctx.read, args.positionals[0]!, { offset, limit });
    if (console.json) return console.printJson(page);
    await console.print(renderAccount(page, console.lang));
    const left = page.count - offset - page.transfers.length;
    if (left > 0)
      console.say({
        en: `${left} more transfers: --offset ${offset + limit}`,
        zh: `另有${left}笔转账：--offset ${offset + limit}`,
      });
  },
};

const words = {
  holder: { en: 'holder', zh: '户名' },
  bank: { en: 'bank', zh: '开户行' },
  chain: { en: 'chain', zh: '链' },
  label: { en: 'label', zh: '标签' },
  service: { en: 'service', zh: '服务商' },
  reports: { en: 'reports', zh: '报案' },
  statements: { en: 'statements', zh: '流水' },
  adds: { en: 'balances add up', zh: '余额连续' },
  in: { en: 'in', zh: '转入' },
  out: { en: 'out', zh: '转出' },
} satisfies Record<string, Sentence>;

/** Everything of an account, as a terminal shows it. */
function renderAccount(
  { account, facts, statements, reports, reported, sums, transfers, count }: AccountPage,
  lang: Language,
): string {
  const word = (key: keyof typeof words): string => words[key][lang];
  const place = ({ exhibit, row }: { exhibit: string; row: number }): string => `${exhibit.slice(0, 12)}:${row}`;
  const lines = [account.name];
  for (const { fact, text, category, source, at } of facts) {
    lines.push(
      `  ${word(fact)}  ${text}${category === undefined ? '' : ` (${category})`}  [${source === undefined ? '' : `${source}, `}${place(at)}]`,
    );
  }
  if (account.bank !== undefined && !facts.some(({ fact }) => fact === 'bank')) {
    lines.push(`  ${word(account.kind === 'wallet' ? 'chain' : 'bank')}  ${account.bank}`);
  }
  if (account.service !== undefined)
    lines.push(`  ${word('service')}  ${account.service.category}: ${account.service.why[lang]}`);
  if (reported > 0) {
    const shown = reports.slice(0, 20).map(({ id, ref, ring }) => `${ref ?? id}${ring === undefined ? '' : ` (${ring})`}`);
    lines.push(`  ${word('reports')}  ${reported}: ${shown.join(', ')}${reported > shown.length ? ' …' : ''}`);
  }
  for (const { exhibit, currency, rows, from, to, broken } of statements) {
    const check =
      broken === undefined
        ? word('adds')
        : {
            en: `row ${broken.row} does not add up: ${money(broken.expected, currency).en} expected, ${money(broken.found, currency).en} found`,
            zh: `第${broken.row}行余额不符：应为${money(broken.expected, currency).zh}，实为${money(broken.found, currency).zh}`,
          }[lang];
    lines.push(`  ${word('statements')}  ${exhibit.slice(0, 12)}  ${rows}  ${timeOf(from)} – ${timeOf(to)}  ${check}`);
  }
  for (const { currency, in: came, out: went, timesIn, timesOut, months } of sums) {
    const line = (of: { in: number; out: number; timesIn: number; timesOut: number }): string =>
      `${word('in')} ${money(of.in, currency)[lang]} (${of.timesIn})  ${word('out')} ${money(of.out, currency)[lang]} (${of.timesOut})`;
    lines.push('', `${currency}  ${line({ in: came, out: went, timesIn, timesOut })}`);
    for (const month of months) lines.push(`  ${month.month}  ${line(month)}`);
  }
  if (count > 0) lines.push('');
  for (const { at, source, target, minor, currency, received, note, rows } of transfers) {
    const isOut = source?.name === account.name;
    const other = isOut ? target : source;
    const amount =
      money(minor, currency)[lang] + (received === undefined ? '' : ` → ${money(received.minor, received.currency)[lang]}`);
    const who = other === undefined ? '?' : `${other.name}${other.holder === undefined ? '' : ` ${other.holder}`}`;
    lines.push(
      [timeOf(at), isOut ? '-' : '+', amount, isOut ? '→' : '←', who, note ?? '', `[${rows.map(place).join(', ')}]`]
        .filter((part) => part !== '')
        .join('  '),
    );
  }
  return lines.join('\n');
}

import { alarmNames, exactAmount, type StatementCheck } from '../model/index.ts';
import type { Imported } from '../path/index.ts';
import type { Words } from './args.ts';

/** What an import did, one line after the other. */
export function importLines(imported: Imported): Words[] {
  const { content, checks = [] } = imported;
  return [
    ...alarmLines(imported),
    content === undefined ? reportLine(imported) : contentLines[content](imported),
    ...movementLines(imported),
    ...checkLines(checks),
    ...imported.notes,
  ];
}

/** Sentences of alarms that are told one by one. */
const mostAlarms = 5;

/** Harm that cannot wait stands before every figure. */
function alarmLines({ alarms }: Imported): Words[] {
  if (alarms === undefined) return [];
  const { reports, first } = alarms;
  return [
    {
      en: `ALARM: ${reports} ${reports === 1 ? 'report tells' : 'reports tell'} of harm that cannot wait – clew alarms`,
      zh: `紧急警示：${reports} 条报案述及不容拖延的人身危险，请立即查看 – clew alarms`,
    },
    ...first.slice(0, mostAlarms).map(({ report, ref, kinds, sentence }) => ({
      en: `  ${ref ?? report} (${kinds.map((kind) => alarmNames[kind].en).join(', ')}): ${sentence}`,
      zh: `  ${ref ?? report}（${kinds.map((kind) => alarmNames[kind].zh).join('、')}）：${sentence}`,
    })),
  ];
}

function reportLine({ name, added, duplicates, rejected }: Imported): Words {
  return {
    en: `${name}: ${added} reports added, ${duplicates} known already, ${rejected} rows set aside`,
    zh: `${name}：新增 ${added} 条报案，已有 ${duplicates} 条，搁置 ${rejected} 行`,
  };
}

const contentLines = {
  transfers: ({ name, added, duplicates, rejected }: Imported): Words => ({
    en: `${name}: ${added} transfers added, ${duplicates} known already, ${rejected} rows set aside`,
    zh: `${name}：新增 ${added} 笔交易，已有 ${duplicates} 笔，搁置 ${rejected} 行`,
  }),
  labels: ({ name, added, duplicates, rejected }: Imported): Words => ({
    en: `${name}: ${added} labels or facts added, ${duplicates} known already, ${rejected} rows set aside`,
    zh: `${name}：新增 ${added} 条标签或域名信息，已有 ${duplicates} 条，搁置 ${rejected} 行`,
  }),
  rates: ({ name, added, duplicates, rejected }: Imported): Words => ({
    en: `${name}: ${added} rates of a day added, ${duplicates} known already, ${rejected} rows set aside`,
    zh: `${name}：新增 ${added} 条当日汇率，已有 ${duplicates} 条，搁置 ${rejected} 行`,
  }),
  roster: ({ name, added, duplicates, rejected }: Imported): Words => ({
    en: `${name}: ${added} people of a roster added, ${duplicates} known already, ${rejected} rows set aside`,
    zh: `${name}：新增名册人员 ${added} 人，已有 ${duplicates} 人，搁置 ${rejected} 行`,
  }),
  wanted: ({ name, added, duplicates, rejected }: Imported): Words => ({
    en: `${name}: ${added} people of a wanted list added, ${duplicates} known already, ${rejected} rows set aside`,
    zh: `${name}：新增在逃人员 ${added} 人，已有 ${duplicates} 人，搁置 ${rejected} 行`,
  }),
} as const;

/** What rows of one source say of those of another. */
function movementLines({ transfers }: Imported): Words[] {
  if (transfers === undefined) return [];
  const { twins, named, alike } = transfers;
  const lines: Words[] = [];
  if (twins > 0) {
    lines.push({
      en: `${twins} of them tell a movement again that another record told: kept as evidence, counted once`,
      zh: `其中 ${twins} 笔与对方流水或其他记录为同一笔资金往来：作为证据保留，只计一次`,
    });
  }
  if (named > 0) {
    lines.push({
      en: `${named} rows called the other side by name alone: an account of that holder tells the same movement, so they are its`,
      zh: `${named} 笔仅有对手户名：该户名的账户流水载有同一笔往来，已归入该账户`,
    });
  }
  if (alike > 0) {
    lines.push({
      en: `${alike} rows say what another of the file says, with no number or balance to tell them apart: all are kept, look whether they are payments of their own`,
      zh: `${alike} 行与同一文件中另一行内容相同，且无流水号、余额可资区分：均予保留，请核对是否为不同交易`,
    });
  }
  return lines;
}

/** Statements that add up, beyond which they are only counted. */
const mostTold = 5;

/** Every statement that does not add up, and those that do while they are few: a bank answers for hundreds of accounts at once. */
function checkLines(checks: readonly StatementCheck[]): Words[] {
  const [wrong, rest] = [
    checks.filter(({ broken }) => broken !== undefined),
    checks.filter(({ broken }) => broken === undefined),
  ];
  if (rest.length <= mostTold) return checks.map(checkLine);
  const known = rest.filter(({ opening, closing }) => opening !== undefined && closing !== undefined).length;
  const others = rest.length - known;
  return [
    ...wrong.map(checkLine),
    {
      en: `${known} statements: balances add up${others === 0 ? '' : `; ${others} without balances to check`}`,
      zh: `${known} 个账户的流水余额衔接一致${others === 0 ? '' : `；${others} 个无余额可核对`}`,
    },
  ];
}

/** Whether one account's balances add up: `…0018 CNY: 120 rows, balances add up`. */
function checkLine({ kind, value, currency, rows, opening, closing, broken }: StatementCheck): Words {
  const own = `${shortAccount(kind, value)} ${currency}`;
  const amount = (minor: number): string => exactAmount(minor, currency);
  if (broken !== undefined) {
    const [found, expected] = [amount(broken.found), amount(broken.expected)];
    return {
      en: `${own}: row ${broken.row}: balance ${found} does not follow from the row before (expected ${expected}); nothing is left out`,
      zh: `${own}：第 ${broken.row} 行：余额 ${found} 与上一行不衔接（应为 ${expected}）；数据均予保留`,
    };
  }
  if (opening === undefined || closing === undefined) {
    return { en: `${own}: ${rows} rows, no balances to check`, zh: `${own}：${rows} 行，无余额可核对` };
  }
  return {
    en: `${own}: ${rows} rows, balances add up from ${amount(opening)} to ${amount(closing)}`,
    zh: `${own}：${rows} 行，余额衔接一致，期初 ${amount(opening)}，期末 ${amount(closing)}`,
  };
}

/** An account's last four characters: enough to know it, too few to use it. */
function shortAccount(kind: StatementCheck['kind'], value: string): string {
  return kind === 'handle' || value.length <= 6 ? value : `…${value.slice(-4)}`;
}

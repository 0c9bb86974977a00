import type { AccountView, Dossier, DossierTransfer, LossLine, TraceParameters } from '../../src/model/index.ts';

const day = 86_400_000;
const paid = Date.UTC(2026, 1, 20, 4);

const account = (value: string, more: Partial<AccountView> = {}): AccountView => ({
  kind: 'bank',
  value,
  name: `${more.kind ?? 'bank'}:${value}`,
  ...more,
});

/** The victim's own; it may leave nowhere without the victims. */
export const madeVictimAccount = account('6222021234567890128', { holder: '张美丽', bank: '工商银行' });
const mule = account('6228480402564890018', { holder: '王某某', bank: '农业银行' });
const next = account('6217001234567890123', { holder: '赵某', bank: '建设银行' });
const wallet = account('tron:TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE', {
  kind: 'wallet',
  label: { text: 'Binance hot wallet', category: 'exchange', source: 'tags' },
  service: { category: 'exchange', why: { en: 'Labelled Binance hot wallet.', zh: '标注为 Binance hot wallet。' } },
});

/** Money of the made case: a payment told by both sides, a small return, two hops to an exchange, a freeze, a statement missing. */
export function madeMoney(
  report: string,
  exhibit: string,
): Omit<Dossier['money'], 'loss' | 'withoutAmount' | 'duplicates' | 'receivers'> {
  const moved = (number: number, more: Partial<DossierTransfer>): DossierTransfer => ({
    number,
    id: `t${String(number).padStart(20, '0')}`,
    at: paid + number * day,
    minor: 5_200_000,
    currency: 'CNY',
    form: 'transfer',
    rows: [{ exhibit, row: number + 10 }],
    reports: [],
    role: 'traced',
    ...more,
  });
  const line: LossLine = {
    of: report,
    name: 'ZA-001',
    gross: { CNY: 5_200_000 },
    returned: { CNY: 80_000 },
    net: { CNY: 5_120_000 },
    stated: { CNY: 5_200_000 },
    how: { transfers: 1, stated: 0 },
    unknown: 0,
    reports: 1,
    again: 0,
    transfers: [0, 1],
    rows: [{ exhibit, row: 10 }],
  };
  const parameters: TraceParameters = { from: [report], direction: 'forward', method: 'fifo', hops: 6, dust: 1, rates: [] };
  const traced = { passed: {}, held: {}, claim: {}, firstAt: paid, lastAt: paid + 3 * day };
  return {
    losses: [line],
    whole: { ...line, of: '' },
    transfers: [
      moved(0, {
        source: madeVictimAccount,
        target: mule,
        reports: [report],
        role: 'paid',
        report: 'ZA-001',
        ref: '20260220001',
        note: '张美丽 投资款',
        rows: [
          { exhibit, row: 10 },
          { exhibit, row: 44 },
        ],
        traced: 5_200_000,
        hop: 1,
      }),
      moved(1, { source: mule, target: madeVictimAccount, minor: 80_000, reports: [report], role: 'returned' }),
      moved(2, { source: mule, target: next, minor: 5_000_000, traced: 5_000_000, hop: 2 }),
      moved(3, {
        source: next,
        target: wallet,
        minor: 5_000_000,
        received: { minor: 690_000_000_000, currency: 'USDT' },
        form: 'swap',
        traced: 5_000_000,
        hop: 3,
      }),
    ],
    traces: [
      {
        act: 30,
        at: paid + 4 * day,
        by: 'local',
        ring: 'G0123456789ab',
        parameters,
        isSame: true,
        starts: 1,
        lost: { CNY: 5_200_000 },
        byReason: { held: { CNY: 120_000 }, returned: { CNY: 80_000 }, exchange: { CNY: 5_000_000 } },
        hops: [
          { hop: 1, accounts: 1, transfers: 1, claim: { CNY: 5_200_000 } },
          { hop: 2, accounts: 1, transfers: 2, claim: { CNY: 5_080_000 } },
          { hop: 3, accounts: 1, transfers: 1, claim: { CNY: 5_000_000 } },
        ],
        accounts: [
          { ...mule, ...traced, hop: 1, received: { CNY: 5_200_000 } },
          { ...next, ...traced, hop: 2, received: { CNY: 5_000_000 } },
          { ...wallet, ...traced, hop: 3, received: { USDT: 690_000_000_000 } },
        ],
      },
    ],
    freezes: [
      {
        id: 'F0123456789ab',
        case: 'C9a1ddec6abff',
        account: mule,
        to: '农业银行',
        law: 'CN',
        disputed: { minor: 120_000, currency: 'CNY' },
        state: 'confirmed',
        step: 'stop',
        until: paid + 6 * day,
        next: 'stop.again',
        trace: 30,
        reports: [report],
        holder: 'unknown',
        warning: {
          en: 'The holder may know nothing of it.',
          zh: '账户持有人可能并不知情。',
        },
        steps: [
          {
            act: 31,
            step: 'stop',
            state: 'confirmed',
            disputed: { minor: 120_000, currency: 'CNY' },
            by: 'local',
            proposedAt: paid + 4 * day,
            sentAt: paid + 4 * day,
            answeredAt: paid + 4 * day,
            until: paid + 6 * day,
            stopped: { minor: 120_000, currency: 'CNY' },
            reference: 'ABC-1',
            reason: '张美丽的款项尚在账',
          },
        ],
      },
    ],
    missing: [{ account: next, hop: 2, from: paid + 2 * day, to: paid + 2 * day, received: { CNY: 5_000_000 } }],
    victims: [madeVictimAccount.name],
  };
}

import { compared, longestDelay, mostReportsOfOneVictim, toldApart } from '../duplicates.ts';
import { frozen } from './frozen.ts';
import { roles } from './inputs.ts';

const back = Array.from({ length: compared }, (_, k) => k + 1);

/**
 * Pairs that may be one case, as `findDuplicates` meets them, without those that its judge turns down by days and amounts alone.
 * `part` 1: a victim's own number, 2: an indicator and a day of loss, 3: alone with an amount and a day.
 */
export const suspectedPlan = frozen({
  name: 'link duplicates',
  inputs: {
    link_mentions: ['report', 'indicator'],
    link_indicators: ['indicator', 'role'],
    link_losses: ['report', 'day', 'loss_day', 'amount', 'currency', 'odd'],
  },
  steps: [
    {
      name: 'link_degrees',
      keep: 'table',
      rows: 'many',
      spreadBy: 'indicator',
      sql: () => 'SELECT indicator, count(*) AS degree FROM link_mentions GROUP BY indicator HAVING count(*) > 1',
    },
    {
      name: 'link_told',
      keep: 'view',
      sql: (d) =>
        `SELECT report, ${d.nullIfNan('day')} AS day, ${d.nullIfNan('loss_day')} AS loss_day, ${d.nullIfNan('amount')} AS amount,
           currency, odd FROM link_losses`,
    },
    {
      name: 'link_days',
      keep: 'table',
      rows: 'many',
      spreadBy: 'indicator',
      sql: () =>
        `SELECT m.indicator, m.report, t.loss_day, t.amount FROM link_mentions m
         JOIN link_degrees g ON g.indicator = m.indicator AND g.degree > 2
         JOIN link_indicators i ON i.indicator = m.indicator AND i.role = ${roles.suspect}
         JOIN link_told t ON t.report = m.report`,
    },
    {
      // Any two days that are not both known and equal are two days.
      name: 'link_prices',
      keep: 'table',
      rows: 'many',
      sql: () =>
        `SELECT indicator, amount FROM link_days WHERE amount IS NOT NULL GROUP BY indicator, amount
         HAVING count(*) > 1 AND (count(loss_day) < count(*) OR min(loss_day) <> max(loss_day))`,
    },
    {
      name: 'link_recent',
      keep: 'view',
      sql: () =>
        `SELECT y.indicator, y.report, ${back.map((k) => `lag(y.report, ${k}) OVER recent AS back${k}`).join(', ')}
         FROM link_days y LEFT JOIN link_prices p ON p.indicator = y.indicator AND p.amount = y.amount
         WHERE p.indicator IS NULL WINDOW recent AS (PARTITION BY y.indicator, y.loss_day ORDER BY y.report)`,
    },
    {
      name: 'link_met',
      keep: 'view',
      sql: () =>
        `SELECT 1 AS part, m.indicator, m.report AS a, n.report AS b FROM link_mentions m
         JOIN link_degrees g ON g.indicator = m.indicator AND g.degree <= ${mostReportsOfOneVictim}
         JOIN link_indicators i ON i.indicator = m.indicator AND i.role = ${roles.victim}
         JOIN link_mentions n ON n.indicator = m.indicator AND n.report > m.report
         UNION ALL
         SELECT 2, m.indicator, min(m.report), max(m.report) FROM link_mentions m
         JOIN link_degrees g ON g.indicator = m.indicator AND g.degree = 2
         JOIN link_indicators i ON i.indicator = m.indicator AND i.role = ${roles.suspect} GROUP BY m.indicator
         UNION ALL
         SELECT 2, indicator, a, b FROM (
           SELECT r.indicator, r.report AS b, CASE k.k ${back.map((k) => `WHEN ${k} THEN r.back${k}`).join(' ')} END AS a
           FROM link_recent r CROSS JOIN (VALUES ${back.map((k) => `(${k})`).join(', ')}) AS k(k)
         ) each_back WHERE a IS NOT NULL
         UNION ALL
         SELECT 3, -1, min(report), max(report) FROM link_told WHERE odd = 1 AND amount IS NOT NULL AND loss_day IS NOT NULL
         GROUP BY amount, loss_day, currency HAVING count(*) = 2`,
    },
    {
      name: 'link_suspected',
      keep: 'table',
      rows: 'many',
      sql: () =>
        `SELECT s.part, s.indicator, s.a, s.b FROM link_met s JOIN link_told a ON a.report = s.a JOIN link_told b ON b.report = s.b
         WHERE (a.day IS NULL OR b.day IS NULL OR abs(a.day - b.day) <= ${longestDelay})
           AND (a.amount IS NULL OR b.amount IS NULL OR (a.amount = b.amount AND a.currency = b.currency))
           AND (a.loss_day IS NULL OR b.loss_day IS NULL OR abs(a.loss_day - b.loss_day) <= ${toldApart})
           AND (a.loss_day = b.loss_day OR a.amount = b.amount)`,
    },
  ],
  outputs: ['link_degrees', 'link_suspected'],
});

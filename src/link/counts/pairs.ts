import { hub, reach, reachOfHub } from '../candidates.ts';
import { bins, pattern } from './context.ts';
import { frozen } from './frozen.ts';

const on = Array.from({ length: reach }, (_, k) => k + 1);
const half = '2147483648';
const most = '2147483647';

/**
 * Pairs near each other in the reports of an indicator, and what they share: all of `candidatePairs` that does not depend on how
 * exclusive indicators are. Where only one of the shared indicators can open the pair, and all others are wider forms of it, nothing is
 * left that does (`link_single`).
 */
export const pairsPlan = frozen({
  name: 'link pairs',
  inputs: {
    link_mentions: ['report', 'indicator'],
    link_degrees: ['indicator', 'degree'],
    link_indicators: ['indicator', 'bit', 'opens', 'wider'],
    link_reports: [
      'report',
      'told_by',
      'word0',
      'name0',
      'rarity0',
      'brand',
      'brand_rarity',
      'category',
      'language',
      'day',
      'shown',
    ],
  },
  steps: [
    {
      name: 'link_seats',
      keep: 'table',
      rows: 'many',
      spreadBy: 'indicator',
      sql: () =>
        `SELECT CAST(m.indicator AS INTEGER) AS indicator, CAST(m.report AS INTEGER) AS report,
           CAST(row_number() OVER seats AS INTEGER) AS place,
           CASE WHEN i.opens = 0 THEN 0 WHEN g.degree > ${hub} THEN ${reachOfHub} ELSE ${reach} END AS reach,
           ${on.map((k) => `CAST(lead(m.report, ${k}) OVER seats AS INTEGER) AS next${k}`).join(', ')}
         FROM link_mentions m JOIN link_degrees g ON g.indicator = m.indicator
         JOIN link_indicators i ON i.indicator = m.indicator AND i.bit <> 0
         WINDOW seats AS (PARTITION BY m.indicator ORDER BY m.report)`,
    },
    {
      name: 'link_near',
      keep: 'view',
      sql: () =>
        `SELECT DISTINCT a, b FROM (
           SELECT s.report AS a, CASE k.k ${on.map((k) => `WHEN ${k} THEN s.next${k}`).join(' ')} END AS b
           FROM link_seats s CROSS JOIN (VALUES ${on.map((k) => `(${k})`).join(', ')}) AS k(k) WHERE s.reach >= k.k
         ) each_next WHERE b IS NOT NULL`,
    },
    {
      name: 'link_notes',
      keep: 'view',
      sql: (d) => `SELECT r.*, ${d.nullIfNan('r.day')} AS known_day FROM link_reports r`,
    },
    {
      name: 'link_pairs',
      keep: 'table',
      rows: 'many',
      spreadBy: 'a',
      sql: () =>
        `SELECT a, b, CAST(shown AS INTEGER) AS shown, CAST(${pattern} AS INTEGER) AS pattern FROM (
           SELECT n.a, n.b, a.shown & b.shown AS shown, ${bins}
           FROM link_near n JOIN link_notes a ON a.report = n.a JOIN link_notes b ON b.report = n.b WHERE a.told_by <> b.told_by
         ) each_pair`,
    },
    {
      name: 'link_shared',
      keep: 'table',
      rows: 'many',
      spreadBy: 'a',
      sql: () =>
        `SELECT p.a, p.b, s.indicator, CASE WHEN t.place - s.place <= s.reach THEN 1 ELSE 0 END AS near
         FROM link_pairs p JOIN link_seats s ON s.report = p.a JOIN link_seats t ON t.report = p.b AND t.indicator = s.indicator`,
    },
    {
      name: 'link_openers',
      keep: 'view',
      sql: () =>
        `SELECT s.a, s.b, count(*) AS shared, sum(i.opens) AS openers, max(CASE WHEN i.opens = 1 THEN s.indicator END) AS opener
         FROM link_shared s JOIN link_indicators i ON i.indicator = s.indicator GROUP BY s.a, s.b`,
    },
    {
      name: 'link_single',
      keep: 'table',
      rows: 'many',
      spreadBy: 'a',
      sql: () =>
        `SELECT o.opener, p.a, p.b, p.pattern, CAST(p.shown - (p.shown & i.bit) AS INTEGER) AS states
         FROM link_openers o JOIN link_indicators i ON i.indicator = o.opener JOIN link_pairs p ON p.a = o.a AND p.b = o.b
         WHERE o.openers = 1 AND o.shared = 1 + i.wider`,
    },
    {
      name: 'link_several',
      keep: 'table',
      rows: 'many',
      spreadBy: 'a',
      sql: () =>
        `SELECT s.a, s.b, s.indicator, s.near FROM link_shared s
         LEFT JOIN link_single o ON o.a = s.a AND o.b = s.b WHERE o.a IS NULL`,
    },
  ],
  outputs: ['link_pairs', 'link_single', 'link_several'],
});

/**
 * The pairs under given exclusivities: each with its opener, the most exclusive one it shares and of those the one with the smallest
 * number, if the pair is near in its reports, and with its `groupStates`.
 */
export const askedPlan = frozen({
  name: 'link candidates',
  inputs: {
    link_asked: ['indicator', 'exclusivity', 'is_high', 'is_sampled'],
    link_indicators: ['indicator', 'bit', 'opens', 'wider1', 'wider2', 'wider3'],
    link_pairs: ['a', 'b', 'shown', 'pattern'],
    link_single: ['opener', 'a', 'b', 'pattern', 'states'],
    link_several: ['a', 'b', 'indicator', 'near'],
  },
  steps: [
    {
      name: 'link_best',
      keep: 'table',
      rows: 'many',
      spreadBy: 'a',
      sql: () =>
        `SELECT a, b, ${most} - best % ${half} AS opener FROM (
           SELECT s.a, s.b, max(q.exclusivity * ${half} + (${most} - s.indicator)) AS best
           FROM link_several s JOIN link_asked q ON q.indicator = s.indicator
           JOIN link_indicators i ON i.indicator = s.indicator AND i.opens = 1 GROUP BY s.a, s.b
         ) each_pair`,
    },
    {
      name: 'link_opened',
      keep: 'view',
      sql: () =>
        `SELECT o.a, o.b, o.opener, max(i.bit) AS own, bit_or(CASE
             WHEN s.indicator IN (i.indicator, i.wider1, i.wider2, i.wider3) THEN 0 ELSE j.bit * (2 + q.is_high) END) AS agreed
         FROM link_best o JOIN link_indicators i ON i.indicator = o.opener
         JOIN link_asked f ON f.indicator = o.opener AND f.is_sampled = 1
         JOIN link_several s ON s.a = o.a AND s.b = o.b
         JOIN link_asked q ON q.indicator = s.indicator JOIN link_indicators j ON j.indicator = s.indicator
         GROUP BY o.a, o.b, o.opener HAVING max(CASE WHEN s.indicator = o.opener THEN s.near ELSE 0 END) = 1`,
    },
    {
      // Groups that both show and in which they agree nowhere speak against them, but for the opener's own.
      name: 'link_candidates',
      keep: 'table',
      rows: 'many',
      sql: (d) =>
        `SELECT s.opener, s.a, s.b, s.pattern, s.states FROM link_single s
         JOIN link_asked q ON q.indicator = s.opener AND q.is_sampled = 1
         UNION ALL
         SELECT opener, a, b, pattern, agreed + others - (others & ${d.divide('agreed', '2')}) FROM (
           SELECT o.opener, p.a, p.b, p.pattern, o.agreed, p.shown - (p.shown & o.own) AS others
           FROM link_opened o JOIN link_pairs p ON p.a = o.a AND p.b = o.b
         ) each_pair`,
    },
  ],
  outputs: ['link_candidates'],
});

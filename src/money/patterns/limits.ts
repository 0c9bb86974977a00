import { z } from 'zod';
import { Sentence } from '../../model/index.ts';
import laws from '../data/reporting-thresholds.json' with { type: 'json' };

/** From what amount on a payment must be reported, by a law; major units. */
export const ReportingThreshold = z.strictObject({
  law: z.string().min(1).max(40),
  currency: z.string().min(1).max(20),
  form: z.enum(['cash', 'transfer']),
  amount: z.number().positive(),
  source: z.string().max(300),
  name: Sentence,
});
export type ReportingThreshold = z.infer<typeof ReportingThreshold>;

/** The thresholds that laws set (LEGAL: Money); an agency may state others. */
export const reportingThresholds: readonly ReportingThreshold[] = z.array(ReportingThreshold).parse(laws);

const hour = 3_600_000;
const day = 24 * hour;

/** What counts as a pattern. Times in milliseconds. */
export interface PatternLimits {
  /** How many such findings honest traffic of this size may bring by chance, of each kind. */
  readonly chance: number;
  /** Fewest accounts at the many side of a fan; fewest victims when all the payments are reported ones. */
  readonly members: number;
  readonly victims: number;
  /** In which time strangers must pay (or be paid) for a burst. */
  readonly burst: number;
  /** In which time money that comes must leave to have passed through; how little may stay behind; how often. */
  readonly hold: number;
  readonly residue: number;
  readonly passes: number;
  /** Longest pause between two payments of a chain, of a cycle; least part of the money that a payment passes on. */
  readonly chainPause: number;
  readonly cyclePause: number;
  readonly onward: number;
  /** Fewest payments of a chain and of a cycle, and most of a cycle. */
  readonly chain: number;
  readonly cycle: readonly [number, number];
  /** How near below a threshold, how often and in which time payments must lie. */
  readonly below: number;
  readonly times: number;
  readonly smurfing: number;
  /** Fewest rings of a common cash-out; how many payments and how long money is followed. */
  readonly rings: number;
  readonly hops: number;
  readonly follow: number;
  /** Weakest that is told. */
  readonly strength: number;
}

export const patternLimits: PatternLimits = {
  chance: 0.01,
  members: 5,
  victims: 3,
  burst: 3 * day,
  hold: 6 * hour,
  residue: 0.1,
  passes: 3,
  chainPause: day,
  cyclePause: 30 * day,
  onward: 0.8,
  chain: 3,
  cycle: [3, 20],
  below: 0.1,
  times: 3,
  smurfing: 7 * day,
  rings: 2,
  hops: 3,
  follow: 3 * day,
  strength: 0.3,
};

import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import * as by from './linking-contestants.ts';
import { type Given, hand, readReports, simulate, simulator } from './linking-data.ts';
import type { Run, Section, Table, Words } from './section.ts';

// Who finds the rings. The data is the simulator's, seeds 501 on, which no weight of Clew was fitted on.

const quality: Table['columns'] = [
  { key: 'precision', title: { en: 'precision', zh: '准确率' }, better: 'more', digits: 3 },
  { key: 'recall', title: { en: 'recall', zh: '召回率' }, better: 'more', digits: 3 },
  { key: 'f1', title: { en: 'F1', zh: 'F1' }, better: 'more', digits: 3 },
  { key: 'bcubed', title: { en: 'B³ F1', zh: 'B³ F1' }, better: 'more', digits: 3 },
  { key: 'worst', title: { en: 'strangers in the worst ring', zh: '最差团伙中的无关报案' }, better: 'less' },
];
const cost: Table['columns'] = [
  { key: 'seconds', title: { en: 'seconds', zh: '秒' }, better: 'less', digits: 2 },
  { key: 'megabytes', title: { en: 'peak memory, MB', zh: '内存峰值（MB）' }, better: 'less' },
  { key: 'before', title: { en: 'seconds before', zh: '准备秒数' }, digits: 2 },
];

interface Plan {
  readonly name: string;
  readonly title: Words;
  readonly preset: string;
  readonly reports?: number;
  readonly seeds: readonly number[];
  readonly given: Given;
  readonly times: number;
  readonly contestants: readonly by.Contestant[];
  readonly headline: string;
  /** Models are those learned for the table before: learning them again would take longer than the rest. */
  readonly isLearned?: true;
}

const everybody = [by.clew, by.splinkComponents, by.splinkLeiden, by.modularity, by.cpm, by.withoutHubs, by.igraph, by.networkx];
/** Those that are run again and again, or on most reports. */
const quick = [by.clew, by.splinkComponents, by.withoutHubs, by.igraph, by.networkx];
const seeds = [501, 502, 503];

const preset = (name: string, title: Words, contestants: readonly by.Contestant[]): Plan => ({
  name,
  title,
  preset: name,
  seeds,
  given: 'all',
  times: 1,
  contestants,
  headline: 'bcubed',
});

const lessTold = (given: Given, title: Words): Plan => ({
  ...preset('small', title, [by.clew, by.splinkComponents, by.splinkLeiden, by.igraph]),
  name: `small-${given}`,
  seeds: seeds.slice(0, 1),
  given,
});

const large = (name: string, reports: number, title: Words, contestants: readonly by.Contestant[]): Plan => ({
  name,
  title,
  preset: 'large',
  reports,
  seeds: seeds.slice(0, 1),
  given: 'all',
  times: 1,
  contestants,
  headline: 'seconds',
});

const plans: readonly Plan[] = [
  preset('tiny', { en: '1,000 reports', zh: '1,000 份报案' }, [...everybody, by.dedupe]),
  preset('small', { en: '20,000 reports', zh: '20,000 份报案' }, everybody),
  preset('hard', { en: '20,000 noisy reports', zh: '20,000 份干扰多的报案' }, everybody),
  preset('drift', { en: '20,000 reports of gangs that move', zh: '20,000 份报案，团伙迁移' }, everybody),
  lessTold('indicators', { en: '20,000 reports, indicators and days alone', zh: '20,000 份报案，仅线索与日期' }),
  lessTold('roleless', { en: '20,000 reports, roles untold', zh: '20,000 份报案，不分角色' }),
  {
    ...preset('medium', { en: '200,000 reports', zh: '200,000 份报案' }, quick),
    seeds: seeds.slice(0, 1),
    times: 5,
    headline: 'seconds',
  },
  large('100k', 100_000, { en: '100,000 reports of two years', zh: '两年 100,000 份报案' }, [
    ...quick,
    by.splinkLeiden,
    by.cpm,
    by.splinkWindows,
  ]),
  {
    ...large('1m', 1_000_000, { en: '1,000,000 reports of two years', zh: '两年 1,000,000 份报案' }, [
      by.clew,
      by.splinkComponents,
      by.igraph,
    ]),
    isLearned: true,
  },
];

const told: Record<Given, string> = {
  all: 'Mentions with whose they are, days, categories, languages and wording, as Clew reads them',
  indicators: 'Mentions with whose they are, and days: no wording, category or language',
  roleless: "As above, but hotlines, victims' own numbers and an earlier scam's look like a suspect's to everybody",
};

async function table(plan: Plan, run: Run, before: by.Memory): Promise<Table> {
  const figures = plan.contestants.map((): (by.Figures | string)[] => []);
  for (const seed of plan.seeds) {
    const folder = join(run.folder, `${plan.name}-${seed}`);
    const handed = join(folder, 'handed');
    mkdirSync(handed, { recursive: true });
    try {
      run.say(`${plan.name}, seed ${seed}: reading`);
      simulate(folder, plan.preset, seed, plan.reports);
      await hand(await readReports(folder), plan.given, handed);
      const model = join(run.folder, 'model.json');
      if (plan.isLearned === true && existsSync(model)) copyFileSync(model, join(handed, 'model.json'));
      else before.clear();
      for (const [i, contestant] of plan.contestants.entries()) {
        run.say(`${plan.name}, seed ${seed}: ${contestant.who}`);
        figures[i]!.push(
          await by.measured(contestant, handed, { times: plan.times, memory: before, isLearned: plan.isLearned === true }),
        );
      }
      if (existsSync(join(handed, 'model.json'))) copyFileSync(join(handed, 'model.json'), model);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const several = plan.seeds.length > 1 ? `means of seeds ${plan.seeds.join(', ')}` : `seed ${plan.seeds[0]!}`;
  const times = plan.times > 1 ? `median of ${plan.times} runs` : 'one run each';
  return {
    name: plan.name,
    title: plan.title,
    given: `${told[plan.given]}; preset ${plan.preset}, ${several}, ${times}${plan.isLearned === true ? '; models as learned on the 100,000' : ''}.`,
    columns: [...quality, ...cost],
    rows: plan.contestants.map((contestant, i) => by.rowOf(contestant, figures[i]!)),
    headline: plan.headline,
  };
}

export const linking: Section = {
  name: 'linking',
  title: { en: 'Reports into rings', zh: '报案串并成团伙' },
  notes: [
    "The data is simulated, on seeds that nobody's weights saw. Clew's weights were fitted on other seeds of the same simulator, peers' were not; its texts are cleaner than life, which helps whoever reads wording, Clew and Splink alike. The table without wording tells how much.",
    "Reading is not measured: all start from the mentions, days and sketches of wording that Clew's own extraction made. An indicator opens a pair for a peer where it does for Clew: not platforms, not brand stems, not victims' own numbers.",
    'Clew runs as it is shipped, with nothing chosen. Of every peer with a setting (threshold, resolution, greatest degree) the best one is looked for on the very reports it is judged by, by pairwise F1; its B³ F1 is that of the setting best by B³ F1. In life nobody can choose so.',
    'Seconds: for Clew all of `link()`, learning included; before it the table is built. For Splink predict and cluster; before it u is learned by random sampling (10 million pairs) and m by expectation-maximisation. For the others all from mentions in memory to groups. Memory is the peak of the process that ran this, with all it had to load.',
    `Splink, on DuckDB: blocks on sharing any such indicator; compares each group of kinds (rarest one equal, with term frequency; any other shared; of sites also the registrable domain and the stem), the victim, category and language with term frequency, 24 samples of wording and days. Its clusters are connected components; Leiden over its pairs is not its own, but what a careful user would do. "Only the pairs that Clew compares": each report with the next 8 of each indicator, made beforehand. Everybody may use ${availableParallelism()} threads.`,
    'Graphs: bipartite, of reports and indicators, for components and modularity, a mention weighing 1 / (reports that name it); for CPM the pairs that Clew compares, weighing Σ 1 / (reports - 1).',
    'Where connected components win recall, they join nearly everything; where they win seconds and memory, they weigh nothing.',
    'dedupe, in the smallest table alone since it took longest by far: 500 pairs of either sort labelled by the truth, where a person would label some dozens; sets of indicators and of wording with its own TF-IDF cosine, category, days; its own predicates and hierarchical clustering.',
    `A peer that takes more than ${by.longestMinutes} minutes is ended and its row says so.`,
  ],
  measure: async (run) => {
    if (!existsSync(simulator)) throw new Error('nothing to measure: ../shared/sim is not here');
    const tables: Table[] = [];
    const memory: by.Memory = new Map();
    const asked = run.quick ? [{ ...plans[0]!, seeds: seeds.slice(0, 1) }] : plans;
    for (const plan of asked) tables.push(await table(plan, run, memory));
    return tables;
  },
};

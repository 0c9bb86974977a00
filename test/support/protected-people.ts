import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { perform } from '../../src/cli/perform.ts';
import { PackageOptions, Suspect } from '../../src/model/index.ts';
import { addSupport, addSuspect } from '../../src/review/index.ts';
import { exportCase, receive } from '../../src/share/index.ts';
import type { Workbench } from '../../src/workbench.ts';
import { type MadeCase, makeCase, owner } from './made-case.ts';

/** Five people entered as suspects before anybody knew better, each known to protection in another way; and one who is a suspect. */
export const people = {
  byId: { name: 'Protecta Idname', alias: 'Idalias' },
  byPaper: { name: 'Paperon Bname', passport: 'E55500011' },
  byIndicator: { name: 'Cindi Indname', phone: '+66812345678' },
  joined: { name: 'Dora Joinedname' },
  inReports: { name: 'Eve Mentionedname', card: '6228480402564890018' },
  free: { name: 'Solo Freemann' },
} as const;

/** Nothing of this may stand in what others read of the case while its people are held. */
export const secrets: readonly string[] = [
  people.byId.name,
  people.byId.alias,
  people.byPaper.name,
  people.byPaper.passport,
  people.byIndicator.name,
  people.byIndicator.phone,
  people.joined.name,
  people.inReports.name,
];

export interface ProtectedPeople {
  readonly made: MadeCase;
  readonly workbench: Workbench;
  readonly home: string;
  /** Ids of the roster's rows by name. */
  readonly ids: ReadonlyMap<string, string>;
  /** Id of a package that came, which calls two of them suspects. */
  readonly received: string;
  /** Refers all of them; until then they are suspects like any other. */
  hold(): Promise<void>;
  close(): Promise<void>;
}

const roster = [
  '编号,姓名,性别,出生日期,国籍,护照号,手机号',
  `Y-1,${people.byId.name},男,1990-01-02,MM,E55500001,`,
  `Y-2,Bee Otherspelling,女,1991-01-02,VN,${people.byPaper.passport},`,
  `Y-3,Third Person,女,1992-01-02,TH,E55500003,${people.byIndicator.phone}`,
  `Y-4,${people.joined.name},女,1993-01-02,MM,E55500004,`,
  'Y-5,Same Asfour,女,1993-01-02,MM,E55500005,',
  `Y-6,${people.inReports.name},男,1994-01-02,CN,E55500006,`,
];
const statement = [
  '交易卡号,交易户名,交易时间,交易金额,交易余额,收付标志,对手卡号,对手户名,交易流水号,摘要说明',
  `${people.inReports.card},某户,2026-01-28 10:00:00,52000.00,52000.00,进,6222021234567890128,张美丽,T1,转账`,
  `${people.inReports.card},某户,2026-01-30 11:00:00,88000.00,140000.00,进,6217000010001234567,李建国,T2,转账`,
];

const suspect = (told: object): Suspect => Suspect.parse(told);

export async function openProtectedPeople(): Promise<ProtectedPeople> {
  const made = await makeCase();
  const { workbench, id, home } = made;
  const { ctx } = workbench;
  await writeFile(join(home, 'roster.csv'), `${roster.join('\n')}\n`);
  await writeFile(join(home, 'flow.csv'), `${statement.join('\n')}\n`);
  await workbench.importFile(join(home, 'roster.csv'), { as: 'roster' });
  await workbench.importFile(join(home, 'flow.csv'), { zone: '+08:00' });
  const ids = new Map<string, string>();
  for (const list of await ctx.read.personLists()) {
    for await (const rows of ctx.read.listed(list.exhibit)) for (const each of rows) ids.set(each.names[0]!.text, each.id);
  }
  const of = (name: string): string => ids.get(name)!;
  const source = { kind: 'note', ref: 'told' } as const;
  const indicator = { field: 'indicator', basis: 'fact', source, value: { kind: 'card', value: people.inReports.card } };
  await ctx.commit([
    { kind: 'person.edit', body: { person: of(people.inReports.name), basis: 'fact', set: { 'indicator:1': indicator } } },
  ]);
  const add = async (told: object): Promise<string> => (await addSuspect(ctx, id, suspect(told), undefined, owner)).id;
  const first = await add({ name: people.byId.name, aliases: [people.byId.alias], person: of(people.byId.name) });
  await add({ name: people.byPaper.name, papers: { 护照: people.byPaper.passport } });
  await add({ name: people.byIndicator.name, indicators: [{ kind: 'phone', value: people.byIndicator.phone }] });
  await add({ name: people.joined.name, person: of(people.joined.name) });
  await add({ name: people.inReports.name, indicators: [{ kind: 'card', value: people.inReports.card }] });
  await add({ name: people.free.name, note: `worked beside ${people.byId.name}` });
  const ground = { kind: 'note', ref: `${people.byId.name} says so` } as const;
  const support = { template: 'generic-fraud', element: 'knowledge', suspect: first, ground, stance: 'for' } as const;
  await addSupport(ctx, id, { ...support, reason: `${people.byId.name} was there` }, owner);
  // As a report reads; a person says so once more, which is a decision of its own.
  const { id: report } = (await ctx.read.report('ZA-001'))!;
  const [mention] = (await ctx.read.mentions((await ctx.read.report('ZA-001'))!.number)).filter(
    (each) => each.value === people.inReports.card,
  );
  const { kind, value, start, end, field } = mention!;
  await workbench.judge({
    verdict: 'mention',
    report,
    kind,
    value,
    start,
    end,
    ...(field === undefined ? {} : { field }),
    role: 'suspect',
  });
  const asked = [
    '--from',
    'ZA-001',
    '--from',
    'ZA-002',
    '--case',
    id,
    '--to',
    'Bank',
    '--reason',
    'fraud',
    '--holder',
    'suspect',
  ];
  await clew(workbench, home, 'freeze', 'propose', people.inReports.card, ...asked);
  return {
    made,
    workbench,
    home,
    ids,
    received: await receivedFrom(workbench, home),
    async hold() {
      const refer = async (...names: string[]): Promise<void> => {
        const persons = names.map(of);
        await ctx.commit([{ kind: 'protect.state', body: { persons, step: 'refer', to: 'NRM', reason: 'signs' } }]);
      };
      await refer(people.byId.name, 'Bee Otherspelling', 'Third Person', people.inReports.name);
      await refer('Same Asfour');
      const [one, other] = [of(people.joined.name), of('Same Asfour')];
      await ctx.commit([{ kind: 'person.judge', body: { verdict: 'same', one, other } }]);
    },
    close: async () => await made.close(),
  };
}

/** A package of another agency that calls two of the same people suspects, received and not decided on. */
async function receivedFrom(workbench: Workbench, home: string): Promise<string> {
  const other = await makeCase({ agency: 'Harrow Bay Police' });
  try {
    const { ctx, casebook } = other.workbench;
    await addSuspect(
      ctx,
      other.id,
      suspect({ name: people.byPaper.name, papers: { passport: people.byPaper.passport } }),
      undefined,
      owner,
    );
    await addSuspect(
      ctx,
      other.id,
      suspect({ name: people.byIndicator.name, indicators: [{ kind: 'phone', value: people.byIndicator.phone }] }),
      undefined,
      owner,
    );
    const options = PackageOptions.parse({ recipient: 'Test desk', reason: 'one gang' });
    const made = await exportCase({ ctx, log: casebook.log }, await other.dossier(), options, join(home, 'theirs'));
    await receive(workbench.house, join(home, 'theirs'));
    return made.info.id;
  } finally {
    await other.close();
  }
}

/** One command line on a casebook that this process holds: everything that it says. */
export async function clew(workbench: Workbench, cwd: string, ...argv: readonly string[]): Promise<string> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const told = Promise.all([text(stdout), text(stderr)]);
  const { signal } = new AbortController();
  const line = [...argv, '-C', workbench.casebook.dir];
  await perform(
    line,
    { stdin: process.stdin, stdout, stderr, locale: 'C', cwd, signal },
    { open: (part) => workbench.as(part), rebuild: async () => ({ reports: 0, rings: 0 }) },
  );
  stdout.end();
  stderr.end();
  return (await told).join('\n');
}

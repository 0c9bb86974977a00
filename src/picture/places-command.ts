import type { Args, Command, Console, Language, Words } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { type Move, type moveSigns, type Picture, type RingMoves, tableOf } from '../model/index.ts';
import { placeName } from '../places/index.ts';
import { judgePicture } from './judgements.ts';
import { ringIn } from './moves/movements.ts';
import { allMoves, ringMoves } from './moves/moves.ts';
import { picture } from './timeline/picture.ts';

const dayMs = 86_400_000;
const recentDays = 90;

const signNames: Readonly<Record<(typeof moveSigns)[number], Words>> = {
  place: { en: 'place', zh: '地点' },
  pause: { en: 'pause', zh: '停顿' },
  turnover: { en: 'turnover', zh: '更换标识' },
  wave: { en: 'wave', zh: '同时撤离' },
};
const verdictNames: Readonly<Record<string, Words>> = {
  confirmed: { en: 'confirmed', zh: '已确认' },
  rejected: { en: 'rejected', zh: '已否定' },
};
const heads = {
  place: { en: 'place', zh: '地点' },
  reports: { en: 'reports', zh: '报案' },
  rings: { en: 'rings now', zh: '当前团伙' },
  move: { en: 'move', zh: '转移' },
  day: { en: 'about', zh: '约于' },
  from: { en: 'from', zh: '由' },
  to: { en: 'to', zh: '至' },
  confidence: { en: 'confidence', zh: '可信度' },
  signs: { en: 'signs', zh: '迹象' },
  decided: { en: 'decided', zh: '研判' },
} as const;

/** Where rings work and where they moved. Places are those of the gazetteer, never an address. */
export const command: Command = {
  usage: '[RING | judge MOVE confirmed|rejected|open --reason TEXT]',
  positionals: [0, 3],
  options: [
    {
      name: 'from',
      value: 'DAY',
      about: { en: 'from this day on (UTC), 2026-03-01', zh: '起始日（协调世界时），如 2026-03-01' },
    },
    { name: 'to', value: 'DAY', about: { en: 'and up to the end of this day', zh: '截止日（含当日）' } },
    { name: 'reason', value: 'TEXT', about: { en: 'why it is decided so', zh: '研判理由' } },
  ],
  async run(console, args) {
    const [first, ...rest] = args.positionals;
    if (first === 'judge') return await judge(console, args, rest);
    if (rest.length > 0) throw wrong('expected: clew places, clew places RING, clew places judge MOVE VERDICT');
    const span = { from: dayOf(args.text('from'), 'from'), to: dayOf(args.text('to'), 'to') };
    const within = (time: number): boolean => time >= (span.from ?? -Infinity) && time < (span.to ?? Infinity) + dayMs;
    const workbench = await console.open();
    const { read } = workbench.ctx;
    const again = await workbench.again();
    if (first !== undefined) {
      const { stays, moves } = await ringMoves(read, first, { again });
      const shown = {
        stays: stays.filter(({ from, to }) => to >= (span.from ?? -Infinity) && from < (span.to ?? Infinity) + dayMs),
        moves: moves.filter(({ at }) => within(at)),
      };
      return console.json ? await console.printJson(shown) : await console.print(ringText(shown, console.lang));
    }
    const asked = {
      span: 'week',
      again,
      ...(span.from === undefined ? {} : { from: span.from }),
      ...(span.to === undefined ? {} : { to: span.to + dayMs }),
    } as const;
    const shown = await picture(read, asked);
    const moves = (await allMoves(read, { again, rejected: true })).filter(({ at }) =>
      span.from === undefined ? at >= shown.to - recentDays * dayMs && at < shown.to : within(at),
    );
    if (console.json) return await console.printJson({ ...shown, moves });
    await console.print(allText(shown, moves, console.lang));
  },
};

async function judge(console: Console, args: Args, [key, verdict, ...more]: readonly string[]): Promise<void> {
  const reason = args.text('reason')?.trim();
  if (key === undefined || more.length > 0 || (verdict !== 'confirmed' && verdict !== 'rejected' && verdict !== 'open')) {
    throw wrong('expected: clew places judge MOVE confirmed|rejected|open --reason TEXT', 'clew places RING shows the moves.');
  }
  if (!reason) throw wrong('a decision on a move needs its reason', 'Add --reason TEXT.');
  const workbench = await console.open();
  const judgement = { about: 'move', ring: ringIn(key), move: key, verdict, reason } as const;
  const done = await judgePicture(workbench.ctx, judgement, { again: await workbench.again() });
  if (console.json) return await console.printJson(done);
  console.say({ en: `recorded, act ${done.act}`, zh: `已记录，第 ${done.act} 号操作` });
}

function dayOf(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw wrong(`--${option} is a day, as in 2026-03-01`);
}

const wrong = (message: string, hint?: string): ClewError =>
  new ClewError('input', 'cli.arguments', message, hint === undefined ? {} : { hint });

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const percent = (part: number): string => `${Math.round(part * 100)} %`;
const placeText = (key: string | undefined, lang: Language): string => (key === undefined ? '–' : placeName(key)[lang]);

function movesTable(moves: readonly Move[], lang: Language): string {
  const columns = [heads.move, heads.day, heads.from, heads.to, heads.confidence, heads.signs, heads.decided].map((head) => ({
    title: head[lang],
  }));
  const rows = moves.map(({ key, at, from, to, confidence, signs, judged }) => [
    key,
    iso(at),
    placeText(from, lang),
    placeText(to, lang),
    percent(confidence),
    signs.map((sign) => signNames[sign][lang]).join(lang === 'zh' ? '、' : ', '),
    judged === undefined ? '' : (verdictNames[judged.verdict]?.[lang] ?? judged.verdict),
  ]);
  return tableOf(columns, rows);
}

function allText({ places, rings, hotspots, to }: Picture, moves: readonly Move[], lang: Language): string {
  const now = new Map<string, number>();
  for (const { places: where } of rings) {
    const last = where.at(-1);
    if (last) now.set(last, (now.get(last) ?? 0) + 1);
  }
  const told = new Map(places.map(({ place, counts }) => [place, counts.reduce((sum, count) => sum + count, 0)]));
  const keys = [...new Set([...told.keys(), ...now.keys()])].sort(
    (a, b) => (told.get(b) ?? 0) - (told.get(a) ?? 0) || (now.get(b) ?? 0) - (now.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const columns = [
    { title: heads.place[lang] },
    { title: heads.reports[lang], align: 'right' as const },
    { title: heads.rings[lang], align: 'right' as const },
  ];
  const rows = keys.map((key) => [placeName(key)[lang], String(told.get(key) ?? 0), String(now.get(key) ?? 0)]);
  const none = {
    en: `No report until ${iso(to)} says where a gang sits.`,
    zh: `截至 ${iso(to)} 没有报案说明团伙所在地。`,
  };
  return [
    keys.length === 0 ? `${none[lang]}\n` : tableOf(columns, rows),
    ...(hotspots.length === 0 ? [] : [`${hotspots.map(({ because }) => because[lang]).join('\n')}\n`]),
    moves.length === 0 ? { en: 'No move in this time.\n', zh: '这一时期未发现转移。\n' }[lang] : movesTable(moves, lang),
  ].join('\n');
}

function ringText({ stays, moves }: RingMoves, lang: Language): string {
  const lines = [
    ...stays.flatMap(({ place, from, to, because }) => [
      `${placeName(place)[lang]}  ${iso(from)} – ${iso(to)}`,
      ...because.map((reason) => `  ${reason[lang]}`),
    ]),
    ...moves.flatMap((move) => [
      '',
      movesTable([move], lang).trimEnd(),
      ...move.because.map((reason) => `  ${reason[lang]}`),
      ...(move.judged?.reason === undefined ? [] : [`  ${move.judged.by}: ${move.judged.reason}`]),
      ...(move.reports.length === 0 ? [] : [`  ${move.reports.map(({ ref }) => ref).join(' ')}`]),
    ]),
  ];
  const none = { en: 'Its reports tell of no place and no move.', zh: '其报案未显示地点或转移。' };
  return `${lines.length === 0 ? none[lang] : lines.join('\n').trim()}\n`;
}

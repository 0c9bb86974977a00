import type { KeptRow, League, Measured } from './measured.ts';
import { bestPeer, type Column, losses, type Section, shown, type Table, type Words } from './section.ts';

// The league table as text: the page in docs/reference and the short forms in the two READMEs, from what was kept alone.

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

type Kept = Measured['tables'][number];

/** A table as text, to be printed or put on the page. */
export function tableText({ columns, rows }: Table): string[] {
  const best = (column: Column): string | undefined => {
    if (column.better === undefined) return undefined;
    const figures = rows.map(({ figures }) => figures[column.key]).filter((figure) => typeof figure === 'number');
    return figures.length < 2 ? undefined : shown(column, column.better === 'more' ? Math.max(...figures) : Math.min(...figures));
  };
  const bests = columns.map(best);
  return [
    row(['', ...columns.map(({ title }) => title.en)]),
    row(['---', ...columns.map(() => '--:')]),
    ...rows.map(({ who, figures }) => {
      const cells = columns.map((column, at) => {
        const text = shown(column, figures[column.key]);
        return text === bests[at] ? `**${text}**` : text;
      });
      return row([who, ...cells]);
    }),
  ];
}

/** Rows without figures of this run, each with what became of it. */
function absent({ rows }: Kept): string[] {
  return rows
    .filter(({ missing }) => missing !== undefined)
    .map((each) => {
      const has = Object.keys(each.figures).length > 0;
      return `${each.who}: ${each.missing} in the newest run; ${has ? `its figures are of ${each.date}` : 'never measured here'}.`;
    });
}

/** Where peers are better, a line for each column. */
function lost(table: Kept): string[] {
  return losses(table).map(({ column, peers, ours }) => {
    const told = [...peers, ours].map(({ who, figures }) => `${who} ${shown(column, figures[column.key])}`);
    return `${table.title.en}, ${column.title.en}: ${told.join(', ')}`;
  });
}

const command = ({ name }: Section): string => `npm run bench -- peers --only ${name}`;

function sectionText(section: Section, measured: Measured | undefined): string[] {
  if (measured === undefined) return [];
  const { date, machine, load, tables } = measured;
  return [
    `## ${section.title.en}`,
    `\`${command(section)}\`, ${date}; ${machine}; load before it began ${load}.`,
    ...tables.flatMap((table) => [`**${table.title.en}.** ${table.given}`, tableText(table).join('\n'), ...absent(table)]),
    section.notes.map((note) => `- ${note}`).join('\n'),
  ];
}

function versions(sections: readonly Section[], league: League): string {
  const rows = sections.flatMap(({ name }) => league[name]?.tables.flatMap((table) => table.rows) ?? []);
  const peers = new Set(rows.filter((each: KeptRow) => each.ours !== true).map(({ version }) => version));
  return [...peers].toSorted().join(', ');
}

/** The whole page. */
export function leaguePage(sections: readonly Section[], league: League): string {
  const losing = sections.map(({ name, title }) => ({ title, lines: league[name]?.tables.flatMap(lost) ?? [] }));
  const list = losing.flatMap(({ title, lines }) => (lines.length === 0 ? [] : [`**${title.en}**`, lines.map((line) => `- ${line}`).join('\n')])); // prettier-ignore
  const parts = [
    '<!-- Made by `npm run bench -- peers`; what it knows is in bench/peers/measured.json. -->',
    '# Clew beside its peers',
    'Everybody of a table was given the same on the same machine in the same run. **Bold**: the best of its column. `npm run bench -- peers` runs all sections, installs every peer at exactly the version named, and writes this page; `--only NAME` runs one, `--quick` tries it on small sizes and writes nothing. Who could not be run keeps the figures of the last time, and is named.',
    ...(Object.keys(league).length > 0 ? [`Versions: ${versions(sections, league)}.`] : []),
    '## Where a peer is better',
    'Made by the program: of each column every peer that is better than Clew by what is shown, and Clew last.',
    ...(list.length > 0 ? list : [Object.keys(league).length > 0 ? 'Nowhere.' : 'Nothing was measured yet.']),
    ...sections.flatMap((section) => sectionText(section, league[section.name])),
  ];
  return `${parts.join('\n\n')}\n`;
}

const words = {
  head: { en: ['given the same', 'measure', 'Clew', 'best peer'], zh: ['同一数据', '指标', 'Clew', '最好的同类工具'] },
  lost: { en: 'Where a peer is better:', zh: '同类工具更好之处：' },
  none: { en: 'Where a peer is better: nowhere.', zh: '同类工具更好之处：无。' },
  all: {
    en: '[All tables, versions and commands](docs/reference/peers.md); `npm run bench -- peers` measures them anew.',
    zh: '[全部表格、版本与命令](docs/reference/peers.md)（英文）；`npm run bench -- peers` 重新测量。',
  },
} as const satisfies Record<string, Readonly<Record<keyof Words, unknown>>>;

const yesNo = (text: string, lang: keyof Words): string =>
  lang === 'en' ? text : text === 'yes' ? '是' : text === 'no' ? '否' : text;

/** What stands in a README between its marks. */
export function shortForm(sections: readonly Section[], league: League, lang: keyof Words): string {
  const known = sections.flatMap(({ name }) => league[name]?.tables ?? []);
  if (known.length === 0) return words.all[lang];
  const lines = known.flatMap((table) => {
    const column = table.columns.find(({ key }) => key === table.headline);
    const ours = table.rows.find((each) => each.ours === true);
    if (column === undefined || ours === undefined) return [];
    const peer = bestPeer(table.rows, column);
    const theirs = peer === undefined ? '–' : `${yesNo(shown(column, peer.figures[column.key]), lang)} (${peer.who})`;
    return [row([table.title[lang], column.title[lang], yesNo(shown(column, ours.figures[column.key]), lang), theirs])];
  });
  // A line for each table: where peers are better in several ways, all of them.
  const better = known.flatMap((table) => {
    const lost = losses(table).map(({ column, peer, ours }) => {
      const [theirs, own] = [peer, ours].map(({ figures }) => yesNo(shown(column, figures[column.key]), lang));
      return lang === 'en'
        ? `${column.title.en} (${peer.who} ${theirs}, Clew ${own})`
        : `${column.title.zh}（${peer.who} ${theirs}，Clew ${own}）`;
    });
    if (lost.length === 0) return [];
    return [lang === 'en' ? `- ${table.title.en}: ${lost.join('; ')}` : `- ${table.title.zh}：${lost.join('；')}`];
  });
  const losing = better.length === 0 ? [words.none[lang]] : [words.lost[lang], better.join('\n')];
  const table = [row(words.head[lang]), row(['---', '---', '--:', '--:']), ...lines].join('\n');
  return [table, ...losing, words.all[lang]].join('\n\n');
}

const marks = ['<!-- peers: made by `npm run bench -- peers` -->', '<!-- /peers -->'] as const;

/** A README with another short form. @throws where it has no marks */
export function withShortForm(readme: string, form: string): string {
  const [from, to] = marks.map((mark) => readme.indexOf(mark)) as [number, number];
  if (from === -1 || to < from) throw new Error(`a README without ${marks.join(' … ')}`);
  return `${readme.slice(0, from + marks[0].length)}\n\n${form}\n\n${readme.slice(to)}`;
}

import {
  type Board,
  type BoardCell,
  type CellState,
  type Dossier,
  type NamedSuspect,
  type Sentence,
  tableOf,
  wrap,
} from '../../model/index.ts';

type Lang = keyof Sentence;

/** Columns of the terminal that pages are laid out for. */
const pageWidth = 100;
/** Grounds told of one cell before the rest is counted. */
const shownGrounds = 3;

const states: Readonly<Record<CellState, Sentence>> = {
  supported: { en: 'shown', zh: '有依据' },
  contested: { en: 'CONTESTED', zh: '有争议' },
  missing: { en: 'MISSING', zh: '缺失' },
  'not-applicable': { en: 'n/a', zh: '不适用' },
};
const words = {
  element: { en: 'element', zh: '构成要件' },
  offence: { en: 'offence', zh: '全案' },
  figures: { en: 'Figures', zh: '数额与数量' },
  gaps: { en: 'What is missing', zh: '尚缺' },
  contested: { en: 'What speaks against', zh: '反对依据' },
  letter: { en: 'letter to', zh: '可发函' },
  unchecked: { en: 'to be checked', zh: '待核' },
} satisfies Record<string, Sentence>;
const addresseeWords = {
  bank: { en: 'bank', zh: '银行' },
  telecom: { en: 'telecom operator', zh: '电信运营商' },
  platform: { en: 'platform', zh: '平台' },
  exchange: { en: 'exchange', zh: '交易所' },
  police: { en: 'the station that took the report', zh: '受理单位' },
  foreign: { en: 'foreign authority', zh: '境外主管机关' },
} satisfies Record<string, Sentence>;

/** The board as a matrix for the terminal, then a sentence per gap; of one suspect, or of all. */
export function showBoard(dossier: Dossier, board: Board, lang: Lang, only?: string): string {
  const { template } = board;
  const suspects = dossier.suspects.filter(({ id }) => only === undefined || id === only);
  const seen = board.cells.filter(({ suspect }) => suspect === undefined || suspects.some(({ id }) => id === suspect));
  const parts = [
    title(board, lang),
    matrix(board, seen, suspects, lang),
    section(
      words.figures[lang],
      board.figures.map(({ sentence }) => sentence[lang]),
    ),
    section(
      words.contested[lang],
      seen.filter(({ state }) => state === 'contested').map((cell) => against(board, cell, lang)),
    ),
    section(
      words.gaps[lang],
      gapsOf(seen).map((cells) => missing(board, cells, lang)),
    ),
    template.note === undefined ? '' : `${wrap(template.note[lang], pageWidth, '')}\n`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function title({ template, counts }: Board, lang: Lang): string {
  const sources = template.sources.map(({ title: text, date }) =>
    wrap(`${text[lang]}${lang === 'zh' ? `，${date}` : `, ${date}`}`, pageWidth, '  '),
  );
  const order: readonly CellState[] = ['supported', 'contested', 'missing', 'not-applicable'];
  const told = order.map((state) => `${states[state][lang]} ${counts[state]}`).join(lang === 'zh' ? '，' : ', ');
  return `${template.title[lang]}\n${sources.join('\n')}\n  ${told}\n`;
}

function matrix(board: Board, cells: readonly BoardCell[], suspects: readonly NamedSuspect[], lang: Lang): string {
  const { elements } = board.template;
  const stateAt = (element: string, suspect: string | undefined): string => {
    const cell = cells.find((each) => each.element === element && each.suspect === suspect);
    return cell === undefined ? '' : states[cell.state][lang];
  };
  const columns = [
    { title: words.element[lang], widest: 60 },
    { title: words.offence[lang] },
    ...suspects.map(({ id, name }) => ({ title: name === undefined ? id : `${id} ${name}`, widest: 20 })),
  ];
  const rows = elements.map(({ id, title: text, unchecked }) => [
    unchecked === true
      ? lang === 'zh'
        ? `${text.zh}（${words.unchecked.zh}）`
        : `${text.en} (${words.unchecked.en})`
      : text[lang],
    stateAt(id, undefined),
    ...suspects.map((suspect) => stateAt(id, suspect.id)),
  ]);
  return tableOf(columns, rows);
}

const section = (heading: string, paragraphs: readonly string[]): string =>
  paragraphs.length === 0 ? '' : `${heading}\n${paragraphs.map((text) => wrapAll(text)).join('\n')}\n`;

/** Each line by itself, so that what was put on one stays there. */
const wrapAll = (text: string): string =>
  text
    .split('\n')
    .map((line) => wrap(line, pageWidth, line.startsWith(' ') ? '    ' : '  '))
    .join('\n');

/** Gaps that are worded alike are told once, with everybody whom they concern. */
function gapsOf(cells: readonly BoardCell[]): BoardCell[][] {
  const alike = new Map<string, BoardCell[]>();
  for (const cell of cells) {
    if (cell.gap === undefined) continue;
    const key = [cell.element, cell.gap.en, cell.letter].join('\n');
    const those = alike.get(key);
    if (those === undefined) alike.set(key, [cell]);
    else those.push(cell);
  }
  return [...alike.values()];
}

function nameOf({ template }: Board, cells: readonly BoardCell[], lang: Lang): string {
  const text = template.elements.find(({ id }) => id === cells[0]!.element)!.title[lang];
  const whom = cells.flatMap(({ suspect }) => (suspect === undefined ? [] : [suspect]));
  if (whom.length === 0) return text;
  return lang === 'zh' ? `${text}（${whom.join('、')}）` : `${text} (${whom.join(', ')})`;
}

function against(board: Board, cell: BoardCell, lang: Lang): string {
  const colon = lang === 'zh' ? '：' : ': ';
  const lines = cell.grounds
    .filter(({ stance }) => stance === 'against')
    .map(({ sentence, by, act, reason }) => {
      const who = act === undefined ? '' : lang === 'zh' ? `（${by ?? ''}，第${act}号操作）` : ` (${by ?? ''}, act ${act})`;
      return ` ${sentence[lang]}${reason === undefined ? '' : `${colon}${reason}`}${who}`;
    });
  const rest = lines.length - shownGrounds;
  const more = rest <= 0 ? [] : [lang === 'zh' ? ` 另有${rest}项` : ` and ${rest} more`];
  return [`${nameOf(board, [cell], lang)}${colon}${cell.sentence[lang]}`, ...lines.slice(0, shownGrounds), ...more].join('\n');
}

function missing(board: Board, cells: readonly BoardCell[], lang: Lang): string {
  const { gap, letter, element } = cells[0]!;
  const name = nameOf(board, cells, lang);
  if (lang === 'zh') {
    const ask = letter === undefined ? '' : `（${words.letter.zh}：${addresseeWords[letter].zh}）`;
    return `${name}[${element}]：${gap!.zh}${ask}`;
  }
  const ask = letter === undefined ? '' : ` (${words.letter.en}: ${addresseeWords[letter].en})`;
  return `${name} [${element}]: ${gap!.en}${ask}`;
}

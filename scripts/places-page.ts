import { type Entry, gazetteer } from '../src/places/gazetteer.ts';

const text = `# Places 地点

A small gazetteer of places that reports of scams name, a finder of their names, and what each is to the report. That a place is listed
says that reports name it, **not that crime is there**. Reports keep the key of a place, never an address.

## Where the data comes from

- **Facts** are the authors' own knowledge; no list was copied. \`reporting\`: public reporting (UN and NGO reports, press, court and
  sanction papers) names it as where gangs sat, were raided, or were carried through; \`map\`: listed for its situation, as a border
  crossing, a capital, a larger town. What was not sure was left out.
- **Coordinates** are own reading of maps. The point lies within the distance stated of what the name means: for a town its middle, for a
  region or country the whole of it. Compounds whose site is told only roughly have 10 km and more: near which town, no better.
- **Checked** by tests: each place against the outlines that the pages' map draws (world-atlas), and the towns of Myanmar against an open
  list of townships (within 15 km of every town that both have, where that list is at hand).
- **Names**: English with its spellings, simplified Chinese (traditional is read alike), local script where sure. Where no Chinese name has
  settled the Latin one stands.
- **Provinces of China, countries**: for victims' homes and for gangs of which no more is told. A larger city stands for its province or
  country (\`深圳\` is Guangdong, \`Manchester\` the United Kingdom), so that a home is never told more exactly; towns on the border and
  places abroad stand for themselves.

## How a name is found

- The longest name wins. Latin names stop at the word's border. Names inside addresses of the web and account names are passed over.
- A name that means other things too (当阳, 老街, Muse, Clark) is taken only with a word of its country, or of its own, within 100
  characters, and in Latin only when written as a name. In Latin letters words right before it that say where somebody is do as well
  (“based in Muse”, 定位显示在Wan Hai), unless a person’s or a firm’s name goes on (“in Clark Holdings”). Longer words that only look like a
  place (湖北当阳, 万象城) give none; nor do brands (大其力牌) and streets (遵义路).
- A country or region beside its own town (缅甸妙瓦底; “Mae Sot, Thailand”) is told by the town alone.
- Regions and countries are given only with a role other than \`named\`: as names of goods, banks and people they tell nothing.

## Roles

The words of the sentence decide, those of the clause first. From the first that holds:

| role | what it is | words that say so |
| --- | --- | --- |
| \`bank\` 银行网点 | where a branch is, or cash was drawn | 支行, 分行, 开户行, 网点, 柜台, ATM, 取现; branch, ATM, withdrawn, account opened |
| \`hint\` 弱线索 | a weak sign: it may be a proxy | IP, 归属地, 登录地, 基站, 漫游, 区号, 服务器; login, cell tower, roaming, country code, SIM |
| \`home\` 被害人住地 | town, province or country of the victim | 家住, 现住, 户籍, 老家, 本人系…人, 我在…上班; I live in, I'm from, resident of, the victim lives in |
| \`site\` 窝点 | where the gang sits, holds people, or was located | 公司, 园区, 窝点, 办公, 团伙, 人在, 卖到, 关在, 定位; office, compound, call centre, held, trapped, based, traced, raided |
| \`route\` 途经 | on the way there | 从…偷渡, 途经, 飞到, 转机, 落地, 口岸, 蛇头, 坐车; flew to, smuggled through, crossed, picked up, landed, via |
| \`named\` 提及 | the rest | news and films; what somebody says of himself |
| \`number\` 号码归属地 | weak: the country of a number that the other side used | none: see below |

- **Claims are weak.** What a scammer says of himself (自称, 说自己在; “said he lived in”, a “Bangkok-based” mentor) is \`named\`. Not so where
  he let it slip, and not for places known for compounds and little else (marked ● below): nobody boasts of Myawaddy.
- **Columns**: an address or registration of the victim is \`home\` (its first place), of the suspect \`site\`; a bank's branch is \`bank\`
  (its last place); login, IP and cell columns are \`hint\`; remarks are read like a narrative; other columns are not read.
- **Numbers**: a number of Thailand (+66) says that somebody bought one. It is told with the report as what it is, and counts nowhere as a
  place of the gang: not in lists and filters, not on the map, not for a ring's place or its moves. Read of telephone numbers that are
  the suspect's and written with their calling code; each country once a report. Not read: the victim's number, a number of the country
  that the victim's or the casebook's own region is of, of an earlier scam, in part (\`+66 8* *** 1234\`), toll-free.
- **Lists and filters** show one place a report: the most exact \`site\`, else the first town that is only \`named\`; never a home, a branch,
  a stop, a hint or a number.

## Limits

- Roles are read in Chinese and English; a name in another script has its role from Chinese or English words beside it, else \`named\`.
- A person called like a place (张曼谷) is taken for the place. Two places joined by “and” may share a role that only one has.
- Countries that share a calling code (+7, +44, +47) are told apart by the block of the number; for a block that no plan knows the larger one
  is told. A casebook read before numbers were has none until \`clew rebuild\`.
- Figures: [figures](figures.md#places). \`npm run bench -- places --wrong\` lists what is read wrongly.
`;

const marked = ({ den }: Entry): string => (den ? ' ●' : '');
const line = (entry: Entry): string => {
  const { key, en, zh, kind, lat, lon, precisionKm, source } = entry;
  return `| \`${key}\`${marked(entry)} | ${en} | ${zh} | ${kind} | ${lat}, ${lon} | ${precisionKm} | ${source} |`;
};

function tableOf(entries: readonly Entry[]): string {
  const head = '| key | English | 中文 | kind | lat, lon | km | source |\n| --- | --- | --- | --- | --- | --- | --- |';
  return [head, ...entries.map(line)].join('\n');
}

/** What the gazetteer holds, with its sources and the words that tell roles. */
export function placesPage(): string {
  const countries = gazetteer.filter(({ kind }) => kind === 'country');
  const regions = gazetteer.filter(({ kind }) => kind === 'region');
  const towns = gazetteer.filter(({ kind }) => kind !== 'country' && kind !== 'region');
  const byCountry = countries.flatMap(({ country, en, zh }) => {
    const here = towns.filter((each) => each.country === country);
    return here.length === 0 ? [] : [`### ${en} ${zh}\n\n${tableOf(here)}`];
  });
  return [
    text.trim(),
    `## Towns, compounds and zones: ${towns.length}`,
    ...byCountry,
    `## Regions: ${regions.length}`,
    tableOf(regions),
    `## Countries: ${countries.length}`,
    countries.map(({ key, en, zh }) => `${en} ${zh} (\`${key}\`)`).join(', '),
  ].join('\n\n');
}

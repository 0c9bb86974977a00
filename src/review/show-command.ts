import type { Args, Console, Language } from '../cli/args.ts';
import type { CaseView, Dossier, NamedSuspect } from '../model/index.ts';
import { words } from './arguments-command.ts';
import { basisWords, categoryWords, methodWords, overrideWords, populationWords, shelterWords } from './case-words.ts';
import { casesFor, localReader } from './cases.ts';
import { unlikeIn, unlikeLines, unlikeTitle } from './decisions.ts';
import { caseDetail } from './detail.ts';
import { atCase } from './edit-command.ts';
import { dayOf } from './day.ts';

/** Cases, in the order they were opened. */
export async function list(console: Console, _args: Args, rest: readonly string[]): Promise<void> {
  words(rest, [0, 0], 'list');
  const { ctx } = await console.open();
  const cases = await casesFor(ctx, localReader(ctx.actor));
  if (console.json) return await console.printJson(cases);
  if (cases.length === 0) {
    console.say({ en: 'no cases yet: clew case open --ring R', zh: '尚无案件：clew case open --ring R' });
    return;
  }
  await console.print(cases.map((each) => line(each, console.lang)).join('\n'));
}

function line({ id, title, rings = [], openedBy, openedAt }: CaseView, lang: Language): string {
  const told =
    lang === 'zh'
      ? `${dayOf(openedAt)} 由 ${openedBy} 立案，团伙 ${rings.length} 个`
      : `opened ${dayOf(openedAt)} by ${openedBy}, ${rings.length} ring${rings.length === 1 ? '' : 's'}`;
  return `${id}  ${title}  (${told})`;
}

/** A case: what it says of itself, its suspects, its boards in numbers, and where people decided unlike. */
export async function show(console: Console, _args: Args, rest: readonly string[]): Promise<void> {
  const [name = ''] = words(rest, [1, 1], 'show CASE');
  const { workbench, ctx, reader, id } = await atCase(console, name);
  const detail = await caseDetail(ctx, id, reader);
  const dossier = await workbench.dossier(id, reader);
  const { judgements, disagreements } = dossier;
  if (console.json) return await console.printJson({ ...detail, judgements, disagreements });
  await console.print(renderCase(dossier, console.lang));
}

function renderCase(dossier: Dossier, lang: Language): string {
  const isChinese = lang === 'zh';
  const { case: facts, rings, reports, exhibits, suspects, sheltered, boards, samples } = dossier;
  const said = (en: string, zh: string, value: string | undefined): string[] =>
    value === undefined || value === '' ? [] : [`  ${isChinese ? `${zh}：` : `${en}: `}${value}`];
  const { hold } = facts;
  const held = hold === undefined ? undefined : `${hold.reason}${hold.by === undefined ? '' : ` (${hold.by})`}`;
  return [
    `${facts.id}  ${facts.title}  TLP:${facts.label}`,
    ...said('opened', '立案', `${dayOf(facts.openedAt)} ${facts.openedBy}`),
    ...said('law', '法条', facts.law),
    ...said('court', '法院', facts.court),
    ...said('agency', '办案单位', facts.agency),
    ...said('purpose', '目的', facts.purpose),
    ...said(
      'officers',
      '承办人',
      facts.officers.map(({ name, role }) => (role === undefined ? name : `${name} (${role})`)).join('; '),
    ),
    ...said('legal hold', '法律保全', held),
    ...said('rings', '团伙', rings.map((ring) => `${ring.id} (${ring.size})`).join(', ')),
    ...said('reports', '报案', String(reports.length)),
    ...said('exhibits', '证物', String(exhibits.length)),
    ...facts.rates.map(
      ({ from, to, rate, day: of, source }) => `  ${isChinese ? '汇率：' : 'rate: '}1 ${from} = ${rate} ${to} (${of}, ${source})`,
    ),
    ...samples.map(({ id, population, method, size, drawn }) =>
      isChinese
        ? `  样本 ${id}：${populationWords[population].zh}，${methodWords[method].zh}，总体 ${size}，抽取 ${drawn.length}`
        : `  sample ${id}: ${populationWords[population].en}, ${methodWords[method].en}, ${drawn.length} of ${size}`,
    ),
    '',
    isChinese ? '嫌疑人' : 'Suspects',
    ...(suspects.length === 0 ? [isChinese ? '  尚未录入' : '  none entered'] : suspects.map((each) => suspectLine(each, lang))),
    ...sheltered.map((each) => `  ${shelterWords(each)[lang]}`),
    '',
    isChinese ? '构成要件' : 'Elements of the offence',
    ...boards.map(({ template, counts }) => {
      const { supported, contested, missing } = counts;
      const told = isChinese
        ? `已有依据 ${supported}，有争议 ${contested}，缺失 ${missing}`
        : `${supported} supported, ${contested} contested, ${missing} missing`;
      return `  ${template.title[lang]}${isChinese ? `（${told}）` : ` (${told})`}`;
    }),
    ...unlike(dossier, lang),
  ].join('\n');
}

function suspectLine({ id, name, aliases, indicators, category, basis, overridden }: NamedSuspect, lang: Language): string {
  const who = name ?? (lang === 'zh' ? '身份待查' : 'identity unknown');
  const more = [...aliases, ...indicators.map(({ kind, value }) => `${kind} ${value}`)];
  const told = `  ${id}  ${who}  [${categoryWords[category][lang]}, ${basisWords[basis][lang]}]${more.length === 0 ? '' : `  ${more.join('; ')}`}`;
  return overridden === undefined ? told : `${told}\n      ${overrideWords(overridden)[lang]}`;
}

/** Where people decided unlike: side by side, neither hidden. */
function unlike({ judgements, reports }: Dossier, lang: Language): string[] {
  const names = new Map(reports.map(({ id, ref }) => [id, ref ?? id]));
  const found = unlikeIn(judgements, (id) => names.get(id) ?? id);
  return found.length === 0 ? [] : ['', unlikeTitle[lang], ...unlikeLines(found, lang)];
}

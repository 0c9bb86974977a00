import type { StoredReport } from '../../casebook/index.ts';
import { nounOf } from '../../link/index.ts';
import { indicatorKinds, scamTypes, type Sentence, unsureType } from '../../model/index.ts';
import { scamTypeName } from '../../scam/index.ts';
import type { MixGroup, Traits } from './mixes.ts';
import type { WordGroup } from './wording.ts';

const figure = (count: number): string => count.toLocaleString('en');
const reports = (count: number): string => `${figure(count)} ${count === 1 ? 'report' : 'reports'}`;
/** Phrases that a sentence quotes. */
const quoted = 5;

/** What new wording a group has, held against what came before. */
export function wordingSentences(
  { members, phrases, before, ofBefore, ofNow }: WordGroup,
  weeks: number,
  sampled: boolean,
): Sentence[] {
  const words = phrases.slice(0, quoted).map(({ shown }) => shown);
  const [first] = phrases;
  const earlier = sampled ? `a sample of ${figure(ofBefore)} reports` : reports(ofBefore);
  const earlierZh = sampled ? `此前抽样的 ${figure(ofBefore)} 条` : `此前 ${figure(ofBefore)} 条`;
  return [
    {
      en: `${figure(members.length)} of ${reports(ofNow)} of the last ${weeks} weeks in this script say at least two of these, whole or in part: ${words.map((word) => `“${word}”`).join(', ')}; of ${earlier} before, ${figure(before)} did.`,
      zh: `最近 ${weeks} 周同类文字的 ${figure(ofNow)} 条报案中，有 ${figure(members.length)} 条至少提到${words.map((word) => `“${word}”`).join('、')}中的两项（含部分用语）；${earlierZh}中有 ${figure(before)} 条。`,
    },
    {
      en: `${figure(first!.now)} of these ${figure(members.length)} say “${first!.shown}” or part of it, ${figure(first!.before)} of ${figure(ofBefore)} before.`,
      zh: `其中 ${figure(first!.now)} 条（共 ${figure(members.length)} 条）提到“${first!.shown}”或其部分，此前 ${figure(ofBefore)} 条中有 ${figure(first!.before)} 条。`,
    },
  ];
}

/** What a group combines that was not combined before; `example`: one of its reports. */
export function mixSentence(
  { members, parts, before, ofBefore, ofNow }: MixGroup,
  traits: Traits,
  example: Pick<StoredReport, 'language' | 'channel'>,
  weeks: number,
): Sentence {
  const report = members[0]!;
  const told = (lang: keyof Sentence): string =>
    parts
      .map((part) => {
        if (part === 'type') return typeName(traits.type[report]!)[lang];
        if (part === 'kinds') return kindNames(traits.kinds[report]!, lang);
        return example[part] ?? none[lang];
      })
      .join(' + ');
  return {
    en: `${figure(members.length)} of ${reports(ofNow)} of the last ${weeks} weeks combine ${told('en')}; of ${reports(ofBefore)} before, ${figure(before)} did.`,
    zh: `最近 ${weeks} 周的 ${figure(ofNow)} 条报案中，有 ${figure(members.length)} 条同时具有：${told('zh')}；此前 ${figure(ofBefore)} 条中有 ${figure(before)} 条。`,
  };
}

const none: Sentence = { en: 'none told', zh: '未载明' };
const unsure: Sentence = { en: 'type not sure', zh: '类型未定' };

function typeName(type: number): Sentence {
  return type === unsureType ? unsure : scamTypeName(scamTypes[type]!);
}

function kindNames(bits: number, lang: keyof Sentence): string {
  const names = indicatorKinds.filter((_, i) => (bits >> i) & 1).map((kind) => nounOf(kind, '', lang));
  return names.length === 0 ? { en: 'no indicator', zh: '无涉案标识' }[lang] : names.join(lang === 'zh' ? '、' : ', ');
}

/** How the reports of a group are read. */
export function typeSentence(members: readonly number[], type: Uint8Array): Sentence {
  const counts = new Map<number, number>();
  for (const report of members) counts.set(type[report]!, (counts.get(type[report]!) ?? 0) + 1);
  const other = scamTypes.indexOf('other');
  const unfit = (counts.get(unsureType) ?? 0) + (counts.get(other) ?? 0);
  counts.delete(unsureType);
  counts.delete(other);
  const [[best, count] = [other, 0]] = [...counts].sort(([a, x], [b, y]) => y - x || a - b);
  if (unfit * 2 >= members.length || count === 0) {
    return {
      en: `${figure(unfit)} of ${figure(members.length)} fit no known type of fraud.`,
      zh: `${figure(members.length)} 条中有 ${figure(unfit)} 条不属于已知诈骗类型。`,
    };
  }
  const { en, zh } = scamTypeName(scamTypes[best]!);
  return {
    en: `${figure(count)} of ${figure(members.length)} are read as ${en}, ${figure(unfit)} fit no known type.`,
    zh: `${figure(members.length)} 条中有 ${figure(count)} 条判读为${zh}，${figure(unfit)} 条不属于已知类型。`,
  };
}

/** That a group is aimed at people who were defrauded before. */
export function recoverySentences(
  told: number,
  quoting: number,
  members: number,
  earlierRings: readonly { readonly ring: string; readonly reports: number }[],
): Sentence[] {
  const found: Sentence[] = [
    {
      en: `Aimed at earlier victims: ${figure(told)} of ${figure(members)} tell of an earlier fraud.`,
      zh: `针对既往受害人：${figure(members)} 条中有 ${figure(told)} 条述及此前被骗。`,
    },
  ];
  if (quoting > 0) {
    const rings = earlierRings.slice(0, 3);
    const en = rings.map(({ ring, reports: count }) => `${ring} (${figure(count)})`).join(', ');
    const zh = rings.map(({ ring, reports: count }) => `${ring}（${figure(count)} 条）`).join('、');
    found.push({
      en: `${figure(quoting)} quote indicators of the earlier fraud${en === '' ? '' : `, which reports of these rings name: ${en}`}.`,
      zh: `${figure(quoting)} 条引用了此前诈骗的标识${zh === '' ? '' : `，这些标识见于以下团伙的报案：${zh}`}。`,
    });
  }
  return found;
}

export function ringSentence(rings: number, inRings: number, members: number): Sentence {
  return {
    en: `${figure(inRings)} of ${figure(members)} stand in ${rings === 1 ? 'one ring' : `${figure(rings)} rings`}.`,
    zh: `${figure(members)} 条中有 ${figure(inRings)} 条已归入 ${figure(rings)} 个团伙。`,
  };
}

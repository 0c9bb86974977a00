import type { Sentence, Statistics } from '../model/index.ts';
import { figureText } from './sums.ts';

/** What acts are called that change figures. */
const actNames: Readonly<Record<string, Sentence>> = {
  import: { en: 'imports', zh: '导入' },
  'link.run': { en: 'link runs', zh: '串并运算' },
  judge: { en: 'judgements', zh: '研判结论' },
  'picture.judge': { en: 'decisions on types', zh: '类型认定' },
  'person.judge': { en: 'decisions on people', zh: '人员认定' },
  'person.edit': { en: 'entries on people', zh: '人员登记' },
  'screen.run': { en: 'screenings', zh: '名单比对' },
  'protect.state': { en: 'steps of protection', zh: '保护程序' },
  'freeze.propose': { en: 'freeze proposals', zh: '止付建议' },
  'freeze.state': { en: 'answers of banks', zh: '银行答复' },
  receipt: { en: 'packages received', zh: '接收卷宗' },
};

/** What changed since the newest publication of the same days, in lines; none where nothing was published. */
export function revisionLines({ published, currency: whole }: Statistics, lang: keyof Sentence): string[] {
  if (published === undefined) return [];
  const { act, at, by, revisions, acts } = published;
  const day = new Date(at).toISOString().slice(0, 10);
  const since = acts.map(({ kind, count, first, last }) => {
    const name = actNames[kind]?.[lang] ?? kind;
    const which = first === last ? `${first}` : `${first}–${last}`;
    return lang === 'en' ? `${name}: ${count} (act ${which})` : `${name}${count}次（行为 ${which}）`;
  });
  const head =
    lang === 'en'
      ? `Published on ${day} by ${by} (act ${act}). ${revisions.length === 0 ? 'No figure has changed since.' : `${revisions.length} figures have changed since.`}`
      : `${by}于${day}公布（行为 ${act}）。${revisions.length === 0 ? '此后数字没有变化。' : `此后有${revisions.length}个数字发生变化。`}`;
  if (revisions.length === 0) return [head];
  const lines = revisions.map(({ title, isMoney, currency, was, now }) => {
    const unit = isMoney === true ? (currency ?? whole) : undefined;
    const before = was === undefined ? (lang === 'en' ? 'not published' : '未公布') : figureText(was, unit);
    const after = now === undefined ? (lang === 'en' ? 'not told' : '不予公布') : figureText(now, unit);
    const code = unit === undefined ? '' : ` ${unit}`;
    return lang === 'en' ? `${title.en}: was ${before}, is ${after}${code}` : `${title.zh}：原为${before}，现为${after}${code}`;
  });
  const told =
    since.length === 0
      ? []
      : [
          lang === 'en'
            ? `Acts since that can change figures – ${since.join('; ')}.`
            : `此后可能影响数字的行为：${since.join('；')}。`,
        ];
  return [head, ...lines, ...told];
}

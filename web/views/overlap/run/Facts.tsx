import type { JSX } from 'react';
import type { OverlapFilter, OverlapView } from '../../../../src/model/index.ts';
import { countOf, useLanguage } from '../../../app/format.ts';
import { usePlaceName } from '../../../app/places.ts';
import { useWords } from '../../../app/words.ts';
import { Fact } from '../../../parts/Fact.tsx';
import { useKinds } from '../../../parts/KindTag.tsx';
import { When } from '../../../parts/When.tsx';
import { overlapFormWords } from '../../../words/overlap-forms.ts';
import { overlapRunWords } from '../../../words/overlap-run.ts';
import { overlapWords } from '../../../words/overlap.ts';

/** Our filter in words. */
function useFilterWords(): (filter: OverlapFilter) => readonly string[] {
  const t = useWords(overlapRunWords);
  const language = useLanguage();
  const placeName = usePlaceName();
  const { kind } = useKinds();
  const join = (names: readonly string[]): string => names.join(language === 'zh' ? '、' : ', ');
  return ({ kinds, roles, rings, case: of, places, since }) => {
    const said = [
      kinds === undefined ? undefined : t('filterKinds', { list: join(kinds.map((each) => kind(each))) }),
      rings === undefined ? undefined : t('filterRings', { list: join(rings) }),
      of === undefined ? undefined : t('filterCase', { case: of }),
      places === undefined ? undefined : t('filterPlaces', { list: join(places.map(placeName)) }),
      since === undefined ? undefined : t('filterSince', { day: since }),
      roles?.includes('unknown') === true ? t('filterRoles') : undefined,
    ].filter((each) => each !== undefined);
    return said.length === 0 ? [t('filterAll')] : said;
  };
}

/** What is known of a run, from both logs. */
export function Facts({ view }: { readonly view: OverlapView }): JSX.Element {
  const t = useWords(overlapRunWords);
  const all = useWords(overlapWords);
  const forms = useWords(overlapFormWords);
  const language = useLanguage();
  const inWords = useFilterWords();
  const { run, filter, fields, root, theirRoot } = view;
  const sized = (count: number): string => t('indicators', { count, shown: countOf(count, language) });
  return (
    <section className="panel">
      <h2>{t('facts')}</h2>
      <dl className="record">
        <Fact name={t('partner')}>
          <bdi>{run.partner}</bdi>
        </Fact>
        <Fact name={t('side')}>{t(run.side === 'offers' ? 'us' : 'them')}</Fact>
        <Fact name={t('variant')}>{all(`variant-${run.variant}`)}</Fact>
        {fields.length > 0 && (
          <Fact name={t('fields')}>{fields.map((each) => forms(`field-${each}`)).join(language === 'zh' ? '、' : ', ')}</Fact>
        )}
        <Fact name={t('begun')}>
          <When at={run.at} grain="minute" /> <span className="soft">{run.by}</span>
        </Fact>
        {run.own !== undefined && <Fact name={t('ourSize')}>{sized(run.own)}</Fact>}
        {filter !== undefined && (
          <Fact name={t('filter')}>
            {inWords(filter).map((each) => (
              <span key={each}>{each}</span>
            ))}
          </Fact>
        )}
        {run.theirs !== undefined && <Fact name={t('theirSize')}>{sized(run.theirs)}</Fact>}
        {root !== undefined && (
          <Fact name={t('root')}>
            <code className="short" title={root}>
              {root}
            </code>
          </Fact>
        )}
        {theirRoot !== undefined && (
          <Fact name={t('theirRoot')}>
            <code className="short" title={theirRoot}>
              {theirRoot}
            </code>
          </Fact>
        )}
      </dl>
      {root !== undefined && <p className="hint">{t('rootHint')}</p>}
    </section>
  );
}

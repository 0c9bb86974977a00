import type { JSX } from 'react';
import { Link } from 'wouter';
import type { CellGround, Ground } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { reportWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { When } from '../../../parts/When.tsx';
import { boardWords } from '../../../words/board.ts';

/** Where in its exhibit or report something stands, in words. */
export function usePlace(): (ground: Ground) => string {
  const t = useWords(boardWords);
  return ({ page, row, field, start, end, second }) =>
    [
      page === undefined ? undefined : t('wherePage', { n: page }),
      row === undefined ? undefined : t('whereRow', { n: row }),
      field,
      start === undefined || end === undefined ? undefined : t('whereSpan', { start, end }),
      second === undefined ? undefined : t('whereSecond', { n: second }),
    ]
      .filter((part) => part !== undefined)
      .join(', ');
}

/** One ground: who says so, which way it speaks, the sentence, and the place it opens. */
export function GroundLine({
  of,
  withdraw,
}: {
  readonly of: CellGround;
  readonly withdraw: (() => void) | undefined;
}): JSX.Element {
  const t = useWords(boardWords);
  const language = useLanguage();
  const place = usePlace()(of.ground);
  const isMachine = of.act === undefined;
  return (
    <li className={`ground ${of.stance}`}>
      <p className="ground-head">
        <span className={`stance ${of.stance}`}>{t(of.stance)}</span>
        <span className={isMachine ? 'state machine' : 'state person'}>
          <span className="sign" aria-hidden="true" />
          {t(isMachine ? 'computed' : 'said')}
          {of.by !== undefined && <span className="by"> · {of.by}</span>}
        </span>
      </p>
      <p>{of.sentence[language]}</p>
      {of.reason !== undefined && <q>{of.reason}</q>}
      <p className="soft">
        <Where of={of.ground} /> {place}
        {of.act !== undefined && (
          <span className="ground-act">
            <When at={of.at} grain="minute" /> · <Link href={`/custody?act=${of.act}`}>{t('act', { act: of.act })}</Link>
          </span>
        )}
        {withdraw !== undefined && (
          <>
            {' '}
            <button type="button" className="link" aria-label={t('withdrawOf', { act: of.act ?? '' })} onClick={withdraw}>
              {t('withdraw')}
            </button>
          </>
        )}
      </p>
    </li>
  );
}

function Where({ of: { kind, ref } }: { readonly of: Ground }): JSX.Element | null {
  const t = useWords(boardWords);
  switch (kind) {
    case 'report':
      return <Link href={reportWay(ref)}>{t('openReport')}</Link>;
    case 'exhibit':
      return <Link href={`?tab=exhibits&exhibit=${ref}`}>{t('openExhibit')}</Link>;
    case 'act':
      return <Link href={`/custody?act=${ref}`}>{t('act', { act: ref })}</Link>;
    default:
      return null;
  }
}

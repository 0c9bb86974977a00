import type { JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { ReportRow, ReportRows, WhyView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useJudge } from '../../app/judge.ts';
import { useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTitle } from '../../app/title.ts';
import { reportWay, ringWay, useParts, whyWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Amount } from '../../parts/Amount.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { whyWords } from '../../words/why.ts';
import { usePlaceName } from '../../app/places.ts';
import { JudgePair } from './JudgePair.tsx';
import { ReportPicker } from './ReportPicker.tsx';
import { WhyBody } from './WhyBody.tsx';
import '../ring/shared.css';
import './why.css';

/** An address that leaves one of the two open has this in its place. */
const open = '-';

/** Why two reports belong together, or why not: both heads side by side, then everything for and against. */
export function WhyPage(): JSX.Element {
  const t = useWords(whyWords);
  const [, a = open, b = open] = useParts();
  const [, go] = useLocation();
  const asked = a !== open && b !== open;
  const { data, error, refetch } = useGet<WhyView>('/why', { a, b }, { enabled: asked });
  const current = data !== undefined && [data.a, data.refs[0]].includes(a) && [data.b, data.refs[1]].includes(b);
  const why = asked && current ? data : undefined;
  const apart = why !== undefined && (why.rings[0] === undefined || why.rings[0] !== why.rings[1]);
  const title = t(!asked ? 'titleEmpty' : apart ? 'titleNot' : 'title');
  useTitle(title, why?.refs.join(' – '));
  const to = (one: string, two: string): void => go(whyWay(one, two));
  return (
    <div className="why-page">
      <h1>{title}</h1>
      <div className="why-heads">
        <Side side={t('one')} id={a} view={why} at={0} onPick={(id) => to(id, b)} onDrop={() => to(open, b)} />
        <Side side={t('two')} id={b} view={why} at={1} onPick={(id) => to(a, id)} onDrop={() => to(a, open)} />
      </div>
      {!asked ? (
        <p className="empty">{t('pickTwo')}</p>
      ) : why !== undefined ? (
        <>
          <Keys why={why} />
          <WhyBody why={why} />
        </>
      ) : error === null ? (
        <Waiting />
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </div>
  );
}

/** Buttons and keys to decide by; the same keys as in the list of links. */
function Keys({ why }: { readonly why: WhyView }): JSX.Element {
  const t = useWords(whyWords);
  const language = useLanguage();
  const { judge } = useJudge();
  const enabled = useMay('judge');
  const { a, b, refs } = why;
  const about = why.direct.sentence[language];
  const decide = (verdict: 'same' | 'different' | 'unsure'): void =>
    void judge({ verdict, a, b }, { title: t(`${verdict}Title`, { a: refs[0], b: refs[1] }), about });
  useShortcut('c', t('same'), () => decide('same'), { enabled });
  useShortcut('r', t('different'), () => decide('different'), { enabled });
  useShortcut('u', t('unsure'), () => decide('unsure'), { enabled });
  return <JudgePair a={a} b={b} refs={refs} about={about} />;
}

/** One of the two: its head, never its narrative; or a search for it. */
function Side({
  side,
  id,
  view,
  at,
  onPick,
  onDrop,
}: {
  readonly side: string;
  readonly id: string;
  readonly view: WhyView | undefined;
  readonly at: 0 | 1;
  readonly onPick: (id: string) => void;
  readonly onDrop: () => void;
}): JSX.Element {
  const t = useWords(whyWords);
  const placeName = usePlaceName();
  const ref = view?.refs[at];
  const { data } = useGet<ReportRows>('/reports', { q: ref, limit: 20 }, { enabled: ref !== undefined });
  const own = at === 0 ? view?.a : view?.b;
  const row: ReportRow | undefined = data?.rows.find((each) => each.id === own);
  const ring = view?.rings[at];
  if (id === open) {
    return (
      <section className="why-head" aria-label={side}>
        <ReportPicker label={side} onPick={onPick} />
      </section>
    );
  }
  return (
    <section className="why-head" aria-label={side}>
      <header>
        <h2 className="value">
          <Link href={reportWay(own ?? id)}>{ref ?? id}</Link>
        </h2>
        <button type="button" className="quiet" onClick={onDrop}>
          {t('swap')}
        </button>
      </header>
      <dl className="ring-facts">
        <div>
          <dt>{t('ring')}</dt>
          <dd>
            {view === undefined ? (
              '–'
            ) : ring === undefined ? (
              t('noRing')
            ) : (
              <Link className="value" href={ringWay(ring)}>
                {ring}
              </Link>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('reported')}</dt>
          <dd>
            <When at={row?.reportedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('amount')}</dt>
          <dd>
            {row?.amount === undefined ? t('unstated') : <Amount minor={row.amount.minor} currency={row.amount.currency} />}
          </dd>
        </div>
        <div>
          <dt>{t('category')}</dt>
          <dd>{row?.category ?? '–'}</dd>
        </div>
        <div>
          <dt>{t('agency')}</dt>
          <dd>{row?.agency ?? '–'}</dd>
        </div>
        <div>
          <dt>{t('place')}</dt>
          <dd>{row?.place === undefined ? '–' : placeName(row.place)}</dd>
        </div>
      </dl>
    </section>
  );
}

import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { HitView, ListedPerson, NewMatch, ProtectionState } from '../../../src/model/index.ts';
import { send, useGet } from '../../app/api.ts';
import { askReason } from '../../app/dialogs/dialogs.ts';
import { share, useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { refresh } from '../../app/stale.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { personWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Failed } from '../../parts/Failed.tsx';
import { Share } from '../../parts/Share.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { peopleWords } from '../../words/people.ts';
import { nameOf } from './facts.ts';
import { ProtectionMark } from './ProtectionMark.tsx';

interface Hits {
  readonly person: ListedPerson;
  readonly state: ProtectionState;
  readonly hits: readonly HitView[];
}
type Verdict = NewMatch['verdict'];
const verdicts = ['match', 'no.match', 'open.match'] as const satisfies readonly Verdict[];
const titles = { match: 'matchTitle', 'no.match': 'noMatchTitle', 'open.match': 'openMatchTitle' } as const;

/** The hits of one person, one at a time, field by field; `m`, `n` and `o` decide, `[` and `]` turn to another hit. */
export function HitSide({
  screen,
  person,
  onNext,
}: {
  readonly screen: number;
  readonly person: string;
  readonly onNext: () => void;
}): JSX.Element {
  const t = useWords(peopleWords);
  const may = useMay('judge');
  const [place, setPlace] = useState(0);
  const { data, error, refetch } = useGet<Hits>(`/people/screens/${screen}/people/${encodeURIComponent(person)}`);
  const hits = data?.hits ?? [];
  const hit = hits[place];
  const turn = (by: number): void => setPlace((before) => Math.max(0, Math.min(hits.length - 1, before + by)));
  const decide = async (verdict: Verdict): Promise<void> => {
    if (hit === undefined || data === undefined) return;
    const about = `${nameOf(data.person)} – ${nameOf(hit.entry)} (${share(hit.score)})`;
    const reason = await askReason({ verdict, title: t(titles[verdict]), about });
    if (reason === undefined) return;
    const body: NewMatch = { screen, person, entry: hit.entry.id, verdict, reason };
    try {
      const { act } = await send<{ readonly act: number }>('POST', '/people/matches', body);
      refresh(['people', 'log']);
      toast({ tone: 'done', text: t('recorded', { act }), linger: 6000 });
      if (verdict === 'no.match' && place < hits.length - 1) turn(1);
      else onNext();
    } catch (wrong) {
      toastError(wrong);
    }
  };
  const canDecide = may && hit !== undefined;
  useShortcut('m', t('match'), () => void decide('match'), { enabled: canDecide });
  useShortcut('n', t('no.match'), () => void decide('no.match'), { enabled: canDecide });
  useShortcut('o', t('open.match'), () => void decide('open.match'), { enabled: canDecide });
  useShortcut(']', t('nextHit'), () => turn(1), { enabled: place < hits.length - 1 });
  useShortcut('[', t('earlierHit'), () => turn(-1), { enabled: place > 0 });
  if (data === undefined) {
    return (
      <aside className="people-side" aria-label={t('best')}>
        {error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />}
      </aside>
    );
  }
  const isHeld = data.state === 'proposed' || data.state === 'referred';
  return (
    <aside className="people-side" aria-live="polite" aria-label={nameOf(data.person)}>
      <p className="row">
        <ProtectionMark is={data.state} />
        <Link className="end" href={personWay(person)}>
          {t('openPerson')}
        </Link>
      </p>
      <h2>{nameOf(data.person)}</h2>
      {isHeld && <p className="people-held">{t('heldNote')}</p>}
      {hit === undefined ? (
        <p className="empty">{t('noHits')}</p>
      ) : (
        <>
          {hits.length > 1 && (
            <p className="row" role="group" aria-label={t('tabRows')}>
              <button type="button" className="quiet" disabled={place === 0} onClick={() => turn(-1)}>
                {t('earlierHit')}
              </button>
              <span>{t('hitOf', { place: place + 1, count: hits.length })}</span>
              <button type="button" className="quiet" disabled={place >= hits.length - 1} onClick={() => turn(1)}>
                {t('nextHit')}
              </button>
            </p>
          )}
          <Compared hit={hit} />
          <div className="row people-decide" role="group" aria-label={t('decision')}>
            {verdicts.map((verdict) => (
              <button
                key={verdict}
                type="button"
                aria-pressed={hit.decision?.verdict === verdict}
                disabled={!may}
                onClick={() => void decide(verdict)}
              >
                {t(verdict)}
              </button>
            ))}
          </div>
          {!may && <p className="soft">{t('mayNot')}</p>}
        </>
      )}
      {data.person.text !== undefined && (
        <>
          <h3>{t('told')}</h3>
          <p className="people-told">{data.person.text}</p>
        </>
      )}
    </aside>
  );
}

/** Two records side by side, with what each part says. */
export function Compared({ hit }: { readonly hit: HitView }): JSX.Element {
  const t = useWords(peopleWords);
  const language = useLanguage();
  const { entry, parts, list, decision } = hit;
  return (
    <>
      <p className="row">
        <Share of={hit.score} />
        <span className="soft">
          {list.name}
          {list.version === undefined ? '' : ` (${list.version})`}
          {entry.ref === undefined ? '' : ` · ${entry.ref}`}
        </span>
      </p>
      <p>{hit.sentence[language]}</p>
      <table className="people-parts">
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            <th scope="col">{t('here')}</th>
            <th scope="col">{t('there')}</th>
            <th scope="col">{t('says')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((each) => (
            <tr key={each.part} className={`says-${each.says}`} title={each.sentence[language]}>
              <th scope="row">{t(`part_${each.part}`)}</th>
              <td>{each.here.join(' · ') || '–'}</td>
              <td>{each.there.join(' · ') || '–'}</td>
              <td>
                {t(each.says)}
                {each.says !== 'silent' && (
                  <span className="soft">
                    {' '}
                    {each.weight > 0 ? '+' : '−'}
                    {Math.abs(each.weight).toFixed(1)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {entry.status !== undefined && (
        <p>
          <span className="soft">{t('status')}</span> {entry.status}
        </p>
      )}
      {decision !== undefined && (
        <p className="people-decided">
          <span className="state person">
            <span className="sign" aria-hidden="true" />
            {t(`did-${decision.verdict}`)}
          </span>{' '}
          <span className="soft">
            {t('decidedBy', { by: decision.by, score: share(decision.score) })} ·{' '}
            <Link href={`/custody?act=${decision.act}`}>
              {t('act')} {decision.act}
            </Link>{' '}
            · <When at={decision.at} grain="minute" />
          </span>
          {decision.reason !== undefined && <span> · {decision.reason}</span>}
        </p>
      )}
    </>
  );
}

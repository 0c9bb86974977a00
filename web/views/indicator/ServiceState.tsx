import type { JSX } from 'react';
import type { IndicatorView } from '../../../src/model/index.ts';
import { useLanguage } from '../../app/format.ts';
import { useJudge } from '../../app/judge.ts';
import { useMay } from '../../app/session.ts';
import { useWords } from '../../app/words.ts';
import { KindTag } from '../../parts/KindTag.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { When } from '../../parts/When.tsx';
import { indicator } from '../../words/indicator.ts';

/** Whether it is a service, who says so, and the way to say otherwise. */
export function ServiceState({ of }: { readonly of: IndicatorView }): JSX.Element {
  const t = useWords(indicator);
  const language = useLanguage();
  const mayJudge = useMay('judge');
  const { judge, undo } = useJudge();
  const { kind, value, service, judged } = of;
  const latest = judged[0];
  const decide = (verdict: 'service' | 'identity'): void => {
    const asked = {
      title: t(verdict === 'service' ? 'serviceTitle' : 'identityTitle'),
      about: (
        <>
          <KindTag kind={kind} /> <bdi className="value">{value}</bdi>
          <br />
          {t(verdict === 'service' ? 'serviceAbout' : 'identityAbout')}
        </>
      ),
    };
    void judge({ verdict, kind, value }, asked);
  };
  const isService = service !== undefined;
  return (
    <section className={`service-state ${isService ? 'is' : ''}`} aria-label={t('isService')}>
      {isService && (
        <p>
          <strong>{t('serviceHead')}</strong>{' '}
          {latest?.verdict === 'service' ? <StateMark is="confirmed" by={latest.by} /> : <StateMark is="proposed" />}{' '}
          {service.why[language]}
        </p>
      )}
      {!isService && latest?.verdict === 'identity' && (
        <p>
          <strong>{t('identityHead')}</strong> <StateMark is="confirmed" by={latest.by} />
        </p>
      )}
      {judged.length > 0 && (
        <ol className="decisions" aria-label={t('decisions')}>
          {judged.map(({ act, at, by, verdict, reason }) => (
            <li key={act}>
              {t(`verdict-${verdict}`)}{' '}
              <span className="soft">
                {by} · <When at={at} grain="minute" /> · {t('act', { act })}
              </span>
              {reason !== undefined && <q>{reason}</q>}
              {mayJudge && (
                <button type="button" className="quiet" onClick={() => void undo(act)}>
                  {t('undo')}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      {mayJudge && (
        <div className="ways">
          <button type="button" onClick={() => decide(isService ? 'identity' : 'service')}>
            {t(isService ? 'makeIdentity' : 'makeService')}
          </button>
        </div>
      )}
    </section>
  );
}

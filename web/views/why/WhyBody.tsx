import type { JSX, ReactNode } from 'react';
import { Link as Way } from 'wouter';
import type { Link, Sentence, WhyView } from '../../../src/model/index.ts';
import { useLanguage } from '../../app/format.ts';
import { indicatorWay, whyWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Judged } from '../../parts/Judged.tsx';
import { KindTag } from '../../parts/KindTag.tsx';
import { Share } from '../../parts/Share.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { whyWords } from '../../words/why.ts';
import { Ties, Weight } from './Ties.tsx';
import './why-body.css';

/** Why two reports belong together, or why not: the standing first, then for, against, set aside, missing, decided. */
export function WhyBody({ why }: { readonly why: WhyView }): JSX.Element {
  const t = useWords(whyWords);
  const language = useLanguage();
  const together = why.rings[0] !== undefined && why.rings[0] === why.rings[1];
  return (
    <div className="why-body">
      <div className="standing">
        <p>
          {why.judgements.length === 0 && <StateMark is="machine" />} {why.standing[language]}
        </p>
        {together && <Share of={why.confidence} />}
      </div>
      {why.judgements.length > 0 && (
        <Sentences head={t('decided')} of={why.judgements} className="decided">
          <Judged of={why.judged} />
        </Sentences>
      )}
      {why.oneCase.length > 0 && <Sentences head={t('oneCaseHead')} of={why.oneCase} className="one-case" />}
      <section>
        <h3>{t(why.direct.because.length > 0 ? 'ties' : 'tiesNothing')}</h3>
        {why.direct.because.length > 0 && (
          <p className="sentence">
            {why.direct.sentence[language]} <Weight of={why.direct.weight} most={8} />
          </p>
        )}
        <Ties link={why.direct} refs={why.refs} />
      </section>
      {why.path.length > 0 && <Path of={why.path} />}
      {why.against.length > 0 && <Sentences head={t('against')} of={why.against} className="against" />}
      {why.aside.length > 0 && (
        <section>
          <h3>{t('aside')}</h3>
          <ul>
            {why.aside.map(({ kind, value, sentence }) => (
              <li key={`${kind}:${value}`}>
                <KindTag kind={kind as 'phone'} />{' '}
                <Way className="value" href={indicatorWay(kind, value)}>
                  {value}
                </Way>
                : {sentence[language]}
              </li>
            ))}
          </ul>
        </section>
      )}
      {why.missing.length > 0 && <Sentences head={t('missing')} of={why.missing} className="missing" />}
    </div>
  );
}

function Sentences({
  head,
  of,
  className,
  children,
}: {
  readonly head: string;
  readonly of: readonly Sentence[];
  readonly className: string;
  readonly children?: ReactNode;
}): JSX.Element {
  const language = useLanguage();
  return (
    <section className={className}>
      <h3>{head}</h3>
      <ul>
        {of.map((sentence) => (
          <li key={sentence.en}>{sentence[language]}</li>
        ))}
      </ul>
      {children}
    </section>
  );
}

/** The links that lead from one to the other when they share nothing themselves. */
function Path({ of }: { readonly of: readonly Link[] }): JSX.Element {
  const t = useWords(whyWords);
  const language = useLanguage();
  return (
    <section>
      <h3>{t('path', { count: of.length })}</h3>
      <ol className="path">
        {of.map((link) => (
          <li key={`${link.a}:${link.b}`}>
            <Way href={whyWay(link.a, link.b)}>{t('step')}</Way> <Share of={link.confidence} bare />{' '}
            <Weight of={link.weight} most={8} />
            <p>{link.sentence[language]}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

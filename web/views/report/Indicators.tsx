import { useMemo, type JSX } from 'react';
import { useWords } from '../../app/words.ts';
import { KindTag, useKinds } from '../../parts/KindTag.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { report } from '../../words/report.ts';
import type { Pointing } from './Marked.tsx';
import { groupsOf, type Mention, type Named } from './mention.ts';

/** What the report names, by role: as written beside as normalised. Points at the text and is pointed at by it. */
export function Indicators({
  mentions,
  pointing,
}: {
  readonly mentions: readonly Mention[];
  readonly pointing: Pointing;
}): JSX.Element {
  const t = useWords(report);
  const groups = useMemo(() => groupsOf(mentions), [mentions]);
  if (groups.length === 0) return <p className="soft">{t('noIndicators')}</p>;
  return (
    <>
      {groups.map(({ role, named }) => (
        <section key={role} className="mention-group" aria-labelledby={`group-${role}`}>
          <h3 id={`group-${role}`}>
            <span className={`swatch piece ${role}`} aria-hidden="true">
              Aa
            </span>
            {t(`group-${role}`)}
            <span className="count">{named.length}</span>
          </h3>
          <ul className="named">
            {named.map((one) => (
              <NamedRow key={one.key} one={one} mentions={mentions} pointing={pointing} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface RowProps {
  readonly one: Named;
  readonly mentions: readonly Mention[];
  readonly pointing: Pointing;
}

function NamedRow({ one, mentions, pointing }: RowProps): JSX.Element {
  const t = useWords(report);
  const { mention, places, written, key } = one;
  const { corrected } = mention;
  const isWrong = corrected?.wrong === true;
  const others = written.filter((raw) => raw !== mention.value);
  return (
    <li className={pointing.active === key ? 'active' : ''}>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={({ currentTarget }) =>
          pointing.open(
            places.map((at) => mentions[at]!),
            currentTarget,
          )
        }
        onMouseEnter={() => pointing.point(key)}
        onMouseLeave={() => pointing.point(undefined)}
        onFocus={() => pointing.point(key)}
        onBlur={() => pointing.point(undefined)}
      >
        <KindTag kind={mention.kind} />
        <span className="both">
          <bdi className={`value ${isWrong ? 'struck' : ''}`}>{mention.value}</bdi>
          {others.length > 0 && (
            <span className="written">
              {t('written')}{' '}
              {others.map((raw, at) => (
                <span key={raw}>
                  {at > 0 && ' · '}
                  <bdi>{raw}</bdi>
                </span>
              ))}
            </span>
          )}
          <Remarks mention={mention} />
        </span>
        <span className="shared">
          {mention.reports > 1 ? t('inReports', { count: mention.reports }) : t('onlyHere')}
          {places.length > 1 && <span className="places">{t('times', { count: places.length })}</span>}
        </span>
      </button>
    </li>
  );
}

/** What else is to be known of a mention: a pattern, of another scam, a service, corrected. */
export function Remarks({ mention }: { readonly mention: Mention }): JSX.Element | null {
  const t = useWords(report);
  const { role: roleWord } = useKinds();
  const { masked, earlier, service, corrected } = mention;
  if (!masked && !earlier && !service && corrected === undefined) return null;
  return (
    <span className="remarks">
      {service && <span className="mention-badge service">{t('service')}</span>}
      {masked && <span className="mention-badge">{t('masked')}</span>}
      {earlier && <span className="mention-badge">{t('earlier')}</span>}
      {corrected !== undefined && (
        <>
          <StateMark is="corrected" by={corrected.by} />
          {corrected.was !== undefined && (corrected.wrong || corrected.was !== mention.role) && (
            <s className="was">{t('machineRead', { role: roleWord(corrected.was) })}</s>
          )}
        </>
      )}
    </span>
  );
}

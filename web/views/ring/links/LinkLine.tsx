import type { JSX } from 'react';
import { Link as Way } from 'wouter';
import type { LegalBasis, Link, LinkRow, WhyView } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { reportWay, whyWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Judged } from '../../../parts/Judged.tsx';
import { Share } from '../../../parts/Share.tsx';
import { type State, StateMark } from '../../../parts/StateMark.tsx';
import { linkWords } from '../../../words/links.ts';
import { whyWords } from '../../../words/why.ts';
import { Ties, Weight } from '../../why/Ties.tsx';
import type { Decide } from './decide.tsx';

interface Props {
  readonly row: LinkRow;
  readonly line: number;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly onFocus: () => void;
  readonly onToggle: () => void;
  readonly onOut: () => void;
  /** Absent: this reader decides nothing. */
  readonly decide: Decide | undefined;
}

/** One link: who says so, between whom, how heavy, on what legal ground; opened, with the places in both texts. */
export function LinkLine({ row, line, isActive, isOpen, onFocus, onToggle, onOut, decide }: Props): JSX.Element {
  const t = useWords(linkWords);
  const w = useWords(whyWords);
  const language = useLanguage();
  const { link, refs, bridge, judged } = row;
  const verdict = judged[0]?.verdict as State | undefined;
  const bases = [
    ...new Set(link.because.flatMap(({ legalBasis }): LegalBasis[] => (legalBasis === undefined ? [] : [legalBasis]))),
  ];
  const sentence = link.sentence[language];
  return (
    // One goes from line to line by keys, as in a table.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={`link-line ${verdict ?? ''}`}
      data-line={line}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isActive ? 0 : -1}
      aria-current={isActive}
      onFocus={onFocus}
    >
      <div className="link-head">
        <StateMark is={verdict ?? 'proposed'} />
        <span className="refs">
          <Way href={reportWay(link.a)}>{refs[0]}</Way> – <Way href={reportWay(link.b)}>{refs[1]}</Way>
        </span>
        {bridge && (
          <span className="link-badge bridge" title={t('bridgeMeans')}>
            {t('bridge')}
          </span>
        )}
        {bases.map((basis) => (
          <span className="link-badge basis" key={basis} title={w('basis')}>
            {w(basis)}
          </span>
        ))}
        <span className="measures">
          <Share of={link.confidence} bare />
          <Weight of={link.weight} most={8} />
        </span>
      </div>
      <p className="link-sentence">{verdict === 'different' ? <s>{sentence}</s> : sentence}</p>
      {link.against.map((each) => (
        <p className="link-against" key={each.en}>
          {each[language]}
        </p>
      ))}
      <Judged of={judged} />
      <div className="link-actions">
        <button type="button" aria-expanded={isOpen} onClick={onToggle}>
          {t(isOpen ? 'hidePlaces' : 'places')}
        </button>
        <Way href={whyWay(link.a, link.b)}>{t('why')}</Way>
        {decide !== undefined && (
          <span className="judging" role="group" aria-label={t('decideOn', { a: refs[0], b: refs[1] })}>
            <button type="button" onClick={() => void decide.pair('same', row)}>
              {t('same')} <kbd>c</kbd>
            </button>
            <button type="button" onClick={() => void decide.pair('different', row)}>
              {t('different')} <kbd>r</kbd>
            </button>
            <button type="button" onClick={() => void decide.pair('unsure', row)}>
              {t('unsure')} <kbd>u</kbd>
            </button>
            <button type="button" onClick={onOut}>
              {t('out')} <kbd>o</kbd>
            </button>
            {bridge && (
              <button type="button" onClick={() => void decide.split(row)}>
                {t('split')} <kbd>s</kbd>
              </button>
            )}
            {judged[0] !== undefined && (
              <button type="button" onClick={() => void decide.undo(judged[0]!.act)}>
                {t('undo')}
              </button>
            )}
          </span>
        )}
      </div>
      {isOpen && <Places link={link} refs={refs} />}
    </li>
  );
}

/** Every tie with its places; the words there come when they are asked for. */
function Places({ link, refs }: { readonly link: Link; readonly refs: readonly [string, string] }): JSX.Element {
  const { data: why } = useGet<WhyView>('/why', { a: link.a, b: link.b });
  const isThis = why !== undefined && why.a === link.a && why.b === link.b;
  return <Ties link={isThis ? why.direct : link} refs={refs} />;
}

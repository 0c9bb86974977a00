import { useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { LinkRow } from '../../../../src/model/index.ts';
import { useList } from '../../../app/list.ts';
import { useMay } from '../../../app/session.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { type Asked, useAsked, whyWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Failed } from '../../../parts/Failed.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { linkWords } from '../../../words/links.ts';
import { LinkLine } from './LinkLine.tsx';
import { Rejected } from './Rejected.tsx';
import { TakeOut } from './TakeOut.tsx';
import { useDecide } from './decide.tsx';
import './links.css';

const sorts = ['weight', 'confidence', 'time'] as const;
const onlys = ['bridge', 'weak'] as const;
/** Confidence is asked for to find what is doubtful: least first. */
const orderOf = (sort: string): 'asc' | 'desc' => (sort === 'confidence' ? 'asc' : 'desc');

/** Why the reports stand in this ring: each link a sentence with its weight, and what a person may decide about it. */
export function Links({ ring }: { readonly ring: string }): JSX.Element {
  const t = useWords(linkWords);
  const [asked, ask] = useAsked();
  const [, go] = useLocation();
  const sort = sorts.find((each) => each === asked['by']) ?? 'weight';
  const only = onlys.find((each) => each === asked['only']);
  const list = useList<LinkRow>(`/rings/${ring}/links`, { sort, order: orderOf(sort), only, report: asked['report'] });
  const [active, setActive] = useState(0);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [taking, setTaking] = useState<LinkRow>();
  const decide = useDecide(ring);
  const may = useMay('judge');
  const lines = useRef<HTMLOListElement>(null);
  const current = list.rows[active] ?? list.rows[0];

  const move = (to: number): void => {
    const next = Math.max(0, Math.min(list.rows.length - 1, to));
    setActive(next);
    lines.current?.querySelector<HTMLElement>(`[data-line="${next}"]`)?.focus();
    if (next >= list.rows.length - 5) list.more();
  };
  /** Another order or filter begins at its top. */
  const fromTop = (change: Asked): void => {
    setActive(0);
    ask(change);
  };
  const keyOf = ({ link }: LinkRow): string => `${link.a}:${link.b}`;
  const toggle = (row: LinkRow): void =>
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(keyOf(row))) after.add(keyOf(row));
      return after;
    });
  const some = current !== undefined;
  const judging = { enabled: may && some };
  useShortcut('j', t('keyNext'), () => move(lines.current?.contains(document.activeElement) === true ? active + 1 : active), {
    enabled: some,
  });
  useShortcut('k', t('keyBefore'), () => move(active - 1), { enabled: some });
  useShortcut('Enter', t('keyPlaces'), () => toggle(current!), { enabled: some });
  useShortcut('w', t('keyWhy'), () => go(whyWay(current!.link.a, current!.link.b)), { enabled: some });
  useShortcut('c', t('same'), () => void decide.pair('same', current!), judging);
  useShortcut('r', t('different'), () => void decide.pair('different', current!), judging);
  useShortcut('u', t('unsure'), () => void decide.pair('unsure', current!), judging);
  useShortcut('o', t('out'), () => setTaking(current), judging);
  useShortcut('s', t('split'), () => void decide.split(current!), { enabled: may && current?.bridge === true });
  return (
    <div className="links">
      <div className="links-tools">
        <label>
          {t('sortBy')}{' '}
          <select
            value={sort}
            onChange={(event) => fromTop({ by: event.target.value === 'weight' ? undefined : event.target.value })}
          >
            {sorts.map((each) => (
              <option key={each} value={each}>
                {t(`by_${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('only')}{' '}
          <select value={only ?? ''} onChange={(event) => fromTop({ only: event.target.value })}>
            <option value="">{t('all')}</option>
            {onlys.map((each) => (
              <option key={each} value={each}>
                {t(`only_${each}`)}
              </option>
            ))}
          </select>
        </label>
        <span className="hint" role="status">
          {list.total !== undefined && t('count', { count: list.total.count })}
        </span>
        {may && <span className="hint keys">{t('keys')}</span>}
      </div>
      {list.error !== undefined ? (
        <Failed error={list.error} retry={list.refresh} />
      ) : list.isLoading ? (
        <Waiting />
      ) : list.rows.length === 0 ? (
        <EmptyState title={t(only === undefined ? 'none' : 'noneFit')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      ) : (
        <div className="scroller">
          <Rejected
            ring={ring}
            listed={new Set(list.rows.map(keyOf))}
            onUndo={may ? (act) => void decide.undo(act) : undefined}
          />
          <ol ref={lines}>
            {list.rows.map((row, line) => (
              <LinkLine
                key={keyOf(row)}
                row={row}
                line={line}
                isActive={line === active}
                isOpen={opened.has(keyOf(row))}
                onFocus={() => setActive(line)}
                onToggle={() => toggle(row)}
                onOut={() => setTaking(row)}
                decide={may ? decide : undefined}
              />
            ))}
          </ol>
          {list.hasMore && (
            <button type="button" onClick={list.more} disabled={list.isReading}>
              {t('more')}
            </button>
          )}
        </div>
      )}
      {taking !== undefined && (
        <TakeOut
          row={taking}
          onClose={() => setTaking(undefined)}
          onOut={(side) => {
            setTaking(undefined);
            void decide.out(taking, side);
          }}
        />
      )}
    </div>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { countOf, useLanguage } from '../app/format.ts';
import type { List } from '../app/list.ts';
import { useShortcut } from '../app/shortcuts.ts';
import { useWords } from '../app/words.ts';
import { parts } from '../words/parts.ts';
import { Failed } from './Failed.tsx';
import { Waiting } from './Waiting.tsx';
import './data-table.css';

export interface Column<Row> {
  readonly id: string;
  /** In the reader's language. */
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** In rem; columns without share what is left. */
  readonly width?: number;
  /** Figures stand to the right. */
  readonly align?: 'end';
  /** The name by which the server sorts; absent: cannot be sorted by. */
  readonly sort?: string;
}

export interface Sort {
  readonly by: string;
  readonly order: 'asc' | 'desc';
}

interface Props<Row> {
  /** What the table lists, for who does not see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly list: List<Row>;
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Enter on a row, or a click where nothing else is. Put a link into the first cell too, for new tabs. */
  readonly onOpen?: (row: Row) => void;
  /** Chosen rows by key; `x` or Space on a row, or its box, changes it. */
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (key: string, row: Row) => void;
  /** What to show when nothing fits; mostly an `EmptyState`. */
  readonly empty?: ReactNode;
  /** Pixels of a row of one line; taller rows are measured. */
  readonly rowHeight?: number;
}

/** A click on one of these is not a click on the row. */
const own = 'a, button, input, label, select, summary';

/**
 * A table for lists of any length: only the rows in view are drawn, further pages are read as they come near. `j`/`k` or the
 * arrows move from row to row, Enter opens. It fills the height its parent gives (`.filled` on the page), else up to 32rem.
 */
export function DataTable<Row>(props: Props<Row>): JSX.Element {
  const { label, columns, list, rowKey, sort, onSort, onOpen, chosen, onChoose, empty, rowHeight = 34 } = props;
  const t = useWords(parts);
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const toFocus = useRef(false);
  const { rows, total, hasMore } = list;
  // Nothing of it is kept between renders.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rowKey(rows[index]!),
    overscan: 12,
    // The sticky head covers what lies under it.
    scrollPaddingStart: 36,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items.at(0), items.at(-1)];

  const isNearEnd = last !== undefined && last.index >= rows.length - 20;
  useEffect(() => {
    if (isNearEnd && hasMore && !list.isReading && list.error === undefined) list.more();
  });
  useEffect(() => {
    if (!toFocus.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (row === null || row === undefined) return;
    toFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const go = (index: number): void => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    virtual.scrollToIndex(to, { align: 'auto' });
    setActive(to);
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"]`);
    // A row that is not drawn yet gets the focus once it is.
    toFocus.current = row === null || row === undefined;
    row?.focus({ preventScroll: true });
  };
  const isInside = (): boolean => scroller.current?.contains(document.activeElement) ?? false;
  useShortcut('j', t('next'), () => go(isInside() ? active + 1 : active), { enabled: rows.length > 0 });
  useShortcut('k', t('previous'), () => go(isInside() ? active - 1 : active), { enabled: rows.length > 0 });
  // These are the row's that has the focus: elsewhere on the page nobody sees which one would be meant.
  const inHand = (): Row | undefined => (isInside() ? rows[active] : undefined);
  const open = (): void => {
    const row = inHand();
    if (row !== undefined) onOpen?.(row);
  };
  const choose = (): void => {
    const row = inHand();
    if (row !== undefined) onChoose?.(rowKey(row), row);
  };
  useShortcut('Enter', t('open'), open, { enabled: onOpen !== undefined && rows.length > 0 });
  useShortcut('x', t('choose'), choose, { enabled: onChoose !== undefined && rows.length > 0 });

  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(active + 1),
    ArrowUp: () => go(active - 1),
    PageDown: () => go(active + 15),
    PageUp: () => go(active - 15),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    ...(onChoose === undefined ? {} : { ' ': choose }),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key];
    if (move === undefined || (event.target as Element).closest(own) !== null) return;
    event.preventDefault();
    move();
  };
  const onClick = (event: MouseEvent, index: number, row: Row): void => {
    if ((event.target as Element).closest(own) !== null) return;
    setActive(index);
    // Who marks text to copy it does not want to leave.
    if (document.getSelection()?.isCollapsed === false) return;
    onOpen?.(row);
  };

  if (list.error !== undefined && rows.length === 0) return <Failed error={list.error} retry={list.refresh} />;
  if (list.isLoading) return <Waiting />;
  if (rows.length === 0 && !list.isBefore) return <>{empty ?? <p className="empty">{t('nothing')}</p>}</>;
  return (
    <div className="data-table" aria-busy={list.isBefore}>
      <div className="scroller" ref={scroller}>
        <table
          // One moves in it row by row, as in a grid.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
          role="grid"
          aria-label={label}
          aria-rowcount={hasMore ? -1 : rows.length + 1}
          aria-multiselectable={onChoose === undefined ? undefined : true}
        >
          <colgroup>
            {onChoose !== undefined && <col style={{ width: '2.5rem' }} />}
            {columns.map(({ id, width }) => (
              <col key={id} style={width === undefined ? {} : { width: `${width}rem` }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {onChoose !== undefined && (
                <th scope="col">
                  <span className="unseen">{t('chosen')}</span>
                </th>
              )}
              {columns.map((column) => (
                <Head key={column.id} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {first !== undefined && first.start > 0 && <tr aria-hidden="true" className="gap" style={{ height: first.start }} />}
            {items.map(({ index, key }) => {
              const row = rows[index]!;
              const name = rowKey(row);
              return (
                <tr
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-selected={chosen?.has(name)}
                  className={onOpen === undefined ? '' : 'opens'}
                  tabIndex={index === active ? 0 : -1}
                  onFocus={() => setActive(index)}
                  onKeyDown={onKeyDown}
                  onClick={(event) => onClick(event, index, row)}
                >
                  {onChoose !== undefined && (
                    <td>
                      <input
                        type="checkbox"
                        tabIndex={-1}
                        aria-label={t('chooseRow')}
                        checked={chosen?.has(name) ?? false}
                        onChange={() => onChoose(name, row)}
                      />
                    </td>
                  )}
                  {columns.map(({ id, cell, align }) => (
                    <td key={id} className={align === 'end' ? 'number' : ''}>
                      {cell(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            {last !== undefined && virtual.getTotalSize() > last.end && (
              <tr aria-hidden="true" className="gap" style={{ height: virtual.getTotalSize() - last.end }} />
            )}
          </tbody>
        </table>
      </div>
      <footer>
        <span role="status">
          {total !== undefined &&
            t(total.more ? 'countMore' : 'count', { count: total.count, shown: countOf(total.count, language) })}
          {list.isReading && ` · ${t('reading')}`}
        </span>
        {list.isOutdated && (
          <button type="button" onClick={list.refresh}>
            {t('outdated')}
          </button>
        )}
        {list.error !== undefined && (
          <button type="button" onClick={list.more}>
            {t('readFailed')}
          </button>
        )}
      </footer>
    </div>
  );
}

function Head<Row>({
  column: { head, sort: by, align },
  sort,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}): JSX.Element {
  const isSorted = by !== undefined && sort?.by === by;
  const order = isSorted ? sort.order : undefined;
  const className = align === 'end' ? 'number' : '';
  if (by === undefined || onSort === undefined) {
    return (
      <th scope="col" className={className}>
        {head}
      </th>
    );
  }
  return (
    <th scope="col" className={className} aria-sort={order === undefined ? 'none' : order === 'asc' ? 'ascending' : 'descending'}>
      <button type="button" onClick={() => onSort({ by, order: order === 'desc' ? 'asc' : 'desc' })}>
        {head}
        <span aria-hidden="true" className={`arrow ${order ?? 'none'}`} />
      </button>
    </th>
  );
}

import { useDeferredValue, useEffect, useId, useState, type JSX, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { AccountView, CaseView, Found } from '../../../src/model/index.ts';
import { paletteWords } from '../../words/palette.ts';
import { useGet, type Refused } from '../api.ts';
import { useSaid } from '../errors.ts';
import { useMay } from '../session.ts';
import { palette, setPalette } from '../sheet.ts';
import { Keys } from '../ShortcutSheet.tsx';
import { useStore } from '../store.ts';
import { accountWay, caseWay } from '../ways.ts';
import { useWords } from '../words.ts';
import { useCommands } from './commands.ts';
import { FoundLine, keyOf, wayOf } from './items.tsx';
import './palette.css';

type AccountName = Pick<AccountView, 'name' | 'value'>;

interface Option {
  readonly id: string;
  readonly group: 'cases' | 'accounts' | 'reports' | 'rings' | 'indicators' | 'commands';
  readonly line: ReactNode;
  readonly run: () => void;
}

const groups = ['cases', 'accounts', 'rings', 'indicators', 'reports', 'commands'] as const;
const groupOf = { report: 'reports', ring: 'rings', indicator: 'indicators' } as const satisfies Record<Found['what'], string>;
const mostFound = 15;
const mostCases = 5;
/** Milliseconds without a key before the server is asked. */
const restMs = 120;

/** What was typed once the typing rests; not while an input method composes. */
function useRested(text: string, isComposing: boolean): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    if (isComposing) return undefined;
    const timer = setTimeout(() => setRested(text.trim()), restMs);
    return () => clearTimeout(timer);
  }, [text, isComposing]);
  return rested;
}

function useOptions(
  q: string,
  isComposing: boolean,
): { readonly options: readonly Option[]; readonly isAsking: boolean; readonly error: Refused | undefined } {
  const t = useWords(paletteWords);
  const [, go] = useLocation();
  const commands = useCommands();
  const rested = useRested(q, isComposing);
  const mayRead = useMay('read');
  const isAsked = mayRead && rested !== '';
  const { data, isFetching, error } = useGet<{ readonly hits: readonly Found[] }>(
    '/search',
    { q: rested, limit: mostFound },
    { enabled: isAsked },
  );
  const { data: cases } = useGet<{ readonly rows: readonly CaseView[] }>('/cases', {}, { enabled: mayRead });
  // As short a number is a year or an amount.
  const isNumber = rested.length >= 6 && /\d/u.test(rested);
  const { data: named } = useGet<{ readonly rows: readonly AccountName[] }>(
    '/money/accounts',
    { q: rested },
    { enabled: isAsked && isNumber },
  );
  const hits = useDeferredValue(isAsked ? (data?.hits ?? []) : []);
  const words = q.trim().toLowerCase().split(/\s+/u);
  const options: readonly Option[] = [
    ...(isAsked ? (cases?.rows ?? []) : [])
      .filter(({ id, title, rings }) => {
        const text = `${id} ${title}`.toLowerCase();
        return rings !== undefined && words.every((word) => text.includes(word));
      })
      .slice(0, mostCases)
      .map(({ id, title }) => ({
        id: `case ${id}`,
        group: 'cases' as const,
        run: () => go(caseWay(id)),
        line: (
          <>
            <span className="name">{title}</span>
            <span className="soft end value">{id}</span>
          </>
        ),
      })),
    ...(isAsked && isNumber ? (named?.rows ?? []) : []).map(({ name, value }) => ({
      id: `account ${name}`,
      group: 'accounts' as const,
      run: () => go(accountWay(name)),
      line: (
        <>
          <code className="name">{value}</code>
          <span className="soft end">{t('itsMoney')}</span>
        </>
      ),
    })),
    ...hits.map((found) => ({
      id: keyOf(found),
      group: groupOf[found.what],
      line: <FoundLine found={found} />,
      run: () => go(wayOf(found)),
    })),
    ...commands
      .filter((command) => words.every((word) => command.words.toLowerCase().includes(word)))
      .map(({ id, words, keys, run }) => ({
        id,
        group: 'commands' as const,
        run,
        line: (
          <>
            <span className="name">{words}</span>
            {keys !== undefined && (
              <span className="end">
                <Keys keys={keys} />
              </span>
            )}
          </>
        ),
      })),
  ];
  return {
    options: groups.flatMap((group) => options.filter((each) => each.group === group)),
    isAsking: isAsked && isFetching,
    error: error ?? undefined,
  };
}

function Open(): JSX.Element {
  const t = useWords(paletteWords);
  const said = useSaid();
  const mayRead = useMay('read');
  const [q, setQ] = useState('');
  const [settled, setSettled] = useState('');
  const [isComposing, setComposing] = useState(false);
  const [at, setAt] = useState(0);
  const { options, isAsking, error } = useOptions(settled, isComposing);
  const id = useId();
  const active = Math.min(at, options.length - 1);
  const optionId = (index: number): string => `${id}-${index}`;

  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const choose = (option: Option | undefined): void => {
    if (option === undefined) return;
    setPalette(false);
    option.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The arrows and Enter belong to the input method while it composes.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    const { length } = options;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (active + 1) % length,
      ArrowUp: (active - 1 + length) % length,
      PageDown: Math.min(length - 1, active + 8),
      PageUp: Math.max(0, active - 8),
    };
    const to = moves[event.key];
    if (to !== undefined && length > 0) {
      event.preventDefault();
      setAt(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(options[active]);
    }
  };
  const isEmpty = settled.trim() !== '' && options.length === 0 && !isAsking && !isComposing && error === undefined;
  return (
    <Dialog className="palette" aria-label={t('title')}>
      <input
        role="combobox"
        aria-label={t('title')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={options.length === 0 ? undefined : optionId(active)}
        aria-autocomplete="list"
        placeholder={t(mayRead ? 'placeholder' : 'placeholderCommands')}
        // One opened it to type.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={q}
        onChange={(event) => {
          setQ(event.target.value);
          // Half a syllable is no question.
          if (!isComposing) setSettled(event.target.value);
          setAt(0);
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          setComposing(false);
          setSettled(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={`${id}-list`} aria-label={t('results')} className="options">
        {groups.map((group) => {
          const inGroup = options.filter((option) => option.group === group);
          return (
            inGroup.length > 0 && (
              <div role="group" key={group} aria-labelledby={`${id}-${group}`}>
                <p id={`${id}-${group}`} className="group" role="presentation">
                  {t(group)}
                </p>
                {inGroup.map((option) => {
                  const index = options.indexOf(option);
                  return (
                    // The keys of options are the field's, which has the focus.
                    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                    <div
                      key={option.id}
                      id={optionId(index)}
                      role="option"
                      tabIndex={-1}
                      aria-selected={index === active}
                      onPointerMove={() => setAt(index)}
                      onClick={() => choose(option)}
                    >
                      {option.line}
                    </div>
                  );
                })}
              </div>
            )
          );
        })}
      </div>
      {error !== undefined && <p className="none">{said(error).text}</p>}
      {isEmpty && (
        <div className="none">
          <p>{t('nothing', { q: settled })}</p>
          {mayRead && <p className="soft">{t('nothingHint')}</p>}
        </div>
      )}
      <p className="help">
        <span role="status">{isAsking ? t('searching') : q === '' ? '' : t('found', { count: options.length })}</span>
        <span>{t('help')}</span>
      </p>
    </Dialog>
  );
}

/** Search and commands in one field: Ctrl-K or `/` from anywhere. */
export function Palette(): JSX.Element {
  const isOpen = useStore(palette);
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={setPalette} isDismissable>
      <Modal className="modal roomy">
        <Open />
      </Modal>
    </ModalOverlay>
  );
}

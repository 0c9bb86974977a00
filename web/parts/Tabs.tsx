import { useId, useRef, type JSX, type KeyboardEvent, type ReactNode } from 'react';
import './tabs.css';

/** Parts of a page of which one is shown; the address names it. Arrows move between them, as in any list of tabs. */
export function Tabs<Name extends string>({
  tabs,
  current,
  name,
  onGo,
  children,
}: {
  readonly tabs: readonly Name[];
  readonly current: Name;
  readonly name: (tab: Name) => string;
  readonly onGo: (tab: Name) => void;
  readonly children: ReactNode;
}): JSX.Element {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const go = (to: number): void => {
    const tab = tabs[(to + tabs.length) % tabs.length]!;
    onGo(tab);
    list.current?.querySelector<HTMLElement>(`[data-tab=${tab}]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const here = tabs.indexOf(current);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <>
      <div className="tabs" role="tablist" ref={list}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`${id}${tab}`}
            data-tab={tab}
            aria-selected={tab === current}
            aria-controls={`${id}panel`}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => onGo(tab)}
            onKeyDown={onKeyDown}
          >
            {name(tab)}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${current}`}>
        {children}
      </div>
    </>
  );
}

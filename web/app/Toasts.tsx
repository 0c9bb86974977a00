import { useEffect, useRef, useState, type JSX } from 'react';
import { Group } from 'react-aria-components';
import { Link } from 'wouter';
import { shell } from '../words/shell.ts';
import { useSaid } from './errors.ts';
import { useShortcut } from './shortcuts.ts';
import { useStore } from './store.ts';
import { dropToast, toasts, type Toast } from './toasts.ts';
import { useWords } from './words.ts';
import './toasts.css';

function OneToast({
  toast: { id, tone, text, hint, code, more, action, linger },
  isHeld,
}: {
  readonly toast: Toast;
  readonly isHeld: boolean;
}): JSX.Element {
  const t = useWords(shell);
  const said = useSaid()({ code, message: text, hint });
  const left = useRef(linger ?? 0);
  useEffect(() => {
    if (linger === undefined || isHeld) return undefined;
    const from = performance.now();
    const timer = setTimeout(() => dropToast(id), left.current);
    return () => {
      clearTimeout(timer);
      // Whoever looks at it gets at least two seconds more.
      left.current = Math.max(2000, left.current - (performance.now() - from));
    };
  }, [id, linger, isHeld]);
  return (
    <li className={`toast ${tone}`}>
      <div className="said">
        <p>{code === undefined ? text : said.text}</p>
        {said.hint !== undefined && <p className="hint">{said.hint}</p>}
        {code !== undefined && <code>{code}</code>}
      </div>
      {more !== undefined && <Link href={more.href}>{more.label}</Link>}
      {action !== undefined && (
        <button type="button" onClick={action.run}>
          {action.label}
          {action.undo === true && <kbd>{t('undoKeys')}</kbd>}
        </button>
      )}
      <button type="button" className="quiet close" aria-label={t('closeMessage')} onClick={() => dropToast(id)}>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}

/** Messages at the lower edge; read out politely, errors at once. They wait while pointer or focus are on them. */
export function Toasts(): JSX.Element {
  const t = useWords(shell);
  const all = useStore(toasts);
  const [isOver, setOver] = useState(false);
  const [isIn, setIn] = useState(false);
  const undoable = all.findLast(({ action }) => action?.undo === true);
  useShortcut('mod+z', t('undoLast'), () => undoable?.action?.run(), { enabled: undoable !== undefined, scope: 'everywhere' });
  const newest = all.at(-1);
  const said = useSaid();
  const loud = newest?.code === undefined ? newest?.text : said({ code: newest.code, message: newest.text }).text;
  return (
    <Group
      className="toasts"
      role="region"
      aria-label={t('messages')}
      onHoverChange={setOver}
      onFocus={() => setIn(true)}
      onBlur={() => setIn(false)}
    >
      <p className="unseen" role="status">
        {newest !== undefined && newest.tone !== 'error' && newest.text}
      </p>
      <p className="unseen" role="alert">
        {newest?.tone === 'error' && loud}
      </p>
      <ul>
        {all.map((toast) => (
          <OneToast key={toast.id} toast={toast} isHeld={isOver || isIn} />
        ))}
      </ul>
    </Group>
  );
}

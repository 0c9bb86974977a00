import { useEffect, useState, type JSX } from 'react';
import { shell } from '../../words/shell.ts';
import { live } from '../events.ts';
import { useStore } from '../store.ts';
import { useWords } from '../words.ts';

/** Milliseconds the connection may be gone before the page says so: a reload of the server is no news. */
const patienceMs = 3000;

/** Says when what is shown may be old. Silent as long as all is well. */
export function Live(): JSX.Element {
  const t = useWords(shell);
  const isLost = useStore(live) === 'lost';
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(isLost), isLost ? patienceMs : 0);
    return () => clearTimeout(timer);
  }, [isLost]);
  return (
    <span role="status" className="live">
      {isShown && isLost && t('lost')}
    </span>
  );
}

import type { JSX } from 'react';
import { Link, useLocation } from 'wouter';
import { paletteWords } from '../../words/palette.ts';
import { shell } from '../../words/shell.ts';
import { useWaysOpen, type Way } from '../pages.ts';
import { setPalette, setSheet } from '../sheet.ts';
import { Keys } from '../ShortcutSheet.tsx';
import { useShortcut } from '../shortcuts.ts';
import { useWords } from '../words.ts';
import { Jobs } from './Jobs.tsx';
import { Live } from './Live.tsx';
import { UserMenu } from './UserMenu.tsx';
import './bar.css';

/** One way of the bar, with its key. */
function WayLink({ way: { href, name, key, isHere } }: { readonly way: Way }): JSX.Element {
  const t = useWords(paletteWords);
  const [path, go] = useLocation();
  useShortcut(`g ${key}`, t('goTo', { page: name }), () => go(href), { scope: 'everywhere' });
  return (
    <Link href={href} aria-current={isHere(path) ? 'page' : undefined}>
      {name}
    </Link>
  );
}

/** The bar on top of every page: ways to the others, search, work under way, who is signed in. */
export function Bar(): JSX.Element {
  const t = useWords(shell);
  const ways = useWaysOpen();
  const search = (): void => setPalette(true);
  useShortcut('mod+k', t('search'), search, { scope: 'everywhere' });
  useShortcut('/', t('search'), search, { scope: 'everywhere' });
  useShortcut('?', t('keys'), () => setSheet(true), { scope: 'everywhere' });
  return (
    <header className="bar">
      <Link href={ways[0]?.href ?? '/'} className="brand">
        <img src="/icon.svg" alt="" width="20" height="20" />
        {t('clew')}
      </Link>
      <nav aria-label={t('main')}>
        {ways.map((way) => (
          <WayLink key={way.href} way={way} />
        ))}
      </nav>
      <Live />
      {ways.length > 0 && <Jobs />}
      {ways.length > 0 && (
        <button type="button" className="find" onClick={search}>
          {t('search')}
          <Keys keys="mod+k" />
        </button>
      )}
      <UserMenu />
    </header>
  );
}

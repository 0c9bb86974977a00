import { useLocation } from 'wouter';
import { paletteWords } from '../../words/palette.ts';
import { shell } from '../../words/shell.ts';
import { useLanguage } from '../format.ts';
import { startJob } from '../jobs.ts';
import { useWaysOpen } from '../pages.ts';
import { useSession } from '../session.ts';
import { setSheet } from '../sheet.ts';
import { setTheme } from '../theme.ts';
import { setLanguage, useWords } from '../words.ts';

export interface CommandItem {
  readonly id: string;
  readonly words: string;
  /** Keys that do the same. */
  readonly keys?: string;
  readonly run: () => void;
}

/** What one may do from the palette, with what this reader may. */
export function useCommands(): readonly CommandItem[] {
  const t = useWords(paletteWords);
  const s = useWords(shell);
  const { may } = useSession();
  const [, go] = useLocation();
  const language = useLanguage();
  const ways = useWaysOpen();
  return [
    ...ways.map(({ href, name, key }) => ({
      id: `go ${href}`,
      words: t('goTo', { page: name }),
      keys: `g ${key}`,
      run: () => go(href),
    })),
    ...(may.includes('import') ? [{ id: 'import', words: t('importFile'), run: () => go('/?import=file') }] : []),
    ...(may.includes('case') ? [{ id: 'open case', words: t('openCase'), run: () => go('/cases?open=form') }] : []),
    ...(may.includes('share') ? [{ id: 'receive', words: t('receive'), run: () => go('/packages?receive=file') }] : []),
    ...(may.includes('share') ? [{ id: 'overlap', words: t('overlap'), run: () => go('/overlap?new=run') }] : []),
    ...(may.includes('link') ? [{ id: 'link', words: t('linkNow'), run: () => void startJob('/link') }] : []),
    ...(may.includes('verify')
      ? [
          {
            id: 'verify',
            words: t('verifyNow'),
            run: () => {
              go('/custody');
              void startJob('/log/verify');
            },
          },
        ]
      : []),
    { id: 'language', words: t('language'), run: () => setLanguage(language === 'zh' ? 'en' : 'zh') },
    ...(['light', 'dark', 'system'] as const).map((each) => ({
      id: `theme ${each}`,
      words: t('theme', { theme: s(each) }),
      run: () => setTheme(each),
    })),
    { id: 'keys', words: t('keys'), keys: '?', run: () => setSheet(true) },
  ];
}

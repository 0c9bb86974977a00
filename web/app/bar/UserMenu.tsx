import type { JSX } from 'react';
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Header, Separator } from 'react-aria-components';
import { useLocation } from 'wouter';
import { shell } from '../../words/shell.ts';
import { queries, send } from '../api.ts';
import { forgetReasons } from '../dialogs/recent.ts';
import { useLanguage } from '../format.ts';
import { useSession } from '../session.ts';
import { setSheet } from '../sheet.ts';
import { useStore } from '../store.ts';
import { setTheme, theme, type Theme } from '../theme.ts';
import { toastError } from '../toasts.ts';
import { setLanguage, useWords } from '../words.ts';

/** Ends the session here and at the server; nothing read so far stays in the page. */
async function signOut(): Promise<void> {
  try {
    await send('DELETE', '/session');
  } catch (error) {
    toastError(error);
    return;
  }
  forgetReasons();
  location.assign('/');
}

const themes = ['light', 'dark', 'system'] as const satisfies readonly Theme[];

/** Who is signed in, and what is theirs to set: light, language, keys, password, passkeys, and the way out. */
export function UserMenu(): JSX.Element {
  const t = useWords(shell);
  const { user } = useSession();
  const [, go] = useLocation();
  const language = useLanguage();
  const chosen = useStore(theme);
  const isLocal = user?.local === true;
  return (
    <MenuTrigger>
      <Button className="user">
        {isLocal ? t('thisMachine') : user?.display}
        <span aria-hidden="true" className="caret" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu aria-label={t('yours')}>
          <MenuSection
            selectionMode="single"
            selectedKeys={[chosen]}
            onSelectionChange={(keys) => setTheme(themes.find((each) => keys !== 'all' && keys.has(each)) ?? chosen)}
          >
            <Header>{t('theme')}</Header>
            {themes.map((each) => (
              <MenuItem key={each} id={each}>
                {t(each)}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator />
          <MenuItem id="language" onAction={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
            <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{t('otherLanguage')}</span>
          </MenuItem>
          <MenuItem id="keys" onAction={() => setSheet(true)}>
            {t('keys')}
          </MenuItem>
          {!isLocal && (
            <MenuItem id="account" onAction={() => go('/account')}>
              {t('account')}
            </MenuItem>
          )}
          {!isLocal && (
            <MenuItem id="out" onAction={() => void signOut().then(() => queries.clear())}>
              {t('signOut')}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

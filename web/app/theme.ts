import { Store } from './store.ts';

export type Theme = 'light' | 'dark' | 'system';

const kept = 'clew.theme';
const wish = (): Theme => {
  const chosen = localStorage.getItem(kept);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
};
const system = matchMedia('(prefers-color-scheme: dark)');

/** What the person chose; `system` follows the machine, also when it changes in the evening. */
export const theme = new Store<Theme>(wish());

function show(): void {
  const chosen = theme.get();
  document.documentElement.dataset['theme'] = chosen === 'system' ? (system.matches ? 'dark' : 'light') : chosen;
}
system.addEventListener('change', show);
theme.subscribe(show);

export function setTheme(chosen: Theme): void {
  if (chosen === 'system') localStorage.removeItem(kept);
  else localStorage.setItem(kept, chosen);
  theme.set(chosen);
}

import { Store } from './store.ts';

/** How the last try to come in by an address ended, by its code; undefined: there was none, or it is not over. */
export const refusedAt = new Store<string | undefined>(undefined);

/** Whether this page was signed in before: then it says that the session ended. */
let wasIn = false;
export const noteIn = (): void => void (wasIn = true);
export const hasBeenIn = (): boolean => wasIn;

/**
 * What the address brings along behind its #: the token of a one-time link, or why the identity provider's answer was refused.
 * It is taken out of the address at once, so that it stands in no history and on no screen shown to others.
 */
function taken(name: 'link' | 'refused'): string | undefined {
  const found = new URLSearchParams(location.hash.slice(1)).get(name) ?? undefined;
  if (found !== undefined) history.replaceState(null, '', `${location.pathname}${location.search}`);
  return found;
}

export const linkToken: string | undefined = taken('link');
refusedAt.set(taken('refused'));

import type { Permission } from '../../src/model/index.ts';
import { shell } from '../words/shell.ts';
import { useSession } from './session.ts';
import { useWords } from './words.ts';

/** Where one can go from anywhere: address, name, what it takes, and the letter after `g`. */
const ways = [
  { href: '/', name: 'reports', needs: ['read'], key: 'i' },
  { href: '/alarms', name: 'alarms', needs: ['read'], key: 'u' },
  { href: '/rings', name: 'rings', needs: ['read'], key: 'r' },
  { href: '/picture', name: 'picture', needs: ['read'], key: 'o' },
  { href: '/cases', name: 'cases', needs: ['read'], key: 'k' },
  { href: '/people', name: 'people', needs: ['read'], key: 'e' },
  { href: '/freezes', name: 'freezes', needs: ['read'], key: 'f' },
  { href: '/packages', name: 'packages', needs: ['share'], key: 'p' },
  { href: '/overlap', name: 'overlap', needs: ['share'], key: 'v' },
  { href: '/services', name: 'services', needs: ['read'], key: 's' },
  { href: '/stats', name: 'stats', needs: ['read'], key: 'n' },
  { href: '/custody', name: 'custody', needs: ['verify', 'log'], key: 'c' },
  { href: '/audit', name: 'audit', needs: ['log'], key: 'a' },
  { href: '/settings', name: 'settings', needs: ['settings', 'users', 'case'], key: 't' },
] as const satisfies readonly {
  readonly href: string;
  readonly name: keyof typeof shell.en;
  readonly needs: readonly Permission[];
  readonly key: string;
}[];

export interface Way {
  readonly href: string;
  readonly name: string;
  readonly key: string;
  readonly isHere: (path: string) => boolean;
}

/** The pages that this reader may open, in the order of the bar. */
export function useWaysOpen(): readonly Way[] {
  const t = useWords(shell);
  const { may } = useSession();
  return ways
    .filter(({ needs }) => needs.some((need) => may.includes(need)))
    .map(({ href, name, key }) => ({
      href,
      key,
      name: t(name),
      isHere: (path) =>
        href === '/' ? path === '/' || path.startsWith('/reports') || path.startsWith('/indicators') : path.startsWith(href),
    }));
}

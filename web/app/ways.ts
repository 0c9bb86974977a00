import { useMemo } from 'react';
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';

/** Addresses of pages. Values of indicators may hold anything, slashes and per cent signs too. */
const way = (...parts: readonly string[]): string => `/${parts.map(encodeURIComponent).join('/')}`;

export const reportWay = (id: string): string => way('reports', id);
/** A stretch of a report's narrative, UTF-16 offsets: the page marks it and shows it. */
export const markWay = (id: string, start: number, end: number): string => `${reportWay(id)}?mark=${start}-${end}`;
export const ringWay = (id: string): string => way('rings', id);
export const whyWay = (a: string, b: string): string => way('why', a, b);
export const caseWay = (id: string): string => way('cases', id);
export const packageWay = (id: string): string => way('packages', id);
/** One overlap with a partner. */
export const overlapWay = (id: string): string => way('overlap', id);
export const personWay = (id: string): string => way('people', id);
export const screenWay = (act: number): string => way('people', 'screens', String(act));
/** `name` as commands know it: `bank:6228480402564890018`. */
export const accountWay = (name: string): string => way('accounts', name);
export const indicatorWay = (kind: string, value: string): string => way('indicators', kind, value);

/** A part of an address as it was before it was spelled for one. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Typed by hand, or cut off by another program: taken as it stands.
    return part;
  }
}

/**
 * The parts of the page's address, decoded once: `/indicators/url/https%3A%2F%2Fx` → `['indicators', 'url', 'https://x']`.
 * The router's own parameters are decoded half and are not to be used for values.
 */
export function useParts(): readonly string[] {
  const path = usePathname();
  return useMemo(() => path.split('/').slice(1).map(decoded), [path]);
}

/** What stands behind the `?`: filters and order of a list, so that every view can be linked to. */
export type Asked = Readonly<Record<string, string | undefined>>;

/**
 * What the address asks for, and a way to change it: members given replace those there are, `undefined` and `''` take away.
 * A change replaces the entry in the browser's history unless `keep`.
 */
export function useAsked(): readonly [asked: Asked, ask: (change: Asked, keep?: boolean) => void] {
  const search = useSearch();
  const asked = useMemo<Asked>(() => Object.fromEntries(new URLSearchParams(search)), [search]);
  const ask = (change: Asked, keep = false): void => {
    const next = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    navigate(`${location.pathname}${text === '' ? '' : `?${text}`}`, { replace: !keep });
  };
  return [asked, ask];
}

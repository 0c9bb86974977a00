import { useEffect, useRef } from 'react';

/** Milliseconds to wait for a page's heading: its file is read first. */
const patienceMs = 5000;

/**
 * After a way to another page: its top is shown and its heading has the focus, so that who does not see the page is told where
 * they are. Not on the first page, whose beginning is read anyway.
 */
export function useArrival(path: string): void {
  const from = useRef(path);
  useEffect(() => {
    if (from.current === path) return undefined;
    from.current = path;
    const main = document.querySelector('main');
    if (main === null) return undefined;
    main.scrollTop = 0;
    const arrive = (): boolean => {
      const heading = main.querySelector('h1');
      if (heading === null) return false;
      // Whoever types already, as in the field that a page begins with, is left alone.
      if (!main.contains(document.activeElement) || document.activeElement === main) {
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
      }
      return true;
    };
    if (arrive()) return undefined;
    const watch = new MutationObserver(() => {
      if (arrive()) watch.disconnect();
    });
    watch.observe(main, { childList: true, subtree: true });
    const timer = setTimeout(() => watch.disconnect(), patienceMs);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
    };
  }, [path]);
}

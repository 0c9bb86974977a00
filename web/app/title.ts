import { useEffect } from 'react';

/** Names the page in the browser's tab and history, in the reader's language. The most telling word first. */
export function useTitle(...parts: readonly (string | undefined)[]): void {
  const title = [...parts.filter((part) => part !== undefined && part !== ''), 'Clew'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

import { lazy, Suspense, useEffect, useState, type JSX } from 'react';
import type { Picture } from '../../../../src/model/index.ts';
import '../../../parts/sheet.css';

const Sheet = lazy(async () => ({ default: (await import('./Sheet.tsx')).Sheet }));
const WatchSheet = lazy(async () => ({ default: (await import('./WatchSheet.tsx')).WatchSheet }));
const BlocklistSheet = lazy(async () => ({ default: (await import('./BlocklistSheet.tsx')).BlocklistSheet }));

/** The picture, or the list that is shown, on paper: made a moment after the page, so that the browser's own menu prints it too. */
export function PrintedPicture({ picture, tab }: { readonly picture: Picture; readonly tab: string }): JSX.Element | null {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const want = (): void => setWanted(true);
    window.addEventListener('beforeprint', want);
    const idle = window.setTimeout(want, 1500);
    return () => {
      window.removeEventListener('beforeprint', want);
      window.clearTimeout(idle);
    };
  }, []);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      {tab === 'watch' ? <WatchSheet /> : tab === 'blocklist' ? <BlocklistSheet /> : <Sheet picture={picture} />}
    </Suspense>
  );
}

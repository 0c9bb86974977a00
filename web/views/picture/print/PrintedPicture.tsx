import { lazy, Suspense, useEffect, useState, type JSX } from 'react';
import type { Picture } from '../../../../src/model/index.ts';
import '../../../parts/sheet.css';

const Sheet = lazy(async () => ({ default: (await import('./Sheet.tsx')).Sheet }));

/** The picture on paper: made a moment after the page, so that the browser's own menu prints it too. */
export function PrintedPicture({ picture }: { readonly picture: Picture }): JSX.Element | null {
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
      <Sheet picture={picture} />
    </Suspense>
  );
}

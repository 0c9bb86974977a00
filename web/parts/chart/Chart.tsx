import { useEffect, useRef, type JSX } from 'react';
import './chart.css';

/** A drawing made elsewhere, put on the page as one picture with words. */
export function Chart({ of, label }: { readonly of: SVGSVGElement | HTMLElement; readonly label: string }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The page's content policy allows no styles of its own, and its parts have no role that could bear a label.
    of.querySelector('style')?.remove();
    for (const part of of.querySelectorAll('[aria-label], [aria-description]')) {
      part.removeAttribute('aria-label');
      part.removeAttribute('aria-description');
    }
    box.current?.replaceChildren(of);
  }, [of]);
  return <div className="chart" ref={box} role="img" aria-label={label} />;
}

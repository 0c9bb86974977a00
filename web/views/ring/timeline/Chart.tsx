import { useEffect, useRef, type JSX } from 'react';

/** A drawing made elsewhere, put on the page as a picture with words. */
export function Chart({ of, label }: { readonly of: SVGSVGElement | HTMLElement; readonly label: string }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.replaceChildren(of), [of]);
  return <div className="chart" ref={box} role="img" aria-label={label} />;
}

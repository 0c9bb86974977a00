import type { Span } from '../pieces.ts';

/** What a stretch of a narrative is marked for; each looks different without colours too (`reading.css`). */
export const layers = ['word', 'step', 'place', 'pointed'] as const;
export type Layer = (typeof layers)[number];

/** Length in the narrative: a character that hides stands on the page by its number, and is one unit of the text. */
function lengthOf(node: Text): number {
  return node.parentElement?.classList.contains('hidden-character') === true ? 1 : node.data.length;
}

/** Stretches of a narrative as ranges of the element that shows it. */
export function rangesOf(element: HTMLElement, spans: readonly Span[]): Range[] {
  const nodes: { readonly node: Text; readonly start: number; readonly end: number }[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let at = 0, node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    const length = lengthOf(node);
    nodes.push({ node, start: at, end: at + length });
    at += length;
  }
  return spans.flatMap(({ start, end }) => {
    const first = nodes.find((each) => start < each.end);
    const last = nodes.findLast((each) => each.start < end);
    if (first === undefined || last === undefined || end <= start) return [];
    const range = new Range();
    const into = (each: typeof first, offset: number): number =>
      each.end - each.start === each.node.data.length ? offset - each.start : offset > each.start ? each.node.data.length : 0;
    range.setStart(first.node, Math.max(0, into(first, start)));
    range.setEnd(last.node, Math.min(last.node.data.length, into(last, end)));
    return [range];
  });
}

/** Marks ranges without changing the page's elements, which are mentions already; browsers that cannot still have the list. */
export function highlight(layer: Layer, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(`reading-${layer}`);
  else CSS.highlights.set(`reading-${layer}`, new Highlight(...ranges));
}

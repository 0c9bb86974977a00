import type { StoredReport } from '../casebook/index.ts';
import type { Link } from '../model/index.ts';

/** The link with the words of each place: spans say where, this what stands there. */
export function worded(link: Link, reports: ReadonlyMap<string, StoredReport>): Link {
  return {
    ...link,
    because: link.because.map((tie) => ({
      ...tie,
      spans: tie.spans.map((span) => {
        const report = reports.get(span.report);
        const words = span.field === undefined ? report?.text : report?.fields[span.field];
        return words === undefined ? span : { ...span, raw: words.slice(span.start, span.end) };
      }),
    })),
  };
}

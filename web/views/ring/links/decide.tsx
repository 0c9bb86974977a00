import type { LinkRow, RingGraph } from '../../../../src/model/index.ts';
import { get, queries } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { useJudge } from '../../../app/judge.ts';
import { toastError } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { linkWords } from '../../../words/links.ts';
import { Sides } from './Sides.tsx';
import { sidesOf } from './sides.ts';

/** What can be decided from a link; each asks for the reason. */
export interface Decide {
  readonly pair: (verdict: 'same' | 'different' | 'unsure', row: LinkRow) => Promise<unknown>;
  readonly out: (row: LinkRow, side: 0 | 1) => Promise<unknown>;
  /** Parts the ring along a bridge: shows first which reports end on which side. */
  readonly split: (row: LinkRow) => Promise<unknown>;
  readonly undo: (act: number) => Promise<unknown>;
}

export function useDecide(ring: string): Decide {
  const t = useWords(linkWords);
  const language = useLanguage();
  const { judge, undo } = useJudge();
  return {
    undo,
    pair: (verdict, { link, refs }) =>
      judge(
        { verdict, a: link.a, b: link.b },
        { title: t(`${verdict}Title`, { a: refs[0], b: refs[1] }), about: link.sentence[language] },
      ),
    out: ({ link, refs }, side) =>
      judge(
        { verdict: 'out', report: side === 0 ? link.a : link.b, ring },
        { title: t('outTitle', { report: refs[side], ring }) },
      ),
    split: async ({ link, refs }) => {
      let graph: RingGraph;
      try {
        graph = await queries.fetchQuery({
          queryKey: [`/rings/${ring}/graph`, {}],
          queryFn: ({ signal }) => get<RingGraph>(`/rings/${ring}/graph`, {}, signal),
        });
      } catch (error) {
        toastError(error);
        return undefined;
      }
      return await judge(
        { verdict: 'different', a: link.a, b: link.b },
        { title: t('splitTitle', { a: refs[0], b: refs[1] }), about: <Sides of={sidesOf(graph, link.a, link.b)} refs={refs} /> },
      );
    },
  };
}

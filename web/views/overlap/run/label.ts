import type { OverlapLabel } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { overlapRunWords } from '../../../words/overlap-run.ts';

const bands = ['<1k', '1k', '10k', '100k', '1m', '10m'] as const;

/** What a partner tells of an indicator, but whom to call, in the reader's language. Bands that are not known are shown as they came. */
export function useLabel(): (label: OverlapLabel) => readonly string[] {
  const t = useWords(overlapRunWords);
  return ({ ring, reports, first, last, loss }) => {
    const band = bands.find((each) => each === loss);
    return [
      ring === undefined ? undefined : t('label-ring', { value: ring }),
      reports === undefined ? undefined : t('label-reports', { count: reports }),
      first !== undefined && last !== undefined
        ? t('label-days', { first, last })
        : first !== undefined
          ? t('label-first', { first })
          : last !== undefined
            ? t('label-last', { last })
            : undefined,
      loss === undefined ? undefined : t('label-loss', { value: band === undefined ? loss : t(`loss-${band}`) }),
    ].filter((each) => each !== undefined);
  };
}

import type { Move } from '../../../../src/model/index.ts';
import { usePlaceName } from '../../../app/places.ts';
import { useWords } from '../../../app/words.ts';
import type { State } from '../../../parts/StateMark.tsx';
import { moveWords } from '../../../words/moves.ts';

/** Who says that a move took place, or did not. */
export function moveState({ judged }: Pick<Move, 'judged'>): State {
  if (judged?.verdict === 'confirmed') return 'confirmed';
  if (judged?.verdict === 'rejected') return 'different';
  return judged === undefined ? 'proposed' : 'unsure';
}

/** Whence and whither, as far as it is told. */
export function useMoveWay(): (move: Pick<Move, 'from' | 'to'>) => string {
  const t = useWords(moveWords);
  const placeName = usePlaceName();
  const named = (place: string | undefined): string => (place === undefined ? t('untold') : placeName(place));
  return ({ from, to }) => `${named(from)} → ${named(to)}`;
}

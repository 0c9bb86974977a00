import type { PlaceRole, ScamStage, ScamType } from '../../src/model/index.ts';
import { useWords } from '../app/words.ts';
import { scamWords } from '../words/scam.ts';

type Listed = Extract<keyof typeof scamWords.en, `type-${string}`>;

/** Types as lists offer them: in the order of the model, as a test holds them. */
export const scamTypes = (Object.keys(scamWords.en) as Listed[])
  .filter((key) => key.startsWith('type-') && key !== 'type-unsure')
  .map((key) => key.slice('type-'.length) as ScamType);

/** What types, steps and places of a report are called in the reader's language. */
export function useScam(): {
  readonly type: (type: ScamType | 'unsure') => string;
  readonly stage: (stage: ScamStage) => string;
  readonly role: (role: PlaceRole) => string;
} {
  const t = useWords(scamWords);
  return {
    type: (type) => t(`type-${type}`),
    stage: (stage) => t(`stage-${stage}`),
    role: (role) => t(`role-${role}`),
  };
}

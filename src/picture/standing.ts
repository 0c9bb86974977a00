import type { Read, StoredPictureJudgement } from '../casebook/index.ts';
import type { PictureJudgement } from '../model/index.ts';

type About<A extends PictureJudgement['about']> = StoredPictureJudgement & {
  readonly body: Extract<PictureJudgement, { about: A }>;
};

/** What people decided on the picture and nobody took back: the newest on each thing. */
export interface Standing {
  /** By the report's id. */
  readonly types: ReadonlyMap<string, About<'type'>>;
  /** By the move's key. */
  readonly moves: ReadonlyMap<string, About<'move'>>;
  /** By the routine's key. */
  readonly routines: ReadonlyMap<string, About<'routine'>>;
  /** The newest act among all, also those that took something back; 0 before the first. */
  readonly newest: number;
}

export async function standingJudgements(read: Read): Promise<Standing> {
  const types = new Map<string, About<'type'>>();
  const moves = new Map<string, About<'move'>>();
  const routines = new Map<string, About<'routine'>>();
  const put = <J extends StoredPictureJudgement>(into: Map<string, J>, key: string, judgement: J): void => {
    if (judgement.body.verdict === 'open') into.delete(key);
    else into.set(key, judgement);
  };
  const made = await read.pictureJudgements();
  for (const judgement of made) {
    const { body } = judgement;
    if (body.about === 'type') put(types, body.report, { ...judgement, body });
    else if (body.about === 'move') put(moves, body.move, { ...judgement, body });
    else put(routines, body.routine, { ...judgement, body });
  }
  return { types, moves, routines, newest: made.at(-1)?.act ?? 0 };
}

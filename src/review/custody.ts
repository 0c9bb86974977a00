import type { StoredCase } from '../casebook/index.ts';
import type { DossierAct, DossierExhibit, DossierJudgement, RecordedAct } from '../model/index.ts';
import { actSentence, type ElementName } from './act-words.ts';

/** The acts that concern the case, in their order. */
export function custodyOf(
  acts: readonly RecordedAct[],
  { id, names }: StoredCase,
  ids: ReadonlySet<string>,
  exhibits: readonly DossierExhibit[],
  judgements: readonly DossierJudgement[],
  elementName: ElementName,
): DossierAct[] {
  const sealed = new Set(exhibits.map(({ sha256 }) => sha256));
  const judged = new Set(judgements.map(({ act }) => act));
  const rings = new Set(names);
  const packages = new Set<string>();
  const proposals = new Set<string>();
  const lastRun = acts.findLast(({ kind }) => kind === 'link.run')?.seq;
  const concerns = (act: RecordedAct): boolean => {
    switch (act.kind) {
      case 'casebook.create':
      case 'key.rotate':
      case 'erase':
        return true;
      case 'exhibit.seal':
      case 'import':
        return sealed.has(act.body.sha256);
      case 'link.run':
        return act.seq === lastRun || act.body.moved.some(({ ring, into }) => [ring, ...into].some((each) => rings.has(each)));
      case 'judge':
        return judged.has(act.seq);
      case 'case.open':
      case 'case.edit':
      case 'element.support':
        return act.body.case === id;
      case 'trace.run':
        return act.body.case === id || (act.body.ring !== undefined && rings.has(act.body.ring));
      case 'freeze.propose': {
        const isOwn = act.body.case === id || (act.body.ring !== undefined && rings.has(act.body.ring));
        if (isOwn) proposals.add(act.body.proposal);
        return isOwn;
      }
      case 'freeze.state':
        return proposals.has(act.body.proposal);
      case 'package.send':
        if (act.body.case === id) packages.add(act.body.package);
        return act.body.case === id;
      case 'package.recall':
      case 'receipt':
        return packages.has(act.body.package);
      case 'consult':
        return act.body.ref !== undefined && (act.body.ref === id || ids.has(act.body.ref) || rings.has(act.body.ref));
      case 'disclose':
        return act.body.refs.some((ref) => ref === id || ids.has(ref) || rings.has(ref));
      default:
        return false;
    }
  };
  return acts.filter(concerns).map((act) => {
    const { seq, at, by, kind } = act;
    return { seq, at, by, kind, sentence: actSentence(act, elementName) };
  });
}

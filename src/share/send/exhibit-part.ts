import type { Exhibits } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import { canonicalJson, type Dossier, type DossierExhibit, type DossierReport } from '../../model/index.ts';
import type { BagWriter } from './bag-writer.ts';
import { copyAll } from './copy.ts';

/** How each exhibit leaves. */
export interface ExhibitPlan {
  /** Whole, as sealed. */
  readonly whole: readonly DossierExhibit[];
  /** The case's rows alone. */
  readonly extracts: readonly DossierExhibit[];
  /** Named, with hash and proof, and nothing else. */
  readonly apart: readonly DossierExhibit[];
}

/**
 * Originals of this case alone leave whole; of one that also holds reports of others, the case's rows. Without the victims'
 * data no original leaves, as nobody can say what is in a picture or an archive: rows without those data do.
 */
export function planExhibits({ exhibits }: Dossier, redact: boolean, originals: boolean): ExhibitPlan {
  const [whole, extracts, apart]: DossierExhibit[][] = [[], [], []];
  for (const exhibit of exhibits) {
    if (!redact && (originals || exhibit.others === 0)) whole!.push(exhibit);
    else if (exhibit.reports > 0) extracts!.push(exhibit);
    else apart!.push(exhibit);
  }
  return { whole: whole!, extracts: extracts!, apart: apart! };
}

/** The rows of an original that are the case's, as they were read; redacted where the dossier is. */
export function extractOf({ sha256 }: DossierExhibit, reports: readonly DossierReport[]): string {
  return reports
    .filter(({ source }) => source.exhibit === sha256)
    .sort((a, b) => a.source.row - b.source.row)
    .map(({ ring: _ring, confidence: _confidence, mentions: _mentions, ...report }) => `${canonicalJson(report)}\n`)
    .join('');
}

/** Copies originals into the package. Throws `untrusted` `custody.exhibit` for one that is not what was sealed. */
export async function copyExhibits(
  bag: BagWriter,
  exhibits: Exhibits,
  whole: readonly DossierExhibit[],
  how: { readonly link: boolean; readonly signal: AbortSignal; readonly told: (bytes: number) => void },
): Promise<void> {
  const tasks = [];
  for (const { sha256, bytes } of whole) {
    const to = await bag.place(`data/exhibits/${sha256}`);
    tasks.push({ from: await exhibits.path(sha256), to, link: how.link, bytes, name: sha256 });
  }
  await copyAll(
    tasks,
    ({ name }, written) => {
      if (written.sha256 !== name) throw changed(name);
      bag.note(`data/exhibits/${name}`, written);
      how.told(written.bytes);
    },
    how.signal,
  );
}

const changed = (sha256: string): ClewError =>
  new ClewError('untrusted', 'custody.exhibit', `The sealed exhibit ${sha256.slice(0, 12)}… has changed.`, {
    hint: 'Restore the folder exhibits/ from a copy.',
  });

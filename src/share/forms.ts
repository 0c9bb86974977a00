import { canonicalJson, type Dossier, type PackageInfo } from '../model/index.ts';
import { casefile } from './casefile/index.ts';

/** A form in which a case leaves, as a file of the package. */
export interface Form {
  readonly path: string;
  readonly data: string | Uint8Array;
}

/** The dossier as another Clew reads it. */
export function dossierForm(dossier: Dossier, info: PackageInfo): Form {
  return { path: 'data/dossier.json', data: `${canonicalJson({ ...dossier, package: info })}\n` };
}

/** Every form of the dossier, one after the other, so that no two are held in memory for longer than they need be. */
export async function* formsOf(dossier: Dossier, info: PackageInfo): AsyncGenerator<Form> {
  yield dossierForm(dossier, info);
  yield { path: 'data/casefile.pdf', data: await casefile(dossier, info, []) };
}

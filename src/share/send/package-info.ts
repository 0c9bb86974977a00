import { canonicalJson, type Dossier, type PackageInfo, type PackageOptions, sha256 } from '../../model/index.ts';

/** What a package says of itself. Its id follows from case, acts covered and options: the same package has the same id. */
export function packageInfo({ case: facts, head }: Dossier, options: PackageOptions, withheld: number): PackageInfo {
  const all = { ...options, label: options.label ?? facts.label };
  const told = canonicalJson({ case: facts.id, covers: head.size, root: head.root, options: all });
  return { ...all, id: `P${sha256(told).slice(0, 12)}`, at: head.at, withheld };
}

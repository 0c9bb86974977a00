import type { JSX } from 'react';
import type { IndicatorKind, Role } from '../../src/model/index.ts';
import { useWords } from '../app/words.ts';
import { kindWords } from '../words/kinds.ts';
import './kind-tag.css';

/** Kinds of what ties reports: indicators, and the three ties that are none. */
export type Kind = IndicatorKind | 'stem' | 'text' | 'victim';

const roleWords = {
  suspect: 'roleSuspect',
  victim: 'roleVictim',
  institution: 'roleInstitution',
  unknown: 'roleUnknown',
} as const satisfies Record<Role, string>;

/** What kind of indicator, and whose where that is told: word, colour, and the line under it, which differ by role. */
export function KindTag({ kind, role }: { readonly kind: Kind; readonly role?: Role }): JSX.Element {
  const t = useWords(kindWords);
  return (
    <span className={`kind ${role ?? ''}`}>
      {t(kind)}
      {role !== undefined && <span className="role"> · {t(roleWords[role])}</span>}
    </span>
  );
}

/** Names of kinds and roles in the reader's language, for lists and filters. */
export function useKinds(): { readonly kind: (kind: Kind) => string; readonly role: (role: Role) => string } {
  const t = useWords(kindWords);
  return { kind: (kind) => t(kind), role: (role) => t(roleWords[role]) };
}

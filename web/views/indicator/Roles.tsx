import type { JSX } from 'react';
import type { IndicatorView } from '../../../src/model/index.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { useKinds } from '../../parts/KindTag.tsx';
import { roleOrder } from '../report/mention.ts';

/** In how many reports it is whose. */
export function Roles({ of, labelledby }: { readonly of: IndicatorView['roles']; readonly labelledby: string }): JSX.Element {
  const { role: roleWord } = useKinds();
  const language = useLanguage();
  const all = Math.max(
    1,
    roleOrder.reduce((sum, role) => sum + (of[role] ?? 0), 0),
  );
  return (
    <table className="roles" aria-labelledby={labelledby}>
      <tbody>
        {roleOrder
          .filter((role) => (of[role] ?? 0) > 0)
          .map((role) => (
            <tr key={role}>
              <th scope="row">{roleWord(role)}</th>
              <td aria-label={countOf(of[role] ?? 0, language)}>
                <div className="role-part">
                  <span className="count">{countOf(of[role] ?? 0, language)}</span>
                  <span className="role-bar" aria-hidden="true">
                    <span className={`piece ${role}`} style={{ width: `${((of[role] ?? 0) / all) * 100}%` }} />
                  </span>
                </div>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

import type { JSX } from 'react';

/** How many reports tell what: a figure each, and a bar for its part of all of them. */
export function Tallies({
  title,
  rows,
  of,
  note,
}: {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, reports: number])[];
  /** All reports that are counted. */
  readonly of: number;
  readonly note?: string | undefined;
}): JSX.Element {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <table>
        <tbody>
          {rows.map(([name, reports]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{reports}</td>
              <td className="modus-bar" aria-hidden="true">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none">
                  <rect width={of === 0 ? 0 : Math.min(100, (reports / of) * 100)} height="8" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {note !== undefined && <p className="hint">{note}</p>}
    </section>
  );
}

import type { JSX } from 'react';
import { Link as Way } from 'wouter';
import type { JudgementRow, WhyView } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { reportWay, whyWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Judged } from '../../../parts/Judged.tsx';
import { linkWords } from '../../../words/links.ts';
import { useDecisions } from '../Decisions.tsx';

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly reason?: string;
}

/** Links that people rejected, with who, when and why: they stay to be seen, also where the ring no longer has both reports. */
export function Rejected({
  ring,
  listed,
  onUndo,
}: {
  readonly ring: string;
  /** Pairs the list of links shows already. */
  readonly listed: ReadonlySet<string>;
  readonly onUndo: ((act: number) => void) | undefined;
}): JSX.Element | null {
  const t = useWords(linkWords);
  const { data } = useDecisions(ring);
  const rows = (data?.rows ?? []).filter(({ verdict, stands, body }) => {
    const { a, b } = body as unknown as Pair;
    return verdict === 'different' && stands && !listed.has(`${a}:${b}`) && !listed.has(`${b}:${a}`);
  });
  if (rows.length === 0) return null;
  return (
    <section className="rejected-links">
      <h2>{t('rejected', { count: rows.length })}</h2>
      <ul>
        {rows.map((row) => (
          <One key={row.act} row={row} onUndo={onUndo} />
        ))}
      </ul>
    </section>
  );
}

function One({ row, onUndo }: { readonly row: JudgementRow; readonly onUndo: ((act: number) => void) | undefined }): JSX.Element {
  const t = useWords(linkWords);
  const language = useLanguage();
  const { a, b, reason } = row.body as unknown as Pair;
  const { data: why } = useGet<WhyView>('/why', { a, b });
  const isThis = why !== undefined && why.a === a && why.b === b;
  return (
    <li className="link-line different">
      <div className="link-head">
        <span className="refs">
          <Way href={reportWay(a)}>{row.refs?.[a] ?? a}</Way> – <Way href={reportWay(b)}>{row.refs?.[b] ?? b}</Way>
        </span>
      </div>
      {isThis && (
        <p className="link-sentence">
          <s>{why.direct.sentence[language]}</s>
        </p>
      )}
      <Judged
        of={[{ act: row.act, by: row.by, at: row.at, verdict: row.verdict, ...(reason === undefined ? {} : { reason }) }]}
      />
      <div className="link-actions">
        <Way href={whyWay(a, b)}>{t('why')}</Way>
        {onUndo !== undefined && (
          <button type="button" onClick={() => onUndo(row.act)}>
            {t('undo')}
          </button>
        )}
      </div>
    </li>
  );
}

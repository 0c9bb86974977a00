import type { JSX } from 'react';
import type { ReportView, Role } from '../../../src/model/index.ts';
import { useJudge } from '../../app/judge.ts';
import { useWords } from '../../app/words.ts';
import { useKinds } from '../../parts/KindTag.tsx';
import { report } from '../../words/report.ts';
import { roleOrder, type Mention } from './mention.ts';

interface CorrectProps {
  readonly of: ReportView;
  readonly mention: Mention;
  readonly close: () => void;
  /** Which place is meant, when the card tells of several. */
  readonly where?: string | undefined;
}

/** Says that the machine read a mention wrong: whose it is, or that it is none. Each is a decision with a reason. */
export function Correct({ of, mention, close, where }: CorrectProps): JSX.Element {
  const t = useWords(report);
  const { role: roleWord } = useKinds();
  const { judge, undo } = useJudge();
  const { kind, value, field, start, end, corrected } = mention;
  const isWrong = corrected?.wrong === true;
  const decide = (role: Role | null): void => {
    close();
    const place = { report: of.row.id, kind, value, start, end, ...(field === undefined ? {} : { field }) };
    const asked = {
      title: role === null ? t('noneTitle') : t('roleTitle', { role: roleWord(role) }),
      about: <bdi className="value">{value}</bdi>,
    };
    void judge({ verdict: 'mention', ...place, role }, asked);
  };
  return (
    <details className="correct" open={corrected !== undefined}>
      <summary>
        {t('correct')}
        {where !== undefined && <span className="soft"> {where}</span>}
      </summary>
      {roleOrder.map((role) => (
        <button
          key={role}
          type="button"
          aria-pressed={!isWrong && role === mention.role}
          disabled={!isWrong && role === mention.role}
          onClick={() => decide(role)}
        >
          <span className={`swatch piece ${role}`} aria-hidden="true">
            Aa
          </span>
          {roleWord(role)}
        </button>
      ))}
      <button type="button" disabled={isWrong} aria-pressed={isWrong} onClick={() => decide(null)}>
        {t('none')}
      </button>
      {corrected !== undefined && (
        <button
          type="button"
          onClick={() => {
            close();
            void undo(corrected.act);
          }}
        >
          {t('undoCorrection')}
        </button>
      )}
    </details>
  );
}

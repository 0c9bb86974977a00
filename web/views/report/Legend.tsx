import { useEffect, useState, type JSX } from 'react';
import { moment } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { useWords } from '../../app/words.ts';
import { useKinds } from '../../parts/KindTag.tsx';
import { report } from '../../words/report.ts';
import { roleOrder } from './mention.ts';

/** What stands at the foot of the printed page: what the marks mean, who printed it and when. */
export function Legend(): JSX.Element {
  const t = useWords(report);
  const { role: roleWord } = useKinds();
  const { user } = useSession();
  const [printedAt, setPrintedAt] = useState(() => Date.now());
  useEffect(() => {
    const print = (): void => setPrintedAt(Date.now());
    addEventListener('beforeprint', print);
    return () => removeEventListener('beforeprint', print);
  }, []);
  return (
    <footer className="mention-legend on-paper">
      {t('legend')}
      <ul>
        {roleOrder.map((role) => (
          <li key={role}>
            <span className={`piece ${role}`}>{roleWord(role)}</span>
          </li>
        ))}
      </ul>
      {t('printed', { when: moment(printedAt), by: user === undefined || user.local ? t('owner') : user.display })}
    </footer>
  );
}

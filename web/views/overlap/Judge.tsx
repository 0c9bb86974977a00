import type { JSX } from 'react';
import { Link } from 'wouter';
import type { OverlapList } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { Copy } from '../../parts/Copy.tsx';
import { overlapWords } from '../../words/overlap.ts';

/** The command that opens our set of a run for a judge. */
export const auditCommand = (run: string): string => `clew overlap audit ${run} -o ${run}.audit --to AGE-KEY`;

/** What a judge can be shown of a run, and how. */
export function Judge({ list: { runs } }: { readonly list: OverlapList }): JSX.Element {
  const t = useWords(overlapWords);
  const command = auditCommand(runs.find(({ own }) => own !== undefined)?.id ?? 'RUN');
  return (
    <section className="panel overlap-judge">
      <h2>{t('judgeTitle')}</h2>
      <p>{t('judgeLead')}</p>
      <p>{t('judgeWhat')}</p>
      <p>{t('judgeHow')}</p>
      <Command text={command} />
      <p>
        {t('judgeLog')} <Link href="/custody">{t('toLog')}</Link>
      </p>
    </section>
  );
}

/** A command to be run in a terminal, with a button that copies it. */
export function Command({ text }: { readonly text: string }): JSX.Element {
  const t = useWords(overlapWords);
  return (
    <div className="block">
      <pre>
        <code>{text}</code>
      </pre>
      <Copy text={text} what={t('command')} />
    </div>
  );
}

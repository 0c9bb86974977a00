import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { OverlapRow, OverlapView } from '../../../../src/model/index.ts';
import { JobLine } from '../../../app/bar/JobLine.tsx';
import { useChange } from '../../../app/change.ts';
import { download } from '../../../app/download.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { toast } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { overlapFormWords } from '../../../words/overlap-forms.ts';
import { overlapRunWords } from '../../../words/overlap-run.ts';
import { overlapWords } from '../../../words/overlap.ts';
import { nextOf } from '../next.ts';
import { TakeIn, useChooser } from '../TakeIn.tsx';
import { useJob } from '../use-job.ts';
import { useOverlap } from '../use-overlap.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { RefuseDialog } from './RefuseDialog.tsx';

/** The one thing to do now, and the buttons that do it. */
export function NextPanel({ view }: { readonly view: OverlapView }): JSX.Element {
  const t = useWords(overlapRunWords);
  const [input, choose] = useChooser();
  const { run } = view;
  const next = nextOf(run);
  const awaits = run.state === 'offered' || run.state === 'answered';
  const key = run.state === 'refused' ? 'do-refused' : (`do-${next}` as const);
  return (
    <section className="panel overlap-next">
      <h2>{t('now')}</h2>
      <p>{t(key, { partner: run.partner })}</p>
      {awaits && next.startsWith('hand-') && (
        <p className="soft">{t(run.state === 'offered' ? 'do-wait-answer' : 'do-wait-result', { partner: run.partner })}</p>
      )}
      <div className="row">
        {run.file !== undefined && <Hand view={view} isFirst={next.startsWith('hand-')} />}
        {awaits && (
          <button type="button" className={next.startsWith('wait-') ? 'primary' : ''} onClick={choose}>
            {t('takeIn')}
          </button>
        )}
        {next === 'decide' && <Decide view={view} />}
        {(next === 'open-answer' || next === 'open-result') && <GoOn run={run} step="open" words={t('open')} />}
        {next === 'resume' && <GoOn run={run} step="resume" words={t('goOn')} />}
        {(awaits || next === 'resume') && <CallOff run={run} />}
        {next === 'again' && (
          <Link className="button primary" href="/overlap?new=run">
            {t('newRun')}
          </Link>
        )}
      </div>
      <TakeIn input={input} />
    </section>
  );
}

/** The file that lies ready: saved, or sent where the partner's server has an address. */
function Hand({ view: { run }, isFirst }: { readonly view: OverlapView; readonly isFirst: boolean }): JSX.Element {
  const t = useWords(overlapRunWords);
  const { data: list } = useOverlap();
  const { isBusy, wrong, change } = useChange(['overlap', 'log']);
  const hasAddress = list?.partners.some(({ partner, url }) => partner === run.partner && url !== undefined) === true;
  const save = (): void => void download(`/overlap/runs/${run.id}/file`);
  useShortcut('s', t('save', { file: `${run.file ?? ''}.clew` }), save);
  const send = async (): Promise<void> => {
    if ((await change<unknown>('POST', `/overlap/runs/${run.id}/send`)) === undefined) return;
    toast({ tone: 'done', text: t('sent', { partner: run.partner }), linger: 8000 });
  };
  return (
    <>
      <button type="button" className={isFirst ? 'primary' : ''} onClick={save}>
        {t('save', { file: `${run.file ?? ''}.clew` })}
      </button>
      {hasAddress && (
        <button type="button" disabled={isBusy} onClick={() => void send()}>
          {t('send')}
        </button>
      )}
      {wrong !== undefined && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </>
  );
}

function Decide({ view }: { readonly view: OverlapView }): JSX.Element {
  const t = useWords(overlapRunWords);
  const forms = useWords(overlapFormWords);
  const all = useWords(overlapWords);
  const [open, setOpen] = useState<'answer' | 'refuse'>();
  const close = (): void => setOpen(undefined);
  useShortcut('a', t('answer'), () => setOpen('answer'));
  useShortcut('r', t('refuse'), () => setOpen('refuse'));
  return (
    <>
      <p className="overlap-whole">
        <strong>{all(`variant-${view.run.variant}`)}</strong> {forms(`learn-${view.run.variant}`)}
      </p>
      <button type="button" className="primary" onClick={() => setOpen('answer')}>
        {t('answer')}
      </button>
      <button type="button" onClick={() => setOpen('refuse')}>
        {t('refuse')}
      </button>
      {open === 'answer' && <AnswerDialog view={view} onClose={close} />}
      {open === 'refuse' && <RefuseDialog run={view.run} onClose={close} />}
    </>
  );
}

/** Begins work on what lies here, and shows how far it is. */
function GoOn({
  run,
  step,
  words,
}: {
  readonly run: OverlapRow;
  readonly step: 'open' | 'resume';
  readonly words: string;
}): JSX.Element {
  const t = useWords(overlapRunWords);
  const { job, isUnderWay, wrong, begin } = useJob(() => undefined);
  const go = (): void => void begin(`/overlap/runs/${run.id}/${step}`);
  useShortcut('o', words, go, { enabled: !isUnderWay });
  return (
    <>
      <button type="button" className="primary" disabled={isUnderWay} onClick={go}>
        {words}
      </button>
      {wrong !== undefined && (
        <p className="wrong overlap-whole" role="alert">
          {wrong}
        </p>
      )}
      {job !== undefined && (
        <div className="overlap-whole">
          <JobLine job={job} />
          {isUnderWay && <p className="note">{t('working')}</p>}
        </div>
      )}
    </>
  );
}

/** Ends a run that is not wanted any more. */
function CallOff({ run }: { readonly run: OverlapRow }): JSX.Element {
  const t = useWords(overlapRunWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="end" onClick={() => setOpen(true)}>
        {t('callOff')}
      </button>
      {isOpen && <RefuseDialog run={run} onClose={() => setOpen(false)} />}
    </>
  );
}

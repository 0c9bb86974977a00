import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { OverlapRow, OverlapView } from '../../../../src/model/index.ts';
import { JobLine } from '../../../app/bar/JobLine.tsx';
import { download } from '../../../app/download.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { toast } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { overlapFormWords } from '../../../words/overlap-forms.ts';
import { overlapRunWords } from '../../../words/overlap-run.ts';
import { overlapWords } from '../../../words/overlap.ts';
import { shortName } from '../name.ts';
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
  const { data: list } = useOverlap();
  const hasAddress = list?.partners.some(({ partner, url }) => partner === run.partner && url !== undefined) === true;
  const fetched = (result: unknown): void => {
    if ((result as { readonly files: readonly unknown[] }).files.length === 0)
      toast({ tone: 'news', text: t('fetchedNone'), linger: 8000 });
  };
  const name = shortName(run.partner);
  const key = run.state === 'refused' ? 'do-refused' : (`do-${next}` as const);
  return (
    <section className="panel overlap-next">
      <h2>{t('now')}</h2>
      <p>{t(key, { partner: name })}</p>
      {awaits && next.startsWith('hand-') && (
        <p className="soft">{t(run.state === 'offered' ? 'do-wait-answer' : 'do-wait-result', { partner: name })}</p>
      )}
      <div className="row">
        {run.file !== undefined && run.came === undefined && (
          <Hand run={run} isFirst={next.startsWith('hand-')} hasAddress={hasAddress} />
        )}
        {awaits && run.came === undefined && (
          <button type="button" className={next.startsWith('wait-') ? 'primary' : ''} onClick={choose}>
            {t('takeIn')}
          </button>
        )}
        {next === 'decide' && <Decide view={view} />}
        {awaits && hasAddress && run.came === undefined && (
          <Work path="/overlap/fetch" body={{ partner: run.partner }} words={t('fetch')} done={fetched} />
        )}
        {run.came !== undefined && <Work path={`/overlap/runs/${run.id}/open`} words={t('open')} isFirst />}
        {next === 'resume' && <Work path={`/overlap/runs/${run.id}/resume`} words={t('goOn')} isFirst />}
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
function Hand({
  run,
  isFirst,
  hasAddress,
}: {
  readonly run: OverlapRow;
  readonly isFirst: boolean;
  readonly hasAddress: boolean;
}): JSX.Element {
  const t = useWords(overlapRunWords);
  const save = (): void => void download(`/overlap/runs/${run.id}/file`);
  const words = t('save', { file: `${run.file ?? ''}.clew` });
  useShortcut('s', words, save);
  const sent = (): void => void toast({ tone: 'done', text: t('sent', { partner: shortName(run.partner) }), linger: 8000 });
  return (
    <>
      {hasAddress && <Work path={`/overlap/runs/${run.id}/send`} words={t('send')} isFirst={isFirst} done={sent} />}
      <button type="button" className={isFirst && !hasAddress ? 'primary' : ''} onClick={save}>
        {words}
      </button>
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

/** A button that begins work, and shows how far it is. */
function Work({
  path,
  body,
  words,
  isFirst = false,
  done = () => undefined,
}: {
  readonly path: string;
  readonly body?: object;
  readonly words: string;
  readonly isFirst?: boolean;
  /** Told what came of it. */
  readonly done?: (result: unknown) => void;
}): JSX.Element {
  const t = useWords(overlapRunWords);
  const { job, isUnderWay, wrong, begin } = useJob(done);
  const go = (): void => void begin(path, body);
  useShortcut('o', words, go, { enabled: isFirst && !isUnderWay });
  return (
    <>
      <button type="button" className={isFirst ? 'primary' : ''} disabled={isUnderWay} onClick={go}>
        {words}
      </button>
      {wrong !== undefined && (
        <p className="wrong overlap-whole" role="alert">
          {wrong}
        </p>
      )}
      {job !== undefined && job.state !== 'done' && (
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

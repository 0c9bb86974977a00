import { useEffect, useEffectEvent, type JSX } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Link } from 'wouter';
import type { JobView } from '../../../src/model/index.ts';
import { jobWords } from '../../words/jobs.ts';
import { awaited, awaitJobs, isOver, takeEnded, useJobs } from '../jobs.ts';
import { useSession } from '../session.ts';
import { useStore } from '../store.ts';
import { toast } from '../toasts.ts';
import { useWords } from '../words.ts';
import { JobLine } from './JobLine.tsx';
import { useOutcome } from './outcome.ts';

/** Jobs that are over and still listed. */
const mostOver = 8;

/** Tells whoever began a job what came of it, wherever they are by then. */
function useEndings(jobs: readonly JobView[]): void {
  const outcome = useOutcome();
  const me = useSession().user?.name;
  const waiting = useStore(awaited);
  const tell = useEffectEvent((job: JobView) => {
    if (job.by !== me) return;
    const { text, isGood, more } = outcome(job);
    toast({
      tone: isGood ? 'done' : 'error',
      text,
      ...(more === undefined || more.href === location.pathname ? {} : { more }),
      ...(isGood ? { linger: 12_000 } : {}),
    });
  });
  useEffect(() => {
    awaitJobs(jobs.filter((job) => !isOver(job)).map(({ id }) => id));
    if (waiting.size > 0) for (const job of takeEnded(jobs)) tell(job);
  }, [jobs, waiting]);
}

/** Long work: how much runs and how far it is; opened, each job with a way to stop it and what came of those that are over. */
export function Jobs(): JSX.Element | null {
  const t = useWords(jobWords);
  const outcome = useOutcome();
  const jobs = useJobs();
  useEndings(jobs);
  const running = jobs.filter((job) => !isOver(job));
  const over = jobs.filter((job) => isOver(job)).slice(0, mostOver);
  const [first] = running.filter(({ state }) => state === 'running');
  if (jobs.length === 0) return null;
  const { done, total } = first?.progress ?? {};
  return (
    <DialogTrigger>
      <Button className="jobs-button">
        {running.length === 0 ? t('recent') : t('running', { count: running.length })}
        {first !== undefined && (
          <progress
            aria-label={t(first.kind)}
            {...(total === undefined || done === undefined ? {} : { max: Math.max(1, total), value: done })}
          />
        )}
      </Button>
      <ModalOverlay className="overlay clear" isDismissable>
        <Modal className="modal jobs-panel">
          <Dialog className="dialog">
            {({ close }) => (
              <>
                <Heading slot="title" level={2}>
                  {t(running.length === 0 ? 'recent' : 'jobs')}
                </Heading>
                {running.map((job) => (
                  <JobLine key={job.id} job={job} />
                ))}
                {over.map((job) => {
                  const { text, more } = outcome(job);
                  return (
                    <JobLine key={job.id} job={job}>
                      {job.error === undefined ? (
                        <p className="soft">
                          {text}{' '}
                          {more !== undefined && (
                            <Link href={more.href} onClick={close}>
                              {more.label}
                            </Link>
                          )}
                        </p>
                      ) : undefined}
                    </JobLine>
                  );
                })}
                <p className="soft">{t('none')}</p>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

import type { JSX } from 'react';
import type { BackupView, CasebookView, JobView, LogView } from '../../../src/model/index.ts';
import { JobLine } from '../../app/bar/JobLine.tsx';
import { useGet } from '../../app/api.ts';
import { countOf, size, useLanguage } from '../../app/format.ts';
import { isOver, startJob, useJobs } from '../../app/jobs.ts';
import { useWords } from '../../app/words.ts';
import { Copy } from '../../parts/Copy.tsx';
import { When } from '../../parts/When.tsx';
import { custodyWords } from '../../words/custody.ts';
import { settingsWords } from '../../words/settings.ts';
import { Fact, Section, Typed } from './Section.tsx';

const protections = { passphrase: 'byPassphrase', folder: 'byFolder', token: 'byToken' } as const;

/** Which key signs, where it lies, and how it is changed. That is done where the casebook lies, never from a page. */
export function KeysSection(): JSX.Element {
  const t = useWords(settingsWords);
  const c = useWords(custodyWords);
  const { data: log } = useGet<LogView>('/log');
  return (
    <Section id="keys" title={t('keys')} lead={t('keysLead')}>
      {log !== undefined && (
        <dl className="record">
          <Fact name={t('signs')}>
            <code className="short" title={log.key}>
              {log.key}
            </code>
            <Copy text={log.key} what={t('signs')} />
          </Fact>
          <Fact name={t('lies')}>{t(log.protectedBy === 'token' ? 'liesToken' : 'liesFile')}</Fact>
          <Fact name={t('guarded')}>{c(protections[log.protectedBy])}</Fact>
        </dl>
      )}
      {log?.protectedBy === 'folder' && <Typed what={t('protect')} command="clew log key protect -C DIR" />}
      <Typed what={t('rotate')} command="clew log key rotate -C DIR --reason TEXT" />
      <Typed what={t('witness')} command="clew log witness add NAME VKEY URL -C DIR" />
    </Section>
  );
}

function Backup({ job }: { readonly job: JobView }): JSX.Element {
  const t = useWords(settingsWords);
  const language = useLanguage();
  if (job.state !== 'done') return <JobLine job={job} />;
  const { name, acts, files, bytes } = job.result as BackupView;
  return (
    <p>
      <When at={job.endedAt} grain="minute" /> ·{' '}
      {t('backupDone', {
        name,
        acts: countOf(acts, language),
        files: countOf(files, language),
        size: size(bytes, language),
      })}
    </p>
  );
}

/** Copies of all that is truth. */
export function Backups({ casebook }: { readonly casebook: CasebookView }): JSX.Element {
  const t = useWords(settingsWords);
  const jobs = useJobs().filter(({ kind }) => kind === 'backup');
  const isRunning = jobs.some((job) => !isOver(job));
  return (
    <Section
      id="backups"
      title={t('backups')}
      lead={t('backupsLead')}
      action={
        casebook.backups && (
          <button type="button" disabled={isRunning} onClick={() => void startJob('/backup')}>
            {t('backupNow')}
          </button>
        )
      }
    >
      {!casebook.backups && <Typed what={t('noBackups')} command="clew serve -C DIR --backups FOLDER" />}
      {casebook.backups && jobs.length === 0 && <p>{t('backupsNone')}</p>}
      {jobs.map((job) => (
        <Backup key={job.id} job={job} />
      ))}
    </Section>
  );
}

/** Lists and search, which are made from the rows. */
export function SearchIndex(): JSX.Element {
  const t = useWords(settingsWords);
  const running = useJobs().find((job) => (job.kind === 'index' || job.kind === 'rebuild') && !isOver(job));
  return (
    <Section
      id="index"
      title={t('index')}
      lead={t('indexLead')}
      action={
        <button type="button" disabled={running !== undefined} onClick={() => void startJob('/rebuild')}>
          {t('rebuildNow')}
        </button>
      }
    >
      {running !== undefined && <JobLine job={running} />}
    </Section>
  );
}

/** What this is, and whose work is in it. */
export function About({ version }: { readonly version: string }): JSX.Element {
  const t = useWords(settingsWords);
  return (
    <Section id="about" title={t('about')}>
      <dl className="record">
        <Fact name={t('version')}>
          <code>{version}</code>
        </Fact>
        <Fact name={t('licence')}>{t('licenceText')}</Fact>
        <Fact name={t('parts')}>
          <a href="/licences.txt" target="_blank" rel="noreferrer">
            {t('partsText')}
          </a>
        </Fact>
        <Fact name={t('api')}>
          <a href="/api/docs" target="_blank" rel="noreferrer">
            {t('apiText')}
          </a>
        </Fact>
      </dl>
    </Section>
  );
}

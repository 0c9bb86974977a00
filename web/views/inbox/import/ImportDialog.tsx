import { useState, type JSX } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ImportOptions, ImportResult, JobView, UploadView } from '../../../../src/model/index.ts';
import { send, type Refused } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';
import { Done } from './Done.tsx';
import { Preview } from './Preview.tsx';
import { Running } from './Running.tsx';
import { Sending } from './Sending.tsx';
import { Trouble } from './Trouble.tsx';

type Step =
  | { readonly step: 'sending' }
  | { readonly step: 'preview'; readonly upload: UploadView; readonly options: ImportOptions }
  | { readonly step: 'running'; readonly job: string }
  | { readonly step: 'done'; readonly result: ImportResult }
  | { readonly step: 'failed'; readonly error: Pick<Refused, 'code' | 'message' | 'hint'> }
  | { readonly step: 'cancelled' };

/** Files mostly tell the time of where they are imported; it stands in the preview, to be put right. */
const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

const steps = ['sending', 'preview', 'running', 'done'] as const;

interface ImportDialogProps {
  readonly file: File;
  readonly place: { readonly at: number; readonly of: number } | undefined;
  readonly hasNext: boolean;
  readonly next: () => void;
  /** Leaves the files that still wait. */
  readonly stop: () => void;
}

/** One file on its way in: sent, looked at, imported, told. Nothing is kept before the person says so. */
export function ImportDialog({ file, place, hasNext, next, stop }: ImportDialogProps): JSX.Element {
  const t = useWords(importing);
  const [state, go] = useState<Step>({ step: 'sending' });
  const fail = (error: Pick<Refused, 'code' | 'message' | 'hint'>): void => go({ step: 'failed', error });
  const leave = (): void => {
    // What was sent and not imported is not left lying on the server.
    if (state.step === 'preview') void send('DELETE', `/uploads/${state.upload.upload}`).catch(() => undefined);
    next();
  };
  const begin = async (upload: string, options: ImportOptions): Promise<void> => {
    try {
      const job = await send<JobView>('POST', `/uploads/${upload}/import`, { options, link: true });
      go({ step: 'running', job: job.id });
    } catch (error) {
      fail(error as Refused);
    }
  };
  const ended = state.step === 'done' || state.step === 'failed' || state.step === 'cancelled';
  const now = steps.findIndex((step) => step === state.step);
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled={state.step === 'running'}
      onOpenChange={leave}
    >
      <Modal className="modal import-modal">
        <Dialog className="dialog import-dialog">
          <header>
            <Heading slot="title" level={2}>
              {t('title')} <bdi>{file.name}</bdi>
            </Heading>
            {place !== undefined && <span className="soft">{t('fileOf', place)}</span>}
          </header>
          <ol className="steps">
            {steps.map((step, at) => (
              <li key={step} aria-current={at === now ? 'step' : undefined} className={at < now ? 'past' : ''}>
                {t(`step-${step}`)}
              </li>
            ))}
          </ol>
          {state.step === 'sending' && (
            <Sending
              file={file}
              sent={(upload) => go({ step: 'preview', upload, options: { zone: ownZone } })}
              failed={fail}
              cancel={leave}
            />
          )}
          {state.step === 'preview' && (
            <Preview
              upload={state.upload}
              options={state.options}
              change={(options) => go({ ...state, options })}
              cancel={leave}
              begin={() => void begin(state.upload.upload, state.options)}
            />
          )}
          {state.step === 'running' && (
            <Running
              id={state.job}
              done={(result) => go({ step: 'done', result })}
              failed={fail}
              cancelled={() => go({ step: 'cancelled' })}
            />
          )}
          {state.step === 'done' && (
            <div className="import-body">
              <Done result={state.result} />
            </div>
          )}
          {state.step === 'failed' && <Trouble error={state.error} />}
          {state.step === 'cancelled' && <p role="status">{t('wasCancelled')}</p>}
          {ended && (
            <footer>
              {hasNext && (
                <button type="button" onClick={stop}>
                  {t('leaveRest')}
                </button>
              )}
              {/* The dialog's only way on. */}
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
              <button type="button" className="primary" autoFocus onClick={next}>
                {hasNext ? t('nextFile') : t('close')}
              </button>
            </footer>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

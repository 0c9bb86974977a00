import { useEffect, useEffectEvent, useState, type JSX } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import type { UploadView } from '../../../../src/model/index.ts';
import { Refused } from '../../../app/api.ts';
import { upload } from '../../../app/upload.ts';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';
import { Bar } from './Bar.tsx';

interface SendingProps {
  readonly file: File;
  readonly sent: (view: UploadView) => void;
  readonly failed: (error: Refused) => void;
  readonly cancel: () => void;
}

/** The file goes to the server, which looks at how it is to be read. */
export function Sending({ file, sent, failed, cancel }: SendingProps): JSX.Element {
  const t = useWords(importing);
  const [part, setPart] = useState(0);
  const onSent = useEffectEvent(sent);
  const onFailed = useEffectEvent(failed);
  useEffect(() => {
    const stop = new AbortController();
    upload<UploadView>('/uploads', file, { signal: stop.signal, onPart: setPart }).then(onSent, (error: unknown) => {
      if (!stop.signal.aborted && error instanceof Refused) onFailed(error);
    });
    return () => stop.abort();
  }, [file]);
  const percent = Math.round(part * 100);
  return (
    <>
      <ProgressBar value={percent} isIndeterminate={percent === 100}>
        <Label>{percent < 100 ? t('sending', { percent }) : t('looking')}</Label>
        <Bar part={part} />
      </ProgressBar>
      <footer>
        <button type="button" onClick={cancel}>
          {t('cancel')}
        </button>
      </footer>
    </>
  );
}

import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Refused } from '../../app/api.ts';
import { useSaid } from '../../app/errors.ts';
import { refresh } from '../../app/stale.ts';
import { toast } from '../../app/toasts.ts';
import { upload } from '../../app/upload.ts';
import { overlapWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { overlapWords } from '../../words/overlap.ts';
import type { OverlapFile } from '../../../src/model/index.ts';

/** What `POST /overlap/files` answers: which file it was, and of which run. */
export interface TakenFile {
  readonly run: string;
  readonly file: OverlapFile;
  readonly partner: string;
}

export interface Taking {
  readonly name: string;
  /** How much of it is sent, 0 to 1. */
  readonly part: number;
  readonly wrong?: { readonly text: string; readonly hint: string | undefined };
}

/** Takes in files of partners one after another; the last one's run is gone to. What stood against one stays until it is closed. */
export function useFiles(): {
  readonly taking: Taking | undefined;
  readonly take: (files: readonly File[]) => Promise<void>;
  /** Stops what is sent, or puts away what went wrong. */
  readonly stop: () => void;
} {
  const t = useWords(overlapWords);
  const said = useSaid();
  const [, go] = useLocation();
  const [taking, setTaking] = useState<Taking>();
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);
  const take = async (files: readonly File[]): Promise<void> => {
    let arrived: TakenFile | undefined;
    for (const file of files) {
      const stop = new AbortController();
      stopping.current = stop;
      const { name } = file;
      setTaking({ name, part: 0 });
      try {
        const onPart = (part: number): void => setTaking({ name, part });
        arrived = await upload<TakenFile>('/overlap/files', file, { signal: stop.signal, onPart });
        toast({
          tone: 'done',
          text: t('fileTaken', { what: t(`file-${arrived.file}`), partner: arrived.partner }),
          linger: 8000,
        });
      } catch (error) {
        setTaking(undefined);
        if (stop.signal.aborted) return;
        if (!(error instanceof Refused)) throw error;
        setTaking({ name, part: 0, wrong: said(error) });
        return;
      } finally {
        refresh(['overlap', 'log']);
      }
    }
    setTaking(undefined);
    if (arrived !== undefined) go(overlapWay(arrived.run));
  };
  return {
    taking,
    take,
    stop: () => {
      stopping.current?.abort();
      setTaking(undefined);
    },
  };
}

import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { JobView, OverlapFile } from '../../../src/model/index.ts';
import { Refused, send } from '../../app/api.ts';
import { tellInPlace } from '../../app/jobs.ts';
import { type Said, useSaid } from '../../app/errors.ts';
import { refresh } from '../../app/stale.ts';
import { upload } from '../../app/upload.ts';
import { overlapWay } from '../../app/ways.ts';
import { untilOver } from './until.ts';

/** A file under way, or what stood against it. */
export interface Taking {
  readonly name: string;
  /** How much of it is sent, 0 to 1. */
  readonly part: number;
  /** The work on it once it is there. */
  readonly job?: JobView;
  readonly wrong?: { readonly text: string; readonly hint: string | undefined };
}

/** Requests are small signed texts. Bytes. */
const mostOfRequest = 1_000_000;
const isRequest = (text: string): boolean => /^clew request v\d+\n/u.test(text);

/** An error of a job, or of an answer, as it was said. */
class Failure extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(said.message);
    this.said = said;
  }
}

/** Takes in one file: a request is recorded; an offer lies for a decision; what answers us is opened at once. Gives the run. */
async function takeOne(
  file: File,
  signal: AbortSignal,
  tell: (taking: Taking) => void,
  follow: (job: string) => void,
): Promise<string | undefined> {
  const { name } = file;
  const text = file.size > mostOfRequest ? '' : await file.text();
  if (isRequest(text)) return (await send<{ readonly run: string }>('POST', '/overlap/requests', { text })).run;
  const begun = await upload<JobView>('/overlap/files', file, {
    signal,
    asBody: true,
    onPart: (part) => tell({ name, part }),
  });
  const resultOf = async (job: JobView): Promise<unknown> => {
    follow(job.id);
    const { state, error, result } = await untilOver(job, (now) => tell({ name, part: 1, job: now }));
    if (state === 'failed') throw new Failure(error ?? { message: state });
    return state === 'done' ? result : undefined;
  };
  const taken = (await resultOf(begun)) as { readonly run: string; readonly file: OverlapFile } | undefined;
  if (taken !== undefined && taken.file !== 'offer')
    await resultOf(await send<JobView>('POST', `/overlap/runs/${taken.run}/open`));
  return taken?.run;
}

/** Takes in files of partners one after another; the last one's run is gone to. What stood against one stays until it is closed. */
export function useFiles(): {
  readonly taking: Taking | undefined;
  readonly take: (files: readonly File[]) => Promise<void>;
  /** Stops what is under way, or puts away what went wrong. */
  readonly stop: () => void;
} {
  const said = useSaid();
  const [, go] = useLocation();
  const [taking, setTaking] = useState<Taking>();
  const stopping = useRef<AbortController>(undefined);
  // What was sent is worked on further when the reader goes elsewhere; they are not called back then.
  const isHere = useRef(true);
  const leave = useRef<() => void>(undefined);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      leave.current?.();
      stopping.current?.abort();
    };
  }, []);
  const take = async (files: readonly File[]): Promise<void> => {
    let arrived: string | undefined;
    for (const file of files) {
      const stop = new AbortController();
      stopping.current = stop;
      const { name } = file;
      setTaking({ name, part: 0 });
      try {
        arrived = await takeOne(file, stop.signal, setTaking, (job) => (leave.current = tellInPlace(job)));
      } catch (error) {
        setTaking(undefined);
        if (stop.signal.aborted) return;
        if (!(error instanceof Refused || error instanceof Failure)) throw error;
        setTaking({ name, part: 0, wrong: said(error instanceof Failure ? error.said : error) });
        return;
      } finally {
        refresh(['overlap', 'log']);
      }
    }
    setTaking(undefined);
    if (arrived !== undefined && isHere.current) go(overlapWay(arrived));
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

import { useEffect, useRef, useState } from 'react';
import { Refused } from './api.ts';
import { useSaid } from './errors.ts';
import { upload } from './upload.ts';

interface HandedIn {
  readonly upload: string;
  readonly name: string;
  readonly bytes: number;
}

/**
 * Hands in a file as it is, whatever it holds: `part` of it is under way, `wrong` is what stood against it. Stops when the part of
 * the page that asked for it goes.
 */
export function useHandIn(): {
  readonly part: number | undefined;
  readonly wrong: string | undefined;
  readonly handIn: (file: File) => Promise<HandedIn | undefined>;
} {
  const said = useSaid();
  const [part, setPart] = useState<number>();
  const [wrong, setWrong] = useState<string>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  return {
    part,
    wrong,
    handIn: async (file) => {
      stop.current = new AbortController();
      setWrong(undefined);
      setPart(0);
      try {
        return await upload<HandedIn>('/uploads?as=file', file, { signal: stop.current.signal, onPart: setPart });
      } catch (error) {
        if (!stop.current.signal.aborted && error instanceof Refused) setWrong(said(error).text);
        return undefined;
      } finally {
        setPart(undefined);
      }
    },
  };
}

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';
import { ImportDialog } from './ImportDialog.tsx';
import './import.css';

interface Importing {
  /** Opens the choice of files. */
  readonly begin: () => void;
  /** To be drawn by the page. */
  readonly dialog: ReactNode;
}

/** Takes files dropped anywhere on the page, or chosen, and leads through their import one after the other. */
export function useImport(enabled: boolean): Importing {
  const t = useWords(importing);
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [at, setAt] = useState(0);
  const add = (more: readonly File[]): void => setFiles((before) => [...before, ...more]);
  const isOver = useDrop(enabled, add);
  const current = files[at];
  const next = (): void => {
    if (at + 1 < files.length) {
      setAt(at + 1);
      return;
    }
    setFiles([]);
    setAt(0);
  };
  const begin = (): void => input.current?.click();
  const dialog = (
    <>
      {enabled && (
        <input
          ref={input}
          type="file"
          multiple
          hidden
          onChange={({ target }) => {
            add([...(target.files ?? [])]);
            // The same file can be chosen again once it was corrected.
            target.value = '';
          }}
        />
      )}
      {isOver && (
        <div className="drop-here" role="status">
          {t('dropHere')}
        </div>
      )}
      {current !== undefined && (
        <ImportDialog
          key={at}
          file={current}
          place={files.length > 1 ? { at: at + 1, of: files.length } : undefined}
          hasNext={at + 1 < files.length}
          next={next}
          stop={() => {
            setFiles([]);
            setAt(0);
          }}
        />
      )}
    </>
  );
  return { begin, dialog };
}

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Whether files are being dragged over the page; hands over those that are dropped. */
function useDrop(enabled: boolean, take: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const taker = useRef(take);
  useEffect(() => {
    taker.current = take;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    addEventListener('dragenter', over, { signal });
    addEventListener('dragover', over, { signal });
    addEventListener(
      'dragleave',
      (event) => {
        // Left the window, not merely one element for another.
        if (event.relatedTarget === null) setIsOver(false);
      },
      { signal },
    );
    addEventListener(
      'drop',
      (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setIsOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0) taker.current(files);
      },
      { signal },
    );
    return () => stop.abort();
  }, [enabled]);
  return isOver;
}

import { useRef, useState, type ReactNode } from 'react';
import { useDrop } from '../../../app/drop.ts';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';
import { ImportDialog } from './ImportDialog.tsx';
import '../../../parts/drop.css';
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

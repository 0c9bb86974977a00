import { type JSX, type RefObject, useRef } from 'react';
import { JobLine } from '../../app/bar/JobLine.tsx';
import { useDrop } from '../../app/drop.ts';
import { isOver } from '../../app/jobs.ts';
import { useWords } from '../../app/words.ts';
import { overlapWords } from '../../words/overlap.ts';
import { useFiles } from './use-files.ts';
import '../../parts/drop.css';

/** Files of partners that are dropped anywhere on the page or chosen by `input`: how far they are, and what stood against one. */
export function TakeIn({ input }: { readonly input: RefObject<HTMLInputElement | null> }): JSX.Element {
  const t = useWords(overlapWords);
  const { taking, take, stop } = useFiles();
  const isDropping = useDrop(true, (files) => void take(files));
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {taking !== undefined && (
        <div className={`overlap-taking ${taking.wrong === undefined ? '' : 'against'}`} role="status">
          {taking.wrong === undefined ? (
            taking.job === undefined || isOver(taking.job) ? (
              <p>
                {taking.part < 1
                  ? t('sending', { name: taking.name, percent: Math.round(taking.part * 100) })
                  : t('checking', { name: taking.name })}
              </p>
            ) : (
              <JobLine job={taking.job} />
            )
          ) : (
            <>
              <strong>{t('fileWrong', { name: taking.name })}</strong>
              <p>{taking.wrong.text}</p>
              {taking.wrong.hint !== undefined && <p>{taking.wrong.hint}</p>}
            </>
          )}
          {(taking.wrong !== undefined || taking.job === undefined) && (
            <button type="button" onClick={stop}>
              {t(taking.wrong === undefined ? 'stop' : 'close')}
            </button>
          )}
        </div>
      )}
      {isDropping && (
        <div className="drop-here" role="status">
          {t('dropHere')}
        </div>
      )}
    </>
  );
}

/** A way to choose a file of a partner's, for a button and its key. */
export function useChooser(): readonly [input: RefObject<HTMLInputElement | null>, choose: () => void] {
  const input = useRef<HTMLInputElement>(null);
  return [input, () => input.current?.click()];
}

import { useState, type JSX } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { BoardCell, Letter } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useLanguage, type Language } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { Copy } from '../../../parts/Copy.tsx';
import { Failed } from '../../../parts/Failed.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { boardWords } from '../../../words/board.ts';

/** A letter that asks for what is missing, in the language of whoever is to read it; printed, it stands alone on its sheet. */
export function LetterDialog({
  caseId,
  template,
  cell,
  close,
}: {
  readonly caseId: string;
  readonly template: string;
  readonly cell: BoardCell;
  readonly close: () => void;
}): JSX.Element {
  const t = useWords(boardWords);
  const own = useLanguage();
  const [language, setLanguage] = useState<Language>(own);
  const { data, error, refetch } = useGet<Letter>(`/cases/${encodeURIComponent(caseId)}/letter`, {
    template,
    element: cell.element,
    suspect: cell.suspect,
  });
  const letter = data?.element === cell.element && data.suspect === cell.suspect ? data : undefined;
  return (
    <ModalOverlay className="overlay letter-overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="modal roomy">
        <Dialog className="dialog letter-dialog">
          <Heading slot="title" level={2}>
            {letter === undefined ? t('letterTitle') : t('letterTo', { who: t(letter.to) })}
          </Heading>
          <p className="note">{t('letterLead')}</p>
          {letter === undefined && (error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />)}
          {letter !== undefined && (
            <>
              <div className="row letter-languages" role="group" aria-label={t('letterTitle')}>
                {(['en', 'zh'] as const).map((each) => (
                  <button
                    key={each}
                    type="button"
                    className="quiet"
                    aria-pressed={language === each}
                    onClick={() => setLanguage(each)}
                  >
                    {t(each === 'en' ? 'english' : 'chinese')}
                  </button>
                ))}
                <Copy text={`${letter.subject[language]}\n\n${letter.body[language]}`} what={t('copyLetter')} />
              </div>
              <article
                className="letter-paper"
                lang={language === 'zh' ? 'zh-CN' : 'en'}
                // A long letter scrolls by keys too.
                // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                tabIndex={0}
                aria-label={t('letterTitle')}
              >
                <h3>{letter.subject[language]}</h3>
                <div className="letter-body">{letter.body[language]}</div>
              </article>
            </>
          )}
          <footer>
            <button type="button" onClick={close}>
              {t('close')}
            </button>
            <button type="button" className="primary" disabled={letter === undefined} onClick={() => window.print()}>
              {t('print')}
            </button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

import { useState, type JSX, type ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Sentence } from '../../src/model/index.ts';
import { useLanguage, type Language } from '../app/format.ts';
import { useWords } from '../app/words.ts';
import { parts } from '../words/parts.ts';
import { Copy } from './Copy.tsx';
import './letter-sheet.css';

/** A letter in the language of whoever is to read it; printed, it stands alone on its sheet. */
export function LetterSheet({
  title,
  lead,
  letter,
  waiting,
  close,
}: {
  readonly title: string;
  readonly lead: string;
  /** Absent until it is there; then `waiting` stands in its place. */
  readonly letter: { readonly subject: Sentence; readonly body: Sentence } | undefined;
  readonly waiting: ReactNode;
  readonly close: () => void;
}): JSX.Element {
  const t = useWords(parts);
  const own = useLanguage();
  const [language, setLanguage] = useState<Language>(own);
  return (
    <ModalOverlay className="overlay letter-overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="modal roomy">
        <Dialog className="dialog letter-dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <p className="note">{lead}</p>
          {letter === undefined && waiting}
          {letter !== undefined && (
            <>
              <div className="row letter-languages" role="group" aria-label={t('letterLanguage')}>
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
                aria-label={title}
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

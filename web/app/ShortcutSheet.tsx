import { Fragment, type JSX } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { dialogWords } from '../words/dialogs.ts';
import { setSheet, sheet } from './sheet.ts';
import { keysOf, letterKeys, setLetterKeys, shortcuts, type Shortcut } from './shortcuts.ts';
import { useStore } from './store.ts';
import { useWords } from './words.ts';

/** Keys as they are pressed. */
export function Keys({ keys }: { readonly keys: string }): JSX.Element {
  const t = useWords(dialogWords);
  return (
    <span className="keys">
      {keysOf(keys).map((key, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same key may be pressed twice
        <Fragment key={i}>
          {i > 0 && ` ${t('andThen')} `}
          <kbd>{key}</kbd>
        </Fragment>
      ))}
    </span>
  );
}

function List({ title, list }: { readonly title: string; readonly list: readonly Shortcut[] }): JSX.Element | null {
  if (list.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {list.map(({ keys, words }) => (
          <div key={keys}>
            <dt>
              <Keys keys={keys} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** All keys of the page that is open. */
export function ShortcutSheet(): JSX.Element {
  const t = useWords(dialogWords);
  const isOpen = useStore(sheet);
  const isOn = useStore(letterKeys);
  const all = useStore(shortcuts);
  // Of two with the same keys the later counts.
  const list = [...new Map(all.map((each) => [each.keys, each])).values()];
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={setSheet} isDismissable>
      <Modal className="modal roomy">
        <Dialog className="dialog key-sheet">
          <Heading slot="title" level={2}>
            {t('sheetTitle')}
          </Heading>
          <div className="key-lists">
            <List title={t('sheetPage')} list={list.filter(({ scope }) => scope === 'page')} />
            <List title={t('sheetEverywhere')} list={list.filter(({ scope }) => scope === 'everywhere')} />
          </div>
          <footer>
            <label className="note">
              <input type="checkbox" checked={isOn} onChange={(event) => setLetterKeys(event.target.checked)} /> {t('letters')}{' '}
              {t('lettersWhy')}
            </label>
            <button type="button" onClick={() => setSheet(false)}>
              {t('close')}
            </button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

import { Component, type JSX, type ReactNode } from 'react';
import { shell } from '../words/shell.ts';
import { useWords } from './words.ts';

/** What to do when a page breaks: nothing is lost, as decisions are recorded before they are shown. */
function Broken({ error, again }: { readonly error: Error; readonly again: () => void }): JSX.Element {
  const t = useWords(shell);
  // A page whose file is gone: the server was replaced by a newer version since this page was loaded.
  const isOld = /dynamically imported module|Importing a module script failed|Failed to fetch/u.test(error.message);
  return (
    <div className="failed" role="alert">
      <h1 tabIndex={-1}>{t(isOld ? 'old' : 'broken')}</h1>
      <p>{t(isOld ? 'oldText' : 'brokenText')}</p>
      {!isOld && (
        <p>
          <code>{`${error.name}: ${error.message}`}</code>
        </p>
      )}
      <p className="row">
        <button type="button" className="primary" onClick={() => location.reload()}>
          {t('reload')}
        </button>
        {!isOld && (
          <button type="button" onClick={again}>
            {t('retry')}
          </button>
        )}
      </p>
    </div>
  );
}

interface State {
  readonly error: Error | undefined;
}

/** Keeps the rest of the workbench when one page breaks. Give it the page's address as key: going to another mends it. */
export class Boundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <Broken error={error} again={() => this.setState({ error: undefined })} />;
  }
}

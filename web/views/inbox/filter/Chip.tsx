import type { JSX, ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useWords } from '../../../app/words.ts';
import { inbox } from '../../../words/inbox.ts';

interface ChipProps {
  readonly name: string;
  /** What it is set to; absent: it narrows nothing. */
  readonly shown: string | undefined;
  readonly onClear: () => void;
  readonly children: (close: () => void) => ReactNode;
}

/** A filter of the bar: what it narrows by, what it is set to, and the way to set or clear it. */
export function Chip({ name, shown, onClear, children }: ChipProps): JSX.Element {
  const t = useWords(inbox);
  return (
    <span className={`chip ${shown === undefined ? '' : 'set'}`}>
      <DialogTrigger>
        <Button>
          {shown === undefined ? (
            name
          ) : (
            <>
              <span className="name">{name}</span> <bdi>{shown}</bdi>
            </>
          )}
          <span aria-hidden="true" className="down" />
        </Button>
        <Popover placement="bottom start" className="filter-popover">
          <Dialog aria-label={name}>{({ close }) => children(close)}</Dialog>
        </Popover>
      </DialogTrigger>
      {shown !== undefined && (
        <button type="button" className="clear" aria-label={t('clearOne', { name })} onClick={onClear}>
          <span aria-hidden="true">×</span>
        </button>
      )}
    </span>
  );
}

import { useRef, useState, type JSX, type ReactNode } from 'react';
import { Button, Dialog, Popover } from 'react-aria-components';
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
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = (): void => setIsOpen(false);
  return (
    <span className={`chip ${shown === undefined ? '' : 'set'}`}>
      <Button ref={trigger} aria-haspopup="dialog" aria-expanded={isOpen} onPress={() => setIsOpen(true)}>
        {shown === undefined ? (
          name
        ) : (
          <>
            <span className="name">{name}</span> <bdi>{shown}</bdi>
          </>
        )}
        <span aria-hidden="true" className="down" />
      </Button>
      {/* Not tied to the button by `DialogTrigger`, which would name the box around the dialog too. */}
      <Popover isOpen={isOpen} onOpenChange={setIsOpen} triggerRef={trigger} placement="bottom start" className="filter-popover">
        <Dialog aria-label={name}>{children(close)}</Dialog>
      </Popover>
      {shown !== undefined && (
        <button type="button" className="clear" aria-label={t('clearOne', { name })} onClick={onClear}>
          <span aria-hidden="true">×</span>
        </button>
      )}
    </span>
  );
}

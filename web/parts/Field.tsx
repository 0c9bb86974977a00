import { useId, type JSX, type ReactNode } from 'react';
import './field.css';

interface Bound {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

/** A field of a form with its label above, what to enter below, and what is wrong with it, each tied to the control. */
export function Field({
  label,
  hint,
  wrong,
  children,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  /** Makes the control; what it is handed binds it to label and hint. */
  readonly children: (bound: Bound) => ReactNode;
}): JSX.Element {
  const id = useId();
  const said = [wrong === undefined ? undefined : `${id}-wrong`, hint === undefined ? undefined : `${id}-hint`]
    .filter((each) => each !== undefined)
    .join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': said === '' ? undefined : said, 'aria-invalid': wrong !== undefined })}
      {wrong !== undefined && (
        <p id={`${id}-wrong`} className="wrong" role="alert">
          {wrong}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

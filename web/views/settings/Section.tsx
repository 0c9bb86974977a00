import type { JSX, ReactNode } from 'react';
import { Copy } from '../../parts/Copy.tsx';

/** One part of the settings, with an address of its own. */
export function Section({
  id,
  title,
  lead,
  action,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}): JSX.Element {
  return (
    <section id={id} className="panel" aria-labelledby={`${id}-title`}>
      <div className="row">
        <h2 id={`${id}-title`}>{title}</h2>
        {action !== undefined && <span className="end">{action}</span>}
      </div>
      {lead !== undefined && <p className="soft">{lead}</p>}
      {children}
    </section>
  );
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A command to be typed where the casebook lies, with what it does. */
export function Typed({ what, command }: { readonly what: string; readonly command: string }): JSX.Element {
  return (
    <div className="typed">
      <p>{what}</p>
      <div className="block">
        <pre>
          <code>{command}</code>
        </pre>
        <Copy text={command} what={command} />
      </div>
    </div>
  );
}

import type { JSX, ReactNode } from 'react';
import './empty-state.css';

/** Where nothing stands yet: what would stand here, and how one gets there. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  /** A sentence or two that teach. */
  readonly children?: ReactNode;
  /** A button or a link; the first thing to do. */
  readonly action?: ReactNode;
}): JSX.Element {
  return (
    <section className="empty-state">
      <h2>{title}</h2>
      {children !== undefined && <div className="text">{children}</div>}
      {action !== undefined && <div className="action">{action}</div>}
    </section>
  );
}

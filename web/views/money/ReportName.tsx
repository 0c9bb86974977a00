import type { JSX } from 'react';
import { Link } from 'wouter';
import { reportWay } from '../../app/ways.ts';

/** A report by the number that its source gave it, by which people know it, with Clew's id underneath; by the id alone where it has none. */
export function ReportName({ report, name }: { readonly report: string; readonly name: string | undefined }): JSX.Element {
  return (
    <span className="money-report">
      <Link href={reportWay(report)} className="value">
        <bdi>{name ?? report}</bdi>
      </Link>
      {name !== undefined && <small className="soft">{report}</small>}
    </span>
  );
}

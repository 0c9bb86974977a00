import type { JSX } from 'react';
import { Link } from 'wouter';
import type { PackageRow } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useTitle } from '../../app/title.ts';
import { useParts } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Label } from '../../parts/Label.tsx';
import { PackageState } from '../../parts/PackageState.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { packageWords } from '../../words/packages.ts';
import { Received } from './Received.tsx';
import { Sent } from './Sent.tsx';
import '../../parts/panel.css';
import './package.css';

/** One package: what was sent and what came of it, or what came and what is to be decided about it. */
export function PackagePage(): JSX.Element {
  const t = useWords(packageWords);
  const [, id = ''] = useParts();
  const { data, error, refetch } = useGet<{ readonly rows: readonly PackageRow[] }>('/packages');
  useTitle(t('package'), id);
  if (data === undefined) return error === null ? <Waiting /> : <Failed isPage error={error} retry={() => void refetch()} />;
  // In a casebook that receives what it sent, both sides have the same number.
  const rows = data.rows.filter((row) => row.id === id);
  if (rows.length === 0) {
    return (
      <div>
        <h1>{t('package')}</h1>
        <EmptyState title={t('gone', { id })} action={<Link href="/packages">{t('toPackages')}</Link>}>
          <p>{t('goneWhy')}</p>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="package-page">
      {rows.map((row, at) => (
        <div key={row.side}>
          <header className="page-head">
            {at === 0 ? <h1 className="value">{row.id}</h1> : <h2 className="value">{row.id}</h2>}
            <span>{t(row.side)}</span>
            {row.label !== undefined && <Label is={row.label} />}
            <PackageState is={row.state} />
          </header>
          {row.side === 'sent' ? <Sent row={row} /> : <Received row={row} />}
        </div>
      ))}
    </div>
  );
}

import { Link } from 'wouter';
import { ringWay } from '../../app/ways.ts';
import type { Column } from '../../parts/DataTable.tsx';
import { Share } from '../../parts/Share.tsx';

// Columns that lists of domains have in common; heads in the reader's language.

export const ringColumn = (head: string): Column<{ readonly ring: string }> => ({
  id: 'ring',
  head,
  width: 9,
  cell: ({ ring }) => (
    <Link className="value" href={`${ringWay(ring)}?tab=domains`}>
      {ring}
    </Link>
  ),
});

export const sureColumn = (head: string): Column<{ readonly confidence: number }> => ({
  id: 'sure',
  head,
  width: 7.5,
  cell: ({ confidence }) => <Share of={confidence} bare />,
});

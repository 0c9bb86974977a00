import type { AlarmView } from '../../src/model/index.ts';
import { useGet } from './api.ts';
import { useMay } from './session.ts';

export interface AlarmRows {
  readonly rows: readonly AlarmView[];
  readonly count: number;
}

const none: AlarmRows = { rows: [], count: 0 };
/** Newest of those open that marks are shown for; the banner counts all. */
const mostMarked = 500;

/** Alarms that nobody has looked at yet, as far as the reader may see them: one question for the banner and every mark. */
export function useOpenAlarms(): AlarmRows {
  const may = useMay('read');
  const { data } = useGet<AlarmRows>('/alarms', { state: 'open', limit: mostMarked }, { enabled: may });
  return data ?? none;
}

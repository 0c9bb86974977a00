import type { JSX } from 'react';
import type { Blocklist, NewBlocklist } from '../../../../src/model/index.ts';
import { useChange } from '../../../app/change.ts';
import { save } from '../../../app/csv.ts';
import { useLanguage } from '../../../app/format.ts';
import { toast } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { type Disclosed, DiscloseDialog } from '../../../parts/DiscloseDialog.tsx';
import { blocklistWords } from '../../../words/blocklist.ts';
import type { Settings } from './settings.ts';

/** Gives the list out: to whom, why, under which label. Recorded before the file is handed over. */
export function GiveOut({
  settings: { least, format, patterns, ring },
  count,
  onClose,
}: {
  readonly settings: Settings;
  readonly count: Blocklist['counts'][number];
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(blocklistWords);
  const language = useLanguage();
  const { file, isBusy, wrong } = useChange(['log']);
  const give = async (to: Disclosed): Promise<void> => {
    const wanted: NewBlocklist = {
      format,
      confidence: least / 100,
      patterns,
      ...(ring === undefined ? {} : { rings: [ring] }),
      ...to,
      language,
    };
    const given = await file('/picture/blocklist', wanted);
    if (given === undefined) return;
    save(given.name, given.text, given.type);
    toast({ tone: 'done', text: t('given', { act: given.act }), linger: 8000 });
    onClose();
  };
  return (
    <DiscloseDialog title={t('giveOutTitle')} isBusy={isBusy} wrong={wrong} onGive={(to) => void give(to)} onClose={onClose}>
      <p>
        {t('giveOutWhat', {
          domains: t('domainsOn', { count: count.domains }),
          patterns: t('patternsOn', { count: patterns ? count.patterns : 0 }),
          format: t(`format-${format}`),
          least: (least / 100).toFixed(2),
        })}
      </p>
    </DiscloseDialog>
  );
}

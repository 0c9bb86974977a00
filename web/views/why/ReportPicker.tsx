import { useState, type JSX } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { Found, ReportRow } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { When } from '../../parts/When.tsx';
import { whyWords } from '../../words/why.ts';

/** A report sought by its number or by words, as one types. */
export function ReportPicker({ label, onPick }: { readonly label: string; readonly onPick: (id: string) => void }): JSX.Element {
  const t = useWords(whyWords);
  const [text, setText] = useState('');
  const q = text.trim();
  const { data } = useGet<{ readonly hits: readonly Found[] }>('/search', { q, limit: 20 }, { enabled: q !== '' });
  const rows: readonly ReportRow[] =
    q === '' ? [] : (data?.hits ?? []).flatMap((hit) => (hit.what === 'report' ? [hit.row] : []));
  return (
    <ComboBox
      className="picker"
      inputValue={text}
      onInputChange={setText}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key !== null) onPick(String(key));
      }}
      items={rows}
      allowsEmptyCollection
      menuTrigger="input"
    >
      <Label>{label}</Label>
      <Input />
      <Text slot="description" className="hint">
        {t('pickHow')}
      </Text>
      <Popover className="finder-hits">
        <ListBox renderEmptyState={() => <p>{t('pickNone')}</p>}>
          {({ id, ref, reportedAt, agency, category }: ReportRow) => (
            <ListBoxItem id={id} textValue={ref}>
              <span className="value">{ref}</span> <When at={reportedAt} /> · {agency} · {category}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

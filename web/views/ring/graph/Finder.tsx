import { useState, type JSX } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { RingGraph } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { graphWords } from '../../../words/graph.ts';
import { nameOf } from './drawn.ts';

const most = 12;

/** Nodes whose name or value holds the text, reports first. */
function findNodes(graph: RingGraph, text: string): readonly number[] {
  const sought = text.trim().toLowerCase();
  if (sought === '') return [];
  const found: number[] = [];
  const all = [...graph.reports.ref, ...graph.indicators.value];
  for (let node = 0; node < all.length && found.length < most; node++)
    if (all[node]!.toLowerCase().includes(sought)) found.push(node);
  return found;
}

/** Search in the picture: a hit is chosen and brought to the middle. */
export function Finder({ graph, onFind }: { readonly graph: RingGraph; readonly onFind: (node: number) => void }): JSX.Element {
  const t = useWords(graphWords);
  const [text, setText] = useState('');
  const found = findNodes(graph, text);
  return (
    <ComboBox
      className="finder"
      aria-label={t('find')}
      inputValue={text}
      onInputChange={setText}
      onSelectionChange={(key) => {
        if (key === null) return;
        onFind(Number(key));
        setText('');
      }}
      selectedKey={null}
      menuTrigger="input"
      allowsEmptyCollection
      items={found.map((node) => ({ id: node }))}
    >
      <Input placeholder={t('find')} />
      <Popover className="finder-hits">
        <ListBox renderEmptyState={() => <p>{t('foundNone')}</p>}>
          {({ id }: { id: number }) => <ListBoxItem textValue={nameOf(graph, id)}>{nameOf(graph, id)}</ListBoxItem>}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

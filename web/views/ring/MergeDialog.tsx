import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Found, RingGraph, RingRow, WhyView } from '../../../src/model/index.ts';
import { get, useGet } from '../../app/api.ts';
import { useLanguage } from '../../app/format.ts';
import { useJudge } from '../../app/judge.ts';
import { useWords } from '../../app/words.ts';
import { Losses } from '../../parts/Amount.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { ringWords } from '../../words/ring.ts';
import { WhyBody } from '../why/WhyBody.tsx';
import { strongestBetween } from './between.ts';

/** What ties two rings, told by the two reports that show it best. */
function useBetween(one: string, two: string | undefined) {
  return useQuery({
    queryKey: ['/why/rings', one, two],
    enabled: two !== undefined,
    queryFn: async ({ signal }) => {
      const graphs = await Promise.all([one, two!].map((ring) => get<RingGraph>(`/rings/${ring}/graph`, {}, signal)));
      const { a, b } = strongestBetween(graphs[0]!, graphs[1]!);
      return await get<WhyView>('/why', { a, b }, signal);
    },
  });
}

/** Merging: another ring is sought, the evidence between both shown, and only then can one ask for it. */
export function MergeDialog({ ring, onClose }: { readonly ring: RingRow; readonly onClose: () => void }): JSX.Element {
  const t = useWords(ringWords);
  const language = useLanguage();
  const { judge } = useJudge();
  const [text, setText] = useState('');
  const [other, setOther] = useState<RingRow>();
  const { data } = useGet<{ readonly hits: readonly Found[] }>(
    '/search',
    { q: text.trim(), limit: 30 },
    { enabled: text.trim() !== '' },
  );
  const rings = new Map<string, RingRow | undefined>();
  if (text.trim() !== '') {
    for (const hit of data?.hits ?? []) if (hit.what === 'ring' && hit.row.id !== ring.id) rings.set(hit.row.id, hit.row);
    for (const hit of data?.hits ?? []) {
      const of = hit.what === 'report' ? hit.row.ring?.id : undefined;
      if (of !== undefined && of !== ring.id && !rings.has(of)) rings.set(of, undefined);
    }
  }
  const { data: why, isError } = useBetween(ring.id, other?.id);
  const choose = async (id: string, row: RingRow | undefined): Promise<void> =>
    setOther(row ?? (await get<{ readonly ring: RingRow }>(`/rings/${id}`)).ring);
  const merge = (): void => {
    onClose();
    void judge(
      { verdict: 'same', a: why!.a, b: why!.b },
      {
        title: t('mergeTitle', { one: ring.id, two: other!.id }),
        about: (
          <>
            <p>{t('mergeMeans', { a: why!.refs[0], b: why!.refs[1] })}</p>
            <p>{why!.direct.sentence[language]}</p>
          </>
        ),
      },
    );
  };
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal wide">
        <Dialog className="dialog merge">
          <Heading slot="title" level={2}>
            {t('mergeWith', { ring: ring.id })}
          </Heading>
          {other === undefined ? (
            <>
              <label htmlFor="merge-search">{t('mergeSearch')}</label>
              {/* Nothing else can be done here first. */}
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
              <input id="merge-search" type="search" autoFocus value={text} onChange={(event) => setText(event.target.value)} />
              <ul className="around merge-hits" aria-live="polite">
                {[...rings].slice(0, 10).map(([id, row]) => (
                  <li key={id}>
                    <button type="button" onClick={() => void choose(id, row)}>
                      <span className="value">{id}</span>
                      {row !== undefined && (
                        <span className="figure">
                          {t('count', { count: row.size })} · <Losses of={row.loss} short /> · <When at={row.lastSeen} />
                        </span>
                      )}
                    </button>
                  </li>
                ))}
                {text.trim() !== '' && data !== undefined && rings.size === 0 && <li>{t('mergeNone')}</li>}
              </ul>
            </>
          ) : (
            <>
              <p>{t('mergeEvidence', { one: ring.id, two: other.id })}</p>
              {isError ? <p role="alert">{t('mergeFailed')}</p> : why === undefined ? <Waiting /> : <WhyBody why={why} />}
            </>
          )}
          <footer>
            {other !== undefined && (
              <button type="button" onClick={() => setOther(undefined)}>
                {t('mergeOther')}
              </button>
            )}
            <button type="button" onClick={onClose}>
              {t('cancel')}
            </button>
            <button type="button" className="primary" disabled={why === undefined || other === undefined} onClick={merge}>
              {t('mergeGo')}
            </button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

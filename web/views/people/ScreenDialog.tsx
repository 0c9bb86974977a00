import { useState, type JSX } from 'react';
import type { NewScreen, PersonListView } from '../../../src/model/index.ts';
import { startJob } from '../../app/jobs.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { peopleWords } from '../../words/people.ts';

/** Asks which roster is held against which list. */
export function ScreenDialog({
  lists,
  onClose,
}: {
  readonly lists: readonly PersonListView[];
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(peopleWords);
  const sides = {
    roster: lists.filter(({ side }) => side === 'roster').toReversed(),
    wanted: lists.filter(({ side }) => side === 'wanted').toReversed(),
  };
  const [roster, setRoster] = useState(sides.roster[0]?.exhibit ?? '');
  const [against, setAgainst] = useState(sides.wanted[0]?.exhibit ?? '');
  const told = lists.find(({ exhibit }) => exhibit === against)?.version ?? '';
  const [version, setVersion] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const asked = (version ?? told).trim();
    const body: NewScreen = { roster, against, ...(asked === '' ? {} : { version: asked }) };
    const job = await startJob('/people/screens', body);
    setBusy(false);
    if (job !== undefined) onClose();
  };
  return (
    <FormDialog title={t('startTitle')} action={t('run')} isBusy={isBusy} onSubmit={() => void submit()} onClose={onClose}>
      <p>{t('startText')}</p>
      <Field label={t('roster')}>
        {(bound) => (
          <select {...bound} value={roster} onChange={(event) => setRoster(event.target.value)}>
            {sides.roster.map((each) => (
              <option key={each.act} value={each.exhibit}>
                {each.name} · {each.persons}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('wanted')}>
        {(bound) => (
          <select {...bound} value={against} onChange={(event) => setAgainst(event.target.value)}>
            {sides.wanted.map((each) => (
              <option key={each.act} value={each.exhibit}>
                {each.name} · {each.persons}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('version')} hint={t('versionHint')}>
        {(bound) => (
          <input {...bound} maxLength={200} value={version ?? told} onChange={(event) => setVersion(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}

import { useState, type JSX } from 'react';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { type PictureAsked, PictureDialog } from '../../parts/PictureDialog.tsx';

interface Choice<Verdict extends string> {
  readonly verdict: Verdict;
  readonly name: string;
  /** Key that chooses it. */
  readonly key: string;
}

/** What a person may say of something: a button and a key for each, then a dialog that wants the reason. */
export function Decide<Verdict extends string>({
  choices,
  chosen,
  label,
  mayNot,
  about,
}: {
  readonly choices: readonly Choice<Verdict>[];
  /** What stands. */
  readonly chosen: string | undefined;
  readonly label: string;
  /** Told who may not decide. */
  readonly mayNot: string;
  /** What is asked the reason for. */
  readonly about: (verdict: Verdict) => PictureAsked;
}): JSX.Element {
  const may = useMay('judge');
  const [asked, setAsked] = useState<Verdict>();
  return (
    <>
      <div className="row picture-decide" role="group" aria-label={label}>
        {choices.map(({ verdict, name, key }) => (
          <ChoiceButton
            key={verdict}
            name={name}
            shortcut={key}
            isChosen={chosen === verdict}
            may={may}
            onChoose={() => setAsked(verdict)}
          />
        ))}
      </div>
      {!may && <p className="soft">{mayNot}</p>}
      {asked !== undefined && <PictureDialog asked={about(asked)} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function ChoiceButton({
  name,
  shortcut,
  isChosen,
  may,
  onChoose,
}: {
  readonly name: string;
  readonly shortcut: string;
  readonly isChosen: boolean;
  readonly may: boolean;
  readonly onChoose: () => void;
}): JSX.Element {
  useShortcut(shortcut, name, onChoose, { enabled: may });
  return (
    <button type="button" aria-pressed={isChosen} aria-keyshortcuts={shortcut} disabled={!may} onClick={onChoose}>
      {name}
    </button>
  );
}

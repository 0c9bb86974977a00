import { useMemo, type JSX, type KeyboardEvent } from 'react';
import { useWords } from '../../app/words.ts';
import { useKinds } from '../../parts/KindTag.tsx';
import { report } from '../../words/report.ts';
import { keyOf, type Mention } from './mention.ts';
import { bare, placesOf, type Place } from './pieces.ts';

/** What pointing at and opening a mention does; shared by text, cells and the list beside them. */
export interface Pointing {
  /** Key of the indicator pointed at. */
  readonly active: string | undefined;
  readonly point: (key: string | undefined) => void;
  /** Opens what is known of these mentions, beside the element. */
  readonly open: (mentions: readonly Mention[], beside: HTMLElement) => void;
}

interface MarkedProps {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly pointing: Pointing;
}

/** Plain text with its mentions marked. Never read as HTML; the direction of each paragraph follows its own letters. */
export function Marked({ text, mentions, pointing }: MarkedProps): JSX.Element {
  const places = useMemo(() => placesOf(text, mentions), [text, mentions]);
  return (
    <>
      {places.map((place, at) =>
        place.spans.length === 0 ? (
          // Places have no name but their order, and the text does not change under them.
          // oxlint-disable-next-line react/no-array-index-key
          <Bare key={at} text={place.pieces[0]!.text} />
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <Mark key={at} place={place} mentions={mentions} pointing={pointing} />
        ),
      )}
    </>
  );
}

interface MarkProps {
  readonly place: Place;
  readonly mentions: readonly Mention[];
  readonly pointing: Pointing;
}

function Mark({ place, mentions, pointing }: MarkProps): JSX.Element {
  const t = useWords(report);
  const { kind: kindWord, role: roleWord } = useKinds();
  const here = place.spans.map((at) => mentions[at]!);
  const outer = here[0]!;
  const isActive = here.some((mention) => keyOf(mention) === pointing.active);
  const open = (element: HTMLElement): void => pointing.open(here, element);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open(event.currentTarget);
  };
  const said = here.map((mention) =>
    t(mention.corrected?.wrong === true ? 'markWrong' : 'mark', {
      kind: kindWord(mention.kind),
      raw: mention.raw,
      role: roleWord(mention.role),
      reports: mention.reports,
    }),
  );
  return (
    // A button cannot break over lines; this can.
    <span
      role="button"
      tabIndex={0}
      aria-haspopup="dialog"
      aria-label={said.join('; ')}
      className={`mark ${isActive ? 'active' : ''}`}
      data-kind={kindWord(outer.kind)}
      onMouseEnter={() => pointing.point(keyOf(outer))}
      onMouseLeave={() => pointing.point(undefined)}
      onFocus={() => pointing.point(keyOf(outer))}
      onBlur={() => pointing.point(undefined)}
      onClick={({ currentTarget }) => open(currentTarget)}
      onKeyDown={onKeyDown}
    >
      {place.pieces.map(({ text, under }, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} className={looksOf(mentions[under[0]!]!)}>
          <Bare text={text} />
        </span>
      ))}
    </span>
  );
}

/** Ground and line by role; struck through when a person said that it is none. */
function looksOf({ role, masked, earlier, service, corrected }: Mention): string {
  const looks = ['piece', corrected?.wrong === true ? 'wrong' : role];
  if (masked) looks.push('masked');
  if (earlier) looks.push('earlier');
  if (service) looks.push('of-service');
  if (corrected !== undefined) looks.push('by-person');
  return looks.join(' ');
}

/** Text as it is, with characters that hide or turn the writing shown by their number. */
function Bare({ text }: { readonly text: string }): JSX.Element {
  const parts = bare(text);
  if (parts.length === 1 && !parts[0]!.hidden) return <>{text}</>;
  return (
    <>
      {parts.map((part, at) =>
        part.hidden ? (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={at} className="hidden-character">
            {`U+${part.text.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`}
          </span>
        ) : (
          part.text
        ),
      )}
    </>
  );
}

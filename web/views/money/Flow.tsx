import { useEffect, useId, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { Trace } from '../../../src/model/index.ts';
import { exactAmount, shortAmount, useLanguage } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { moneyWords } from '../../words/money.ts';
import { levelOf } from './level.ts';
import { barWidth, type Drawn, type DrawnBand, headHeight, type Picture, pictureOf } from './layout.ts';
import { houseOf, shortValue } from './names.tsx';
import { fillOf, ReasonFills, signOf, useReasonWord } from './reasons.tsx';
import type { Band, Place, Shape } from './shape.ts';

/** Pixels of an end at the right of a place. */
const endWidth = 14;
/** Characters of a place's name in the picture. */
const mostLetters = 20;

/** Width of the element, as it is now. */
function useWidth(): readonly [ref: React.RefObject<HTMLDivElement | null>, width: number] {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(1160);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(480, Math.floor(entry!.contentRect.width))));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [ref, width];
}

export interface FlowProps {
  readonly trace: Trace;
  readonly shape: Shape;
  readonly currency: string;
  /** Names of accounts with a freeze proposal of a person. */
  readonly proposed: ReadonlySet<string>;
  readonly chosen: string | undefined;
  readonly onBand: (band: Band) => void;
  readonly onPlace: (place: Place) => void;
}

/** The flow of money, on screen: as wide as there is room. */
export function Flow(props: FlowProps): JSX.Element {
  const [ref, width] = useWidth();
  const picture = useMemo(() => pictureOf(props.shape, width), [props.shape, width]);
  return (
    <div className="money-flow" ref={ref}>
      <Drawing {...props} picture={picture} />
    </div>
  );
}

/** The picture itself; on paper nothing in it is moved to. */
export function Drawing({
  trace,
  picture,
  currency,
  proposed,
  chosen,
  onBand,
  onPlace,
  isPaper = false,
}: Omit<FlowProps, 'shape'> & { readonly picture: Picture; readonly isPaper?: boolean }): JSX.Element {
  const t = useWords(moneyWords);
  const language = useLanguage();
  const id = useId();
  const reasonWord = useReasonWord();
  const svg = useRef<SVGSVGElement>(null);
  const [active, setActive] = useState(0);
  const nameOf = useNames(picture);
  const last = trace.parameters.direction === 'back' ? picture.columns.length - 1 : 0;
  const hopOf = (layer: number): number => Math.abs(layer - last);
  // One moves from the left to the right, in a column from the top down.
  const order = useMemo(() => inOrder(picture), [picture]);
  const isActive = (name: string): boolean => order[Math.min(active, order.length - 1)] === name;
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = order.indexOf((event.target as Element).getAttribute('data-item') ?? '');
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 }[
      event.key
    ];
    if (to === undefined || at === -1) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(order.length - 1, to));
    setActive(next);
    svg.current?.querySelector<SVGElement>(`[data-item="${CSS.escape(order[next]!)}"]`)?.focus();
  };
  const pressed = (event: KeyboardEvent, run: () => void): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    run();
  };
  const item = (name: string, label: string | undefined, run: () => void): object =>
    isPaper
      ? {}
      : {
          role: 'button',
          tabIndex: isActive(name) ? 0 : -1,
          'data-item': name,
          'aria-label': label,
          onClick: () => {
            setActive(order.indexOf(name));
            run();
          },
          onFocus: () => setActive(order.indexOf(name)),
          onKeyDown: (event: KeyboardEvent) => pressed(event, run),
        };
  const bandWords = ({ of }: DrawnBand): string =>
    t('bandLabel', {
      from: nameOf(of.source),
      to: nameOf(of.target),
      amount: exactAmount(of.value, currency),
      count: of.flows.length,
    });
  const placeWords = ({ of }: Drawn<Place>): string => {
    const stop = of.stops.map((each) =>
      t('stopLabel', { reason: reasonWord(each.reason), amount: exactAmount(each.value, currency) }),
    );
    const words = { name: nameOf(of.id), hop: hopOf(of.layer), amount: exactAmount(of.value, currency), stop: stop.join('') };
    return t('placeLabel', words);
  };
  return (
    // Keys come to it from the bands and places in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <svg
      ref={svg}
      className="money-picture"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      width={isPaper ? '100%' : picture.width}
      height={isPaper ? undefined : picture.height}
      role="group"
      aria-label={t('pictureLabel')}
      onKeyDown={isPaper ? undefined : onKeyDown}
    >
      <ReasonFills id={id} />
      {picture.columns.map((x, layer) => (
        // The columns of one picture keep their order.
        // oxlint-disable-next-line react/no-array-index-key
        <text key={layer} x={Math.max(2, x - barWidth / 2)} y={14} className="money-column">
          {hopOf(layer) === 0 ? t('columnStart') : t('column', { hop: levelOf(hopOf(layer), language) })}
        </text>
      ))}
      <line x1={0} x2={picture.width} y1={headHeight - 12} y2={headHeight - 12} className="money-rule" />
      {picture.bands.map((band) => (
        <g
          key={band.of.id}
          className={`money-band${band.of.isBack ? ' back' : ''}${chosen === band.of.id ? ' chosen' : ''}`}
          {...item(band.of.id, bandWords(band), () => onBand(band.of))}
        >
          <title>{bandWords(band)}</title>
          <path d={band.path} strokeWidth={band.width} />
          {band.width < 8 && <path d={band.path} className="reach" strokeWidth={8} />}
        </g>
      ))}
      {picture.places.map((drawn) => {
        const { of, x0, x1, y0, y1 } = drawn;
        const service = of.account?.service;
        const lines = linesOf(of, nameOf(of.id));
        const [stop] = of.stops;
        return (
          <g
            key={of.id}
            className={`money-place ${of.kind}${service === undefined ? '' : ' service'}`}
            // Its name is its title and what stands beside it.
            {...item(of.id, undefined, () => onPlace(of))}
          >
            <title>{placeWords(drawn)}</title>
            <rect x={x0} y={y0} width={x1 - x0} height={y1 - y0} />
            {service !== undefined && (
              <path
                className="hexagon"
                d="M3,0.8H9L11.6,6L9,11.2H3L0.4,6Z"
                transform={`translate(${x1 + 4 + (of.stops.length > 0 ? endWidth : 0)},${(y0 + y1) / 2 - 17})`}
              />
            )}
            <text x={x1 + 5 + (of.stops.length > 0 ? endWidth : 0)} y={(y0 + y1) / 2 - 7}>
              {lines.map((line, at) => (
                <tspan
                  key={line}
                  x={x1 + 5 + (of.stops.length > 0 ? endWidth : 0) + (at === 0 && service !== undefined ? 14 : 0)}
                  dy={at === 0 ? 0 : 13}
                  className={at === 0 ? 'name' : 'sub'}
                >
                  {line}
                </tspan>
              ))}
              <tspan x={x1 + 5 + (of.stops.length > 0 ? endWidth : 0)} dy={13} className="sub">
                {shortAmount(of.value, currency, language)}
                {stop !== undefined && ` · ${reasonWord(stop.reason)}`}
              </tspan>
            </text>
            {of.accounts.some((name) => proposed.has(name)) && (
              <path className="money-proposed" d={`M${x0 - 3},${y0 - 9}h9v9h-9Z`}>
                <title>{t('proposalHere')}</title>
              </path>
            )}
          </g>
        );
      })}
      {picture.stops.map(({ place, reason, x, y, height }) => (
        <path
          key={`${place.id} ${reason}`}
          className={`money-end is-${reason}`}
          d={signOf(reason, endWidth - 2, height)}
          transform={`translate(${x + 1},${y})`}
          style={fillOf(reason, id) === undefined ? {} : { fill: fillOf(reason, id) }}
        />
      ))}
    </svg>
  );
}

/** What a place is called, in a line. */
function useNames(picture: Picture): (id: string) => string {
  const t = useWords(moneyWords);
  return (id) => {
    const of = picture.places.find((each) => each.of.id === id)?.of;
    if (of === undefined) return id;
    if (of.kind === 'start') return t('lossPlace');
    if (of.kind === 'rest') return t('rest', { count: of.accounts.length });
    const { account } = of;
    if (account === undefined) return id;
    return `${houseOf(account)} ${shortValue(account)}`.trim();
  };
}

/** The lines beside a place, without the amount. */
function linesOf({ kind, account }: Place, name: string): readonly string[] {
  const cut = (text: string): string => (text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text);
  if (kind !== 'account' || account === undefined) return [name];
  return account.holder === undefined ? [cut(name)] : [cut(name), cut(account.holder)];
}

function inOrder({ places, bands }: Picture): readonly string[] {
  const items = [
    ...places.map(({ of, x0, y0 }) => ({ id: of.id, x: x0, y: y0 })),
    ...bands.map(({ of, x, y }) => ({ id: of.id, x, y })),
  ];
  return items.sort((a, b) => a.x - b.x || a.y - b.y).map(({ id }) => id);
}

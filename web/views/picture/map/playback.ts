import { useEffect, useEffectEvent, useState } from 'react';
import { spanAfter } from '../frames.ts';

/** Milliseconds that a span stays on screen while it plays. */
export const speeds = { slow: 2000, normal: 1000, fast: 400 } as const;
export type Speed = keyof typeof speeds;

/** Whoever asked the machine for less motion begins slowly. */
const firstSpeed = (): Speed => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'slow' : 'normal');

export interface Playback {
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly setSpeed: (speed: Speed) => void;
  /** Plays on from here, from the beginning where the end is reached, or stops. */
  readonly toggle: () => void;
  /** Goes to a span and stays there. */
  readonly goTo: (index: number) => void;
}

/** Shows span after span until the last, or until somebody stops it. */
export function usePlayback(index: number, count: number, show: (index: number, isPlaying: boolean) => void): Playback {
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(firstSpeed);
  const step = useEffectEvent((): void => {
    const next = spanAfter(index, count);
    if (next === undefined) return setPlaying(false);
    const isLast = spanAfter(next, count) === undefined;
    show(next, !isLast);
    if (isLast) setPlaying(false);
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => step(), speeds[speed]);
    return () => clearInterval(timer);
  }, [isPlaying, speed]);
  return {
    isPlaying,
    speed,
    setSpeed,
    toggle: () => {
      if (isPlaying) show(index, false);
      else if (spanAfter(index, count) === undefined) show(0, true);
      setPlaying(!isPlaying && count > 1);
    },
    goTo: (to) => {
      setPlaying(false);
      show(Math.max(0, Math.min(count - 1, to)), false);
    },
  };
}

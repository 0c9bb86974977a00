import type { Sentence } from '../../model/index.ts';
import { placeName } from '../../places/index.ts';
import type { Cut } from './cuts.ts';
import type { Found } from './find.ts';
import type { RingTrack } from './ring-track.ts';
import { stockAt } from './stock.ts';
import { dayMs } from './tracks.ts';
import type { Heard, Places } from './whereabouts.ts';

const iso = (day: number): string => new Date(Math.floor(day) * dayMs).toISOString().slice(0, 10);
const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What speaks for a move, each sign with its figures. */
export function reasonsOf(ring: RingTrack, cut: Cut, found: Found, places: Places): Sentence[] {
  const { signs, wave, before, after } = found;
  return [
    ...(signs.turnover ? [turnoverSentence(ring, cut)] : []),
    ...(signs.pause && cut.pause !== undefined ? [pauseSentence(ring, cut)] : []),
    ...(before.length + after.length > 0 ? [placeSentence(places, before, after)] : []),
    ...(wave === undefined ? [] : [waveSentence(places, wave, cut)]),
  ];
}

function turnoverSentence(ring: RingTrack, cut: Cut): Sentence {
  const { day, before, ended, after, begun } = stockAt(ring, cut);
  return {
    en: `${ended} of its ${before} indicators of the weeks before were last seen before ${iso(day)}, ${begun} of ${after} since are new.`,
    zh: `此前数周使用的 ${before} 个标识中有 ${ended} 个在 ${iso(day)} 之后不再出现，此后的 ${after} 个标识中有 ${begun} 个是新的。`,
  };
}

function pauseSentence({ at }: RingTrack, { pause }: Cut): Sentence {
  const { before, after, strays, expected } = pause!;
  const days = Math.round(at[after]! - at[before]!);
  const usual = Math.round(expected);
  const few =
    strays === 0 ? { en: 'No report', zh: '没有报案' } : { en: `Only ${plural(strays, 'report')}`, zh: `仅有 ${strays} 份报案` };
  return {
    en: `${few.en} for ${plural(days, 'day')} from ${iso(at[before]!)} on; about ${usual} would be usual.`,
    zh: `自 ${iso(at[before]!)} 起 ${days} 天内${few.zh}，按往常约有 ${usual} 份。`,
  };
}

function placeSentence({ keys }: Places, before: readonly Heard[], after: readonly Heard[]): Sentence {
  const told = (heard: readonly Heard[]): { en: string; zh: string } => {
    const counts = new Map<number, number>();
    for (const { place } of heard) counts.set(place, (counts.get(place) ?? 0) + 1);
    const most = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 3);
    if (most.length === 0) return { en: 'none names a place', zh: '无报案提及地点' };
    const names = most.map(([place, n]) => ({ name: placeName(keys[place]!), n }));
    return {
      en: names.map(({ name, n }) => `${plural(n, 'report')} name${n === 1 ? 's' : ''} ${name.en}`).join(' and '),
      zh: names.map(({ name, n }) => `${n} 份报案提及${name.zh}`).join('、'),
    };
  };
  const [one, other] = [told(before), told(after)];
  return { en: `Before, ${one.en}; after, ${other.en}.`, zh: `此前${one.zh}；此后${other.zh}。` };
}

function waveSentence({ keys }: Places, wave: NonNullable<Found['wave']>, cut: Cut): Sentence {
  const [moved, there] = [Math.round(wave.moved), Math.max(Math.round(wave.moved), Math.round(wave.there))];
  const name = placeName(keys[wave.place]!);
  return {
    en: `About ${moved} of about ${there} other rings believed to be at ${name.en} seem to have left around ${iso(cut.from)} too.`,
    zh: `据推断位于${name.zh}的其他约 ${there} 个团伙中，约有 ${moved} 个也在 ${iso(cut.from)} 前后离开。`,
  };
}

/** Why a ring is taken to have been at a place. */
export function staySentence(key: string, heard: readonly Heard[], confidence: number): Sentence {
  const name = placeName(key);
  const reports = new Set(heard.map(({ report }) => report)).size;
  const sites = new Set(heard.filter(({ role }) => role === 'site').map(({ report }) => report)).size;
  const percent = Math.round(confidence * 100);
  return {
    en: `${plural(reports, 'report')} of this time name${reports === 1 ? 's' : ''} ${name.en}, ${sites} of them as where the gang sits: ${percent} %.`,
    zh: `这一时期有 ${reports} 份报案提及${name.zh}，其中 ${sites} 份称其为团伙所在地：${percent}%。`,
  };
}

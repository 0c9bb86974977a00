import { ClewError } from '../../errors.ts';
import { regionCurrency } from '../currencies.ts';
import type { FilePlan, Note, TablePlan } from '../file-plan.ts';
import { regionZone } from './moment.ts';

/**
 * Settles what all tables of a plan of transfers share: the zone of times that name none, the currency of amounts that name none, and
 * that it is known whose statement it is. Plans of other contents stay as they are.
 *
 * @param hasZone somebody stated the zone.
 */
export function finished(plan: FilePlan, path: string, hasZone: boolean): FilePlan {
  if (plan.content !== 'transfers') return plan;
  for (const table of plan.tables) requireOwn(table, plan, path);
  const zone = hasZone ? plan.zone : zoneOf(plan);
  return { ...plan, zone, notes: [...plan.notes, zoneNote(plan, zone, hasZone), ...currencyNotes(plan)] };
}

/** A statement without its account would make every row a payment from nobody. */
function requireOwn({ columns, own }: TablePlan, { constants }: FilePlan, path: string): void {
  const isList = columns.some(({ part }) => part === 'from' || part === 'to');
  if (isList || own !== undefined || constants.account !== undefined || columns.some(({ part }) => part === 'own')) return;
  throw new ClewError('input', 'intake.no-account', `${path} does not say whose account it tells of`, {
    hint: 'State the account: in a map file as "constants": {"account": "…"}. If these are reports, say so: --as reports.',
  });
}

/** Chains count in UTC; a region with one zone keeps its own time. */
function zoneOf({ tables, region }: FilePlan): string {
  return tables.every(({ chain }) => chain === true) ? 'UTC' : (regionZone(region) ?? 'UTC');
}

function zoneNote({ tables, region }: FilePlan, zone: string, hasZone: boolean): Note {
  const chain = tables.every((table) => table.chain === true);
  if (hasZone) return { en: `Times that name no zone are in ${zone}, as stated.`, zh: `未注明时区的时间按指定的 ${zone} 计。` };
  if (chain) return { en: 'Times are in UTC, as chains count.', zh: '链上时间按 UTC 计。' };
  if (zone !== 'UTC') {
    return {
      en: `Times that name no zone are in ${zone}, the only one of the region ${region}.`,
      zh: `未注明时区的时间按 ${zone}（地区 ${region} 唯一时区）计。`,
    };
  }
  return {
    en: 'Times that name no zone are taken as UTC: state the zone if it is another.',
    zh: '未注明时区的时间暂按 UTC 计：如非 UTC，请指明时区。',
  };
}

function currencyNotes({ tables, constants, region }: FilePlan): Note[] {
  const named = tables.every(({ columns }) =>
    columns.some(({ part, currency }) => part === 'currency' || (currency !== undefined && part !== 'balance')),
  );
  if (named || constants.currency !== undefined) return [];
  const fallback = regionCurrency[region ?? ''];
  if (fallback === undefined) {
    return [
      {
        en: 'No currency is named: amounts are counted in one that is not known (XXX). State it in a map.',
        zh: '未注明币种：金额按未知币种（XXX）计，请在映射文件中写明。',
      },
    ];
  }
  return [
    {
      en: `No currency is named: amounts are in ${fallback}, that of the region.`,
      zh: `未注明币种：按地区币种 ${fallback} 计。`,
    },
  ];
}

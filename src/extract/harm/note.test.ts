import { describe, expect, it } from 'vitest';
import { findNoteSigns } from './note-signs.ts';

/** As officers note it: no subject, in the passive. */
const told: readonly (readonly [string, string])[] = [
  ['Recruited on Facebook for data entry, phone and passport confiscated, confined for seven months', 'passport_held confined'],
  [
    'Promised a job as a translator; passport taken on arrival, sold to another company and beaten',
    'passport_held sold violence',
  ],
  ['Told he owes the company for his flight, never paid', 'debt no_pay'],
  ['sold twice between compounds, has never been paid', 'sold no_pay'],
  ['ID card and phone were taken, not allowed to leave the building', 'passport_held confined'],
  ['resold for $8,000, parents had to pay for her release', 'sold ransom'],
  ['held against her will, given electric shocks, forced to scam', 'confined violence threats'],
  ['must work off the price of the ticket, threatened with a gun', 'debt threats'],
  ['被转卖三次，赔付八万才能走', 'sold debt'],
  ['护照由公司保管，不准外出', 'passport_held confined'],
  ['被同乡骗到缅甸，遭电棍殴打，从未发过工资', 'recruitment_lie violence no_pay'],
  ['人身自由被限制，限制人身自由，家属凑够二十万才放人', 'confined ransom'],
  ['被逼迫从事电信诈骗，不给饭吃', 'threats violence'],
];

/** What the person did, what was seized, and what is said of anybody. */
const none: readonly string[] = [
  'Found in the office on floor 3, two phones seized',
  'Guard at the gate, beat other workers and locked the doors at night',
  'He bought people and sold them to other compounds',
  'Says he sold his house and his car before he came',
  'Passport checked by immigration and kept by the police as evidence',
  'Team leader, paid by commission; fined workers who missed the quota',
  'Cook, came with his brother, wants to go home',
  'Accounts were locked after the raid',
  '查获于二楼办公室，现场扣押手机两部',
  '负责看守新来的人，曾殴打他人',
  '倒卖公民个人信息，出售银行卡',
  '自称厨师，愿意配合调查',
  '护照由警方扣押',
  '现羁押于看守所',
];

describe('signs in notes', () => {
  it.each(told)('%s', (text, signs) => {
    expect(findNoteSigns(text).map(({ sign }) => sign)).toEqual(expect.arrayContaining(signs.split(' ')));
  });
  it.each(none)('none: %s', (text) => {
    expect(findNoteSigns(text)).toEqual([]);
  });
});

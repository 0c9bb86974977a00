import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Dice } from '../scripts/sample/values.ts';
import { type Telling, Wording } from '../src/picture/routines/wording.ts';
import { parseCsv } from '../test/support/csv.ts';

// Wording alone on real messages (fbs_sms_zh: 14 kinds of spam by fake base stations), which have no days of their own.
//   npm run bench -- new-wording
// Quiet: 400 of all kinds against the rest, drawn at random: whatever is found is chance. Planted: 25 of one kind that did not come before,
// among 400 of the others: found where most of a group is of that kind.

const path = fileURLToPath(new URL('../../shared/data/fbs_sms_zh/messages.csv', import.meta.url));
if (!existsSync(path)) {
  console.log('skipped: ../shared/data is not here');
  process.exit(0);
}
const messages = parseCsv(readFileSync(path, 'utf8')).map(({ label = '', text = '' }) => ({
  label,
  // Words are parted by spaces, and names, places and numbers are taken out.
  text: text.replaceAll(/[A-Z]{3,}/g, '。').replaceAll(' ', ''),
}));
const late = 400;
const planted = 25;

function shuffled<T>(items: readonly T[], seed: string): T[] {
  const dice = new Dice(seed);
  return items
    .map((item) => ({ item, at: dice.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

type Message = (typeof messages)[number];
function groupsOf(recent: readonly Message[], past: readonly Message[]): (readonly Message[])[] {
  const wording = new Wording(
    recent.map(({ text }): Telling => ({ text, spans: [], agency: 0 })),
    past.length,
  );
  for (const { text } of past) wording.past(text, 0);
  return wording.groups().map(({ members }) => members.map((member) => recent[member]!));
}

let quiet = 0;
for (let draw = 0; draw < 50; draw++) {
  const all = shuffled(messages, `quiet ${draw}`);
  quiet += groupsOf(all.slice(0, late), all.slice(late)).length;
}
console.log(`quiet: ${quiet} groups in 50 draws of ${late} late messages against ${messages.length - late} before`);

for (const label of [...new Set(messages.map((each) => each.label))].sort()) {
  const own = messages.filter((each) => each.label === label);
  if (own.length < planted) continue;
  let [found, others] = [0, 0];
  for (let draw = 0; draw < 10; draw++) {
    const rest = shuffled(
      messages.filter((each) => each.label !== label),
      `${label} ${draw}`,
    );
    const recent = [...shuffled(own, `own ${draw}`).slice(0, planted), ...rest.slice(0, late)];
    const groups = groupsOf(recent, rest.slice(late));
    const isOwn = (group: readonly Message[]): boolean => group.filter((each) => each.label === label).length * 2 > group.length;
    if (groups.some(isOwn)) found++;
    others += groups.filter((group) => !isOwn(group)).length;
  }
  console.log(`${label}: seen in ${found} of 10 draws, ${others} other groups`);
}

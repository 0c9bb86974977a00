import { partName } from '../src/intake/describe.ts';
import type { Part } from '../src/intake/file-plan.ts';
import { personColumns, personSpellings, severalOf } from '../src/intake/people/names.ts';

const text = `# Rosters and wanted lists 人员名册与在逃人员名单

A **roster** (名册) names people taken over, rescued or held; a **wanted list** (在逃人员名单) people to look for. \`clew import\` reads both
from CSV, TSV, XLSX, JSON and JSON Lines, and four published shapes: OFAC's SDN list (CSV without a header, XML), the consolidated list of
the UN Security Council (XML), notices as Interpol publishes them (JSON), FollowTheMoney entities (JSON, JSON Lines). Companies, ships and
aircraft in them are left out.

- **Recognised** without \`--as\` when the header has a name and at least two of: sex, birth or age, nationality, a paper, an origin, a
  relative, another name; and nothing of a report, of money, or of a bank's customers. Else \`--as roster\` or \`--as wanted\`, or a map.
- **Which of both**: a wanted list when header, title, sheet or file name speak of 通缉, 在逃, 追逃, 立案单位, warrants, wanted or sanctioned
  people; else a roster. \`--list-version V\` names the edition; XML of OFAC and the UN names its own.
- **Kept**: every row that has a name, a paper, a telephone or an account. A date or a paper that is wrong sets no row aside: the cell stays
  a field, and the field \`clew_note\` says what is wrong. A paper whose check digit fails is kept with \`valid: false\`.
- **Ids**: \`p\` and 20 hex digits. With a number of the list: of agency, number and first name; else of the row's content, without running
  numbers. A second row with the same number and name that says something else is kept with an id of its content.
- **Read again**: a list that is imported once more is read anew, and its rows replace those of before.

## Papers 证件

| kind | form | checked by |
| --- | --- | --- |
| \`cn-id\` | 18 characters; 15 digits are written with 18 | GB 11643-1999 (ISO 7064 MOD 11-2), day of birth, province |
| \`hk-id\` | A123456(3), AB987654(3) | modulo 11, check 0-9 or A |
| \`tw-id\` | A123456789, resident certificates | weights 1, 9 … 1, modulo 10 |
| \`th-id\` | 13 digits | weights 13 … 2, modulo 11 |
| \`mm-nrc\` | 12/OUKAMA(N)123456, ၁၂/ဥကမ(နိုင်)၁၂၃၄၅၆ | state, township, class; no check digit |
| \`my-id\` | 12 digits | day of birth, place |
| \`vn-id\` | 12 digits, old ones 9 | province, century |
| \`permit\` | H/M + 8 (+2), 8 digits, C/W/L/T + 8 | form |
| \`passport\` | number with the country that the row, brackets or the form itself (CN, MM, TH, HK) says | in a machine-readable zone: ICAO 9303, 7-3-1 |
| \`other\` | any other number | – |

## Days of birth 出生日期

Day, month or year alone, ranges (1960-1965), \`circa\` (a year more on each side), ages at the day of the row (登记日期, 查获日期) or about
the time of the import, 虚岁. 公历 in digits or numerals, 农历 (also by 初五, 腊月, 闰), 民國, พ.ศ., Myanmar era (the year), Hijri (a day more on
each side). Where nothing tells day from month both readings are kept; \`dateOrder\` in a map, or DD/MM/YYYY in the header, decides.

## Columns 列名

Compared without regard to case, width, spaces, separators, brackets, and simplified or traditional characters; of a header in two
languages either half will do, of nested JSON the last member. Names in the last column count where nothing surer stands and the cells
agree. Parts marked * may be several columns. Any other column is kept as a field.`;

/** What is read of lists of people, and the names of their columns. */
export function peopleListsPage(): string {
  const list = (names: string | undefined): string => (names === undefined ? '' : names.split(' ').join(', '));
  const row = (part: Part): string => {
    const { en, zh } = partName(part, 'roster');
    const { sure, weak } = personSpellings[part] ?? {};
    return `| \`${part}\`${severalOf.has(part) ? '\\*' : ''} | ${en} ${zh} | ${list(sure)} | ${list(weak)} |`;
  };
  const parts = personColumns.filter((part) => part !== 'ignore');
  return [text, ['| part | means | sure | if the cells agree |', '| --- | --- | --- | --- |', ...parts.map(row)].join('\n')].join(
    '\n\n',
  );
}

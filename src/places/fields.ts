import type { PlaceRole } from '../model/index.ts';

/** What a column's name says of the places in its cells: their role; `text` to be read as a narrative; undefined: not read. */
export type FieldRole = Exclude<PlaceRole, 'named' | 'route'> | 'text';

const suspects = /嫌疑|对方|骗子|犯罪|窝点|作案|suspect|offender|scammer|fraudster|perpetrator/iu;
const victims = /报案|受害|被害|事主|当事|报警|victim|complainant|reporter|client|customer/iu;
const rules: readonly (readonly [RegExp, FieldRole])[] = [
  [/\bip\b|ip_|_ip|IP地|归属地|登[录陆]|基站|漫游|\bcell(?!\s*phone)|login|log.?in|geoloc|roaming|tower/iu, 'hint'],
  [/开户|支行|网点|银行(?!卡|账)|branch|bank.?(?:name|address|location)|取款地|ATM/iu, 'bank'],
  [/备注|案情|说明|描述|经过|情况|笔录|陈述|摘要|notes?\b|remarks?\b|descri|narrative|statement|summary|comment/iu, 'text'],
];
const address =
  /住址|地址|户籍|籍贯|居住|住所|所在地|所在|位置|地点|address|residence|resid|home|location|hometown|whereabouts/iu;

const known = new Map<string, FieldRole | undefined>();

function read(field: string): FieldRole | undefined {
  for (const [name, role] of rules) if (name.test(field)) return role;
  if (!address.test(field)) return undefined;
  if (suspects.test(field)) return /户籍|籍贯/u.test(field) ? undefined : 'site';
  return victims.test(field) || /住址|户籍|籍贯|居住|现住|住所|residence|home/iu.test(field) ? 'home' : undefined;
}

/** Of a column by its name. */
export function fieldRole(field: string): FieldRole | undefined {
  if (known.has(field)) return known.get(field);
  const role = read(field);
  // Names of columns come from files: no more are kept than a workbench can meet.
  if (known.size < 10_000) known.set(field, role);
  return role;
}

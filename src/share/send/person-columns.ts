/**
 * Cells that name the person who reports: reports keep every cell that Clew has no use for, and these are among them. Columns
 * that tell of the other side, of officers or of institutions are not meant; sex, age and occupation name nobody.
 */

const persons =
  /^(?:victim|complainant|reporter|caller|informant|claimant|contact|受害人|受害者|被害人|受骗人|报案人|报警人|举报人|投诉人|事主|当事人|報案人|受騙人|被害者)\d?$/iu;
const names = /name|姓名|名字|姓氏/iu;
const addresses = /address|street|residence|地址|住址|住所|户籍/iu;
const contacts =
  /phone|tel|mobile|contact|mail|idno|idnumber|idcard|nric|passport|ssn|account|card|iban|wechat|whatsapp|telegram|line|qq|电话|手机|号码|身份证|证件|账号|账户|帐号|卡号|邮箱|微信|電話|手機|號碼|身分|帳號/iu;
const handles = /wechat|whatsapp|telegram|line|qq|微信/iu;
const others =
  /suspect|scammer|fraudster|offender|payee|beneficiary|recipient|receiv|site|url|domain|platform|app|bank|branch|agency|officer|police|station|company|group|嫌疑|对方|對方|收款|涉案|涉诈|诈骗|网址|平台|软件|银行|开户|单位|机构|公司|民警|警官|承办|办案|接警|群/iu;
const personally =
  /victim|complainant|reporter|caller|informant|claimant|受害|被害|受骗|报案人|报警人|举报人|投诉人|事主|当事人|本人/iu;

const bare = (column: string): string => column.replaceAll(/[\s_\-./:：()（）]/gu, '');

/** Whether a column tells of the other side, an officer or an institution. */
export function tellsOfOthers(column: string): boolean {
  const name = bare(column);
  return !personally.test(name) && others.test(name);
}

/** Whether a column holds names of people. */
export function holdsNames(column: string): boolean {
  const name = bare(column);
  return persons.test(name) || names.test(name);
}

/** Whether a cell may be a victim's name, number, address or account, by the name of its column and what it looks like. */
export function tellsOfPerson(column: string, cell: string): boolean {
  const name = bare(column);
  const isVictims = personally.test(name);
  if (tellsOfOthers(column)) return false;
  if (persons.test(name) || names.test(name)) return true;
  if (addresses.test(name)) return cell.trim().length >= 6;
  const isNumber = cell.replaceAll(/\D/gu, '').length >= 6 || cell.includes('@');
  if (contacts.test(name)) return isNumber || handles.test(name);
  return isVictims && isNumber;
}

import type { Cells } from '../file-plan.ts';
import { unitMark } from '../flatten.ts';

/** An element with its text and what is in it. */
export interface Entry {
  readonly name: string;
  text: string;
  readonly members: Entry[];
}

/** Text of the member at a path, the first of each name. */
function textAt(entry: Entry, ...path: readonly string[]): string {
  let at: Entry | undefined = entry;
  for (const name of path) at = at?.members.find((each) => each.name === name);
  return at?.text.trim() ?? '';
}

const membersOf = (entry: Entry, ...path: readonly string[]): Entry[] => {
  let at = [entry];
  for (const name of path) at = at.flatMap((each) => each.members.filter((member) => member.name === name));
  return at;
};

const filled = (texts: readonly string[]): string =>
  [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].join(unitMark);

function cellsOf(cells: Readonly<Record<string, string>>): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));
}

/** `SURNAME, Given` of an entry that takes a name apart. */
const nameOf = (last: string, first: string): string => [last, first].filter((each) => each !== '').join(', ');

/** A person of OFAC's list (`sdnEntry`); undefined for companies, ships and aircraft. */
export function ofacCells(entry: Entry): Cells | undefined {
  if (!/individual/iu.test(textAt(entry, 'sdnType'))) return undefined;
  const [surname, given] = [textAt(entry, 'lastName'), textAt(entry, 'firstName')];
  const names = (form: (category: string, type: string) => boolean): string =>
    filled(
      membersOf(entry, 'akaList', 'aka')
        .filter((aka) => form(textAt(aka, 'category'), textAt(aka, 'type')))
        .map((aka) => nameOf(textAt(aka, 'lastName'), textAt(aka, 'firstName'))),
    );
  const isFormer = (type: string): boolean => /f\.?\s*k\.?\s*a/iu.test(type);
  const addresses = membersOf(entry, 'addressList', 'address').map((address) =>
    ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'country']
      .map((part) => textAt(address, part))
      .filter((text) => text !== '')
      .join(', '),
  );
  const ids = membersOf(entry, 'idList', 'id');
  const isSex = (id: Entry): boolean => /gender/iu.test(textAt(id, 'idType'));
  const isPaper = (id: Entry): boolean =>
    /passport|\bid\b|identi|nric|cedula|d\.n\.i|residen|travel|stateless|birth cert/iu.test(textAt(id, 'idType'));
  const others = ids.filter((id) => !isSex(id) && !isPaper(id)).map((id) => `${textAt(id, 'idType')}: ${textAt(id, 'idNumber')}`);
  return cellsOf({
    number: textAt(entry, 'uid'),
    name: nameOf(surname, given),
    surname,
    given,
    alias: names((category, type) => !/weak/iu.test(category) && !isFormer(type)),
    'weak alias': names((category) => /weak/iu.test(category)),
    'former name': names((category, type) => !/weak/iu.test(category) && isFormer(type)),
    sex: textAt(ids.find(isSex) ?? entry, 'idNumber'),
    born: filled(membersOf(entry, 'dateOfBirthList', 'dateOfBirthItem').map((item) => textAt(item, 'dateOfBirth'))),
    nationality: filled([
      ...membersOf(entry, 'nationalityList', 'nationality', 'country').map(({ text }) => text),
      ...membersOf(entry, 'citizenshipList', 'citizenship', 'country').map(({ text }) => text),
    ]),
    paper: filled(
      ids.filter(isPaper).map((id) => paperOf(textAt(id, 'idType'), textAt(id, 'idNumber'), textAt(id, 'idCountry'))),
    ),
    place: filled([
      ...membersOf(entry, 'placeOfBirthList', 'placeOfBirthItem').map((item) => textAt(item, 'placeOfBirth')),
      ...addresses,
    ]),
    list: filled(membersOf(entry, 'programList', 'program').map(({ text }) => text)).replaceAll(unitMark, ', '),
    remarks: [textAt(entry, 'title'), textAt(entry, 'remarks'), ...others].filter((text) => text !== '').join('\n'),
  });
}

/** A cell of one paper, its kind as a label and who issued it in brackets. */
function paperOf(kind: string, number: string, country: string): string {
  if (number === '') return '';
  const label = /passport/iu.test(kind) ? 'Passport: ' : '';
  return `${label}${number.replaceAll(/[;,|]/gu, ' ')}${country === '' ? '' : ` (${country})`}`;
}

/** A person of the UN's consolidated list (`INDIVIDUAL`). */
export function unCells(entry: Entry): Cells | undefined {
  const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map((part) => textAt(entry, part));
  const aliases = membersOf(entry, 'INDIVIDUAL_ALIAS');
  const names = (form: RegExp): string =>
    filled(aliases.filter((alias) => form.test(textAt(alias, 'QUALITY') || 'Good')).map((alias) => textAt(alias, 'ALIAS_NAME')));
  const births = membersOf(entry, 'INDIVIDUAL_DATE_OF_BIRTH').map((birth) => {
    const [from, to] = [textAt(birth, 'FROM_YEAR'), textAt(birth, 'TO_YEAR')];
    const told = textAt(birth, 'DATE') || textAt(birth, 'YEAR') || (from !== '' && to !== '' ? `${from}-${to}` : from || to);
    return told !== '' && /approx/iu.test(textAt(birth, 'TYPE_OF_DATE')) && !told.includes('-') ? `circa ${told}` : told;
  });
  const placeOf = (place: Entry): string =>
    ['STREET', 'CITY', 'STATE_PROVINCE', 'COUNTRY']
      .map((part) => textAt(place, part))
      .filter((text) => text !== '')
      .join(', ');
  const titles = ['TITLE', 'DESIGNATION'].flatMap((name) => membersOf(entry, name, 'VALUE').map(({ text }) => text.trim()));
  return cellsOf({
    number: textAt(entry, 'REFERENCE_NUMBER') || textAt(entry, 'DATAID'),
    name: filled([parts.filter((part) => part !== '').join(' '), textAt(entry, 'NAME_ORIGINAL_SCRIPT')]),
    alias: names(/good|a\.?k\.?a/iu),
    'weak alias': names(/low/iu),
    'former name': names(/f\.?k\.?a|former/iu),
    sex: textAt(entry, 'GENDER'),
    born: filled(births),
    nationality: filled(membersOf(entry, 'NATIONALITY', 'VALUE').map(({ text }) => text)),
    paper: filled(
      membersOf(entry, 'INDIVIDUAL_DOCUMENT').map((paper) =>
        paperOf(
          textAt(paper, 'TYPE_OF_DOCUMENT'),
          textAt(paper, 'NUMBER'),
          textAt(paper, 'ISSUING_COUNTRY') || textAt(paper, 'COUNTRY_OF_ISSUE'),
        ),
      ),
    ),
    place: filled([
      ...membersOf(entry, 'INDIVIDUAL_PLACE_OF_BIRTH').map(placeOf),
      ...membersOf(entry, 'INDIVIDUAL_ADDRESS').map(placeOf),
    ]),
    list: textAt(entry, 'UN_LIST_TYPE'),
    remarks: [...titles, textAt(entry, 'COMMENTS1')].filter((text) => text !== '').join('\n'),
  });
}

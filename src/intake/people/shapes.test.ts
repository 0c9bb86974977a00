import { expect, test } from 'vitest';
import { takePeople } from '../../../test/support/people.ts';

// All people are invented; the shapes are those that the publishers document.

const sdn = `7001,"AUNG, Zaw Min",individual,"BURMA-EO14014","Managing Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 12 Mar 1962; alt. DOB 1963; POB Mandalay, Burma; nationality Burma; Gender Male; Passport MB123456 (Burma) expires 01 Jan 2030; National ID No. 12/OUKAMA(N)123456 (Burma); a.k.a. 'BIG BROTHER'; Linked To: INVENTED HOLDINGS."
7002,"INVENTED HOLDINGS LIMITED",-0- ,"BURMA-EO14014",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Organization Established Date 2015."
7003,"SEA NOWHERE",vessel,"DPRK",-0- ,"ABCD",-0- ,-0- ,-0- ,-0- ,-0- ,-0-
`;

test('the SDN list as CSV, which has no header', async () => {
  const { plan, people, rejected, blank } = await takePeople('sdn.csv', sdn);
  expect(plan.content).toBe('wanted');
  expect([people.length, rejected.length, blank]).toEqual([1, 0, 2]);
  expect(people[0]).toMatchObject({
    ref: '7001',
    names: [
      { text: 'AUNG, Zaw Min', role: 'full', surname: 'AUNG', given: 'Zaw Min' },
      { text: 'BIG BROTHER', role: 'weak' },
    ],
    born: [
      { from: '1962-03-12', to: '1962-03-12' },
      { from: '1963-01-01', to: '1963-12-31' },
    ],
    sex: 'm',
    nationality: ['MM'],
    papers: [
      { kind: 'passport', value: 'MB123456', country: 'MM' },
      { kind: 'mm-nrc', value: '12/OUKAMA(N)123456', country: 'MM' },
    ],
    origins: ['Mandalay, Burma'],
    status: 'BURMA-EO14014',
    text: expect.stringContaining('Linked To: INVENTED HOLDINGS'),
  });
});

const sdnXml = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
  <publshInformation><Publish_Date>11/20/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
  <sdnEntry><uid>7001</uid><firstName>Zaw Min</firstName><lastName>AUNG</lastName><sdnType>Individual</sdnType>
    <remarks>(Linked To: INVENTED &amp; SONS)</remarks><programList><program>BURMA-EO14014</program></programList>
    <idList><id><uid>1</uid><idType>Passport</idType><idNumber>MB123456</idNumber><idCountry>Burma</idCountry></id>
      <id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
    <akaList><aka><uid>3</uid><type>a.k.a.</type><category>strong</category><lastName>ZAW</lastName><firstName>Min</firstName></aka>
      <aka><uid>4</uid><type>a.k.a.</type><category>weak</category><lastName>BIG BROTHER</lastName></aka></akaList>
    <nationalityList><nationality><uid>5</uid><country>Burma</country><mainEntry>true</mainEntry></nationality></nationalityList>
    <dateOfBirthList><dateOfBirthItem><uid>6</uid><dateOfBirth>12 Mar 1962</dateOfBirth></dateOfBirthItem>
      <dateOfBirthItem><uid>7</uid><dateOfBirth>circa 1963</dateOfBirth></dateOfBirthItem></dateOfBirthList>
    <placeOfBirthList><placeOfBirthItem><uid>8</uid><placeOfBirth>Mandalay, Burma</placeOfBirth></placeOfBirthItem></placeOfBirthList>
  </sdnEntry>
  <sdnEntry><uid>7002</uid><lastName>INVENTED HOLDINGS</lastName><sdnType>Entity</sdnType></sdnEntry>
</sdnList>`;

test('the SDN list in XML', async () => {
  const { plan, people } = await takePeople('sdn.xml', sdnXml);
  expect(plan).toMatchObject({ content: 'wanted', format: 'sanctions', constants: { listVersion: '11/20/2026' } });
  expect(people).toHaveLength(1);
  expect(people[0]).toMatchObject({
    ref: '7001',
    names: [
      { text: 'AUNG, Zaw Min', role: 'full', surname: 'AUNG', given: 'Zaw Min' },
      { text: 'ZAW, Min', role: 'alias' },
      { text: 'BIG BROTHER', role: 'weak' },
    ],
    born: [{ from: '1962-03-12' }, { from: '1962-01-01', to: '1964-12-31' }],
    sex: 'm',
    nationality: ['MM'],
    papers: [{ kind: 'passport', value: 'MB123456', country: 'MM' }],
    text: '(Linked To: INVENTED & SONS)',
  });
});

const unXml = `<?xml version="1.0" encoding="utf-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-11-20T03:04:05">
 <INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>OMAR</FIRST_NAME><SECOND_NAME>EXEMPLAR</SECOND_NAME>
  <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>QDi.999</REFERENCE_NUMBER><GENDER>Male</GENDER>
  <NAME_ORIGINAL_SCRIPT>عمر</NAME_ORIGINAL_SCRIPT><COMMENTS1>Invented.</COMMENTS1>
  <NATIONALITY><VALUE>Tunisia</VALUE><VALUE>Sudan</VALUE></NATIONALITY>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Umar Exemplar</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Example</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ADDRESS><COUNTRY>Sudan</COUNTRY></INDIVIDUAL_ADDRESS>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1970</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1972</FROM_YEAR><TO_YEAR>1974</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Tunis</CITY><COUNTRY>Tunisia</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>L335915</NUMBER><ISSUING_COUNTRY>Tunisia</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
 </INDIVIDUAL></INDIVIDUALS>
 <ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>INVENTED FRONT</FIRST_NAME></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>`;

test('the consolidated list of the UN', async () => {
  const { plan, people } = await takePeople('consolidated.xml', unXml, { listVersion: 'of November' });
  expect(plan.constants.listVersion).toBe('of November');
  expect(people).toHaveLength(1);
  expect(people[0]).toMatchObject({
    ref: 'QDi.999',
    names: [
      { text: 'OMAR EXEMPLAR', role: 'full' },
      { text: 'عمر', role: 'full' },
      { text: 'Umar Exemplar', role: 'alias' },
      { text: 'Abu Example', role: 'weak' },
    ],
    born: [
      { from: '1969-01-01', to: '1971-12-31' },
      { from: '1972-01-01', to: '1974-12-31' },
    ],
    nationality: ['TN', 'SD'],
    papers: [{ kind: 'passport', value: 'L335915', country: 'TN' }],
    origins: ['Tunis, Tunisia', 'Sudan'],
    status: 'Al-Qaida',
  });
});

test('XML that ends early is an error that says so, not a short list', async () => {
  await expect(takePeople('sdn.xml', sdnXml.slice(0, 1500))).rejects.toMatchObject({ code: 'intake.xml' });
});

const ftm = [
  {
    id: 'NK-1',
    schema: 'Person',
    caption: 'Zaw Min Aung',
    properties: {
      name: ['Zaw Min Aung', 'Aung, Zaw Min', '奥佐敏'],
      alias: ['Big Brother', 'Min, the Boss'],
      weakAlias: ['Min'],
      birthDate: ['1962-03', '1962'],
      nationality: ['mm', 'cn'],
      gender: ['male'],
      passportNumber: ['MB123456', 'E12345678'],
      fatherName: ['U Ba'],
      birthPlace: ['Mandalay'],
      topics: ['crime.fraud'],
    },
  },
  { id: 'NK-2', schema: 'Company', caption: 'Invented Holdings', properties: { name: ['Invented Holdings'] } },
];

test.each([
  ['people.ftm.jsonl', ftm.map((each) => JSON.stringify(each)).join('\n')],
  ['people.json', JSON.stringify({ entities: ftm })],
])('entities of FollowTheMoney: %s', async (name, content) => {
  const { plan, people, blank } = await takePeople(name, content);
  expect(plan.content).toBe('wanted');
  expect([people.length, blank]).toEqual([1, 1]);
  expect(people[0]).toMatchObject({
    ref: 'NK-1',
    born: [{ from: '1962-03-01', to: '1962-03-31' }, { from: '1962-01-01' }],
    sex: 'm',
    nationality: ['MM', 'CN'],
    kin: [{ relation: 'father', name: 'U Ba' }],
    origins: ['Mandalay'],
  });
  expect(people[0]!.names.map(({ text, role }) => `${role} ${text}`)).toEqual([
    'full Zaw Min Aung',
    'full Aung, Zaw Min',
    'full 奥佐敏',
    'alias Big Brother',
    'alias Min',
    'alias the Boss',
  ]);
  expect(people[0]!.papers.map(({ value, country }) => [value, country])).toEqual([
    ['MB123456', 'MM'],
    ['E12345678', 'CN'],
  ]);
});

test('notices as Interpol publishes them: name is the surname there', async () => {
  const notices = {
    total: 2,
    _embedded: {
      notices: [
        {
          forename: 'ZAW MIN',
          name: 'AUNG',
          date_of_birth: '1962/03/12',
          entity_id: '2026/1',
          nationalities: ['MM'],
          sex_id: 'M',
          arrest_warrants: [{ charge: 'Fraud', issuing_country_id: 'CN' }],
          _links: { self: { href: 'https://example.invalid/1' } },
        },
        { forename: 'WEI', name: 'ZHANG', date_of_birth: '1990', entity_id: '2026/2', nationalities: ['CN', 'MM'], _links: {} },
      ],
    },
  };
  const { plan, people } = await takePeople('notices.json', JSON.stringify(notices));
  expect(plan.content).toBe('wanted');
  expect(people).toMatchObject([
    {
      ref: '2026/1',
      names: [{ text: 'AUNG ZAW MIN', role: 'full', surname: 'AUNG', given: 'ZAW MIN' }],
      born: [{ from: '1962-03-12' }],
      sex: 'm',
      nationality: ['MM'],
      text: 'Fraud',
    },
    { ref: '2026/2', names: [{ surname: 'ZHANG', given: 'WEI' }], nationality: ['CN', 'MM'] },
  ]);
});

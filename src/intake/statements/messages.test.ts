import { describe, expect, test } from 'vitest';
import { takeMoney } from '../../../test/support/statements.ts';

const mt940 = `{1:F01ABNANL2AXXXX0000000000}{2:I940ABNANL2AXXXXN}{4:
:20:3996-11111111
:25:NL91ABNA0417164300EUR
:28C:00001/001
:60F:C200101EUR444,29
:61:2001010101D65,00NOVBNL47INGB9999999999//REF1
details
:86:/TRTP/SEPA OVERBOEKING/IBAN/NL47INGB9999999999/BIC/INGBNL2A/NAME/J Doe/REMI/Bill 1/EREF/NOTPROVIDED
:61:2001020102C1000,50NTRFNONREF
:86:166?00CREDIT?20SVWZ+Bill 12?21Part 2?30COBADEFF?31DE89370400440532013000?32MUSTER ?33ERIKA
:61:2001030103RC0,79NMSCNONREF
:86:plain words
:62F:C200103EUR1379,00
:86:words of the statement, not of an entry
-}
`;

describe('MT940', () => {
  test('entries, parties, references, and a balance that runs from the opening to the closing one', async () => {
    const { plan, transfers, facts, rejected } = await takeMoney('a.sta', mt940);
    expect([plan.format, plan.content]).toEqual(['mt940', 'transfers']);
    expect(rejected).toEqual([]);
    const own = 'bank:NL91ABNA0417164300';
    expect(transfers).toMatchObject([
      { from: own, to: 'bank:NL47INGB9999999999', minor: 6500, currency: 'EUR', balance: 37_929, ref: 'REF1', note: 'Bill 1' },
      {
        from: 'bank:DE89370400440532013000',
        to: own,
        minor: 100_050,
        balance: 137_979,
        note: 'SVWZ+Bill 12 Part 2',
        side: 'got',
      },
      { from: own, minor: 79, balance: 137_900, note: 'plain words', at: '2020-01-03T00:00:00.000Z' },
    ]);
    expect(facts).toEqual(
      expect.arrayContaining([
        { kind: 'bank', value: 'NL47INGB9999999999', fact: 'holder', text: 'J Doe', row: 1 },
        { kind: 'bank', value: 'DE89370400440532013000', fact: 'bank', text: 'COBADEFF', row: 2 },
      ]),
    );
  });

  test('an entry that is missing shows in the last balance, which is the bank’s own', async () => {
    const { transfers } = await takeMoney('a.sta', mt940.replace(/:61:2001020102[^]*?(?=:61:2001030103)/u, ''));
    expect(transfers.map(({ balance }) => balance)).toEqual([37_929, 137_900]);
  });

  test('several statements, a debit balance, the year’s end, an entry that is none', async () => {
    const text =
      ':20:X\n:25:10020030/1234567\n:60F:D191231EUR10,\n:61:2001011231C5,NTRFABC//XYZ\n:61:garbage\n:62F:D200101EUR5,\n:20:Y\n:25:777\n:60F:C200102USD0,\n:61:2001020102C7,5NTRFNONREF\n:62F:C200102USD7,5\n';
    const { transfers, rejected, records } = await takeMoney('b.940', text);
    expect(transfers).toMatchObject([
      { to: 'bank:10020030/1234567', minor: 500, balance: -500, ref: 'XYZ', at: '2019-12-31T00:00:00.000Z', row: 1 },
      { to: 'bank:777', minor: 750, currency: 'USD', balance: 750, row: 3 },
    ]);
    expect(rejected).toMatchObject([{ row: 2, code: 'intake.unread-entry', record: { entry: 'garbage' } }]);
    expect(records).toBe(3);
  });

  test('a statement that ends before it begins is set aside, entry by entry', async () => {
    const { transfers, rejected } = await takeMoney('c.sta', mt940.replace(':62F:C200103', ':62F:C191203'));
    expect(transfers).toEqual([]);
    expect(rejected.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '1 intake.reversed-period',
      '2 intake.reversed-period',
      '3 intake.reversed-period',
    ]);
  });
});

const entry = (amount: string, side: string, more: string, status = '<Sts>BOOK</Sts>'): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd>${status}<BookgDt><Dt>2024-01-05</Dt></BookgDt>${more}</Ntry>`;
const balance = (code: string, amount: string, day: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
const camt = (entries: string, closing = '2024-01-31'): string => `<?xml version="1.0" encoding="UTF-8"?>
<ns:Document xmlns:ns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><ns:BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id>
<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ownr><Nm>Muster &amp; Sohn</Nm></Ownr></Acct>
${balance('OPBD', '100.00', '2024-01-01')}${balance('CLBD', '75.50', closing)}${entries}</Stmt></ns:BkToCstmrStmt></ns:Document>`;
const paid = entry(
  '30.00',
  'DBIT',
  '<AcctSvcrRef>A1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Cdtr><Pty><Nm>Bob</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></CdtrAcct></RltdPties><RmtInf><Ustrd>one</Ustrd><Ustrd>two</Ustrd></RmtInf></TxDtls></NtryDtls>',
);
const batch = entry(
  '5.50',
  'CRDT',
  '<NtryDtls><TxDtls><Amt Ccy="EUR">2.50</Amt><RltdPties><Dbtr><Nm>Al</Nm></Dbtr></RltdPties></TxDtls><TxDtls><Amt Ccy="EUR">3.00</Amt><RltdPties><DbtrAcct><Id><Othr><Id>123456</Id></Othr></Id></DbtrAcct></RltdPties></TxDtls></NtryDtls>',
);

describe('CAMT.053', () => {
  test('entries, batches by their parts, parties, and the running balance', async () => {
    const { plan, transfers, facts, rejected } = await takeMoney('a.xml', camt(paid + batch));
    expect([plan.format, plan.content]).toEqual(['camt', 'transfers']);
    expect(rejected).toEqual([]);
    const own = 'bank:DE89370400440532013000';
    expect(transfers).toMatchObject([
      { from: own, to: 'bank:NL91ABNA0417164300', minor: 3000, balance: 7000, ref: 'A1', note: 'one two' },
      { from: 'name:DE89370400440532013000 Al', to: own, minor: 250, balance: 7250 },
      { from: 'bank:123456', to: own, minor: 300, balance: 7550 },
    ]);
    expect(facts).toContainEqual({
      kind: 'bank',
      value: 'DE89370400440532013000',
      fact: 'holder',
      text: 'Muster & Sohn',
      row: 1,
    });
  });

  test('what is not booked yet moved nothing, and a missing entry shows', async () => {
    const { transfers, rejected } = await takeMoney('a.xml', camt(paid + entry('9.00', 'DBIT', '', '<Sts><Cd>PDNG</Cd></Sts>')));
    expect(transfers.map((each) => each.balance)).toEqual([7550]);
    expect(rejected).toMatchObject([{ row: 2, code: 'intake.failed-transfer' }]);
  });

  test('a reversed period, a broken file', async () => {
    const { transfers, rejected } = await takeMoney('a.xml', camt(paid, '2023-01-01'));
    expect(transfers).toEqual([]);
    expect(rejected).toMatchObject([{ code: 'intake.reversed-period' }]);
    await expect(takeMoney('a.xml', camt(paid).slice(0, -30))).rejects.toMatchObject({ code: 'intake.xml' });
  });

  test('entities of a document type are not opened', async () => {
    const bomb = camt(paid)
      .replace('<ns:Document', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><ns:Document')
      .replace('>one<', '>&b;<');
    await expect(takeMoney('a.xml', bomb)).rejects.toMatchObject({ code: 'intake.xml' });
  });
});

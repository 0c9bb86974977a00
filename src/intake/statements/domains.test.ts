import { describe, expect, test } from 'vitest';
import { takeMoney } from '../../../test/support/statements.ts';
import { domainIn } from './domains.ts';

describe('facts of domains', () => {
  const header = 'Domain,Registrar,Creation Date,Name Servers,IP Address,ASN,Cert Issuer,Cert Serial,SAN\n';

  test('a fact for each cell that says something, as written, with its row', async () => {
    const { plan, domains, rejected } = await takeMoney(
      'whois.csv',
      `${header}goldenfx-vip.example,NiceReg Ltd,2026-01-20,"ns1.park.example ns2.park.example",192.0.2.9,64500,Small CA,03ab,*.goldenfx-vip.example\n` +
        'hxxps://m[.]goldenfx-vip2[.]example/x,NiceReg Ltd,,,,,,,\n' +
        '例子.example,Other,,,,,,,\n' +
        'somebody.github.io,Other,,,,,,,\n' +
        'a.com.tw,Other,,,,,,,\nb.top,Other,,,,,,,\nc.top,Other,,,,,,,\nd.top,Other,,,,,,,\ne.top,,,,,,,,\nf.top,Other,,,,,,,\n192.0.2.1,Other,,,,,,,\n',
      { as: 'labels' },
    );
    expect(plan.content).toBe('labels');
    expect(domains.filter(({ row }) => row === 1)).toEqual(
      [
        ['registrar', 'NiceReg Ltd'],
        ['created', '2026-01-20'],
        ['nameserver', 'ns1.park.example ns2.park.example'],
        ['ip', '192.0.2.9'],
        ['asn', '64500'],
        ['issuer', 'Small CA'],
        ['serial', '03ab'],
        ['san', '*.goldenfx-vip.example'],
      ].map(([fact, text]) => ({ domain: 'goldenfx-vip.example', fact, text, row: 1 })),
    );
    expect(domains.filter(({ row }) => row > 1 && row < 6).map(({ domain }) => domain)).toEqual([
      'goldenfx-vip2.example',
      'xn--fsqu00a.example',
      'somebody.github.io',
      'a.com.tw',
    ]);
    expect(rejected.map(({ row, code }) => `${row} ${code}`)).toEqual(['9 intake.no-fact', '11 intake.no-domain']);
  });

  test('in Chinese, and by a map', async () => {
    const { domains } = await takeMoney('a.csv', '域名,注册商,注册日期\na.top,某注册商,2026-01-02\n', { as: 'labels' });
    expect(domains).toMatchObject([
      { domain: 'a.top', fact: 'registrar' },
      { fact: 'created', text: '2026-01-02' },
    ]);
    const mapped = await takeMoney('a.csv', 'site,by\na.top,Some Reg\n', {
      map: { columns: { site: 'domain', by: 'registrar' } },
    });
    expect(mapped.domains).toMatchObject([{ domain: 'a.top', fact: 'registrar', text: 'Some Reg' }]);
  });

  test('none from reports, which name domains and addresses too', async () => {
    expect((await takeMoney('a.csv', `${header}a.top,Some Reg,,,,,,,\n`).catch(() => ({ domains: [] }))).domains).toEqual([]);
  });

  test.each(['', 'nothing', 'github.io', '192.0.2.1', '[2001:db8::1]'])('%j is no domain', (cell) => {
    expect(domainIn(cell)).toBeUndefined();
  });
});

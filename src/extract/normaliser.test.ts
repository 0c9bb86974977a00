import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { extractMentions } from './extract.ts';
import { canonicalItem, normaliser } from './normaliser.ts';

/** One of each kind and of each way in which people write it; never changed, only added to. */
const examples: readonly (readonly [region: string, text: string])[] = [
  ['CN', '对方电话 138 0013 8000，微信号：Golden_FX88，QQ 12345678'],
  ['CN', '转入 6228480402564890018，户名张三'],
  ['CN', '打了客服 95588 和 400-800-8820'],
  ['GB', 'call +44 (0)20 7946 0958 or 0044 7700 900123'],
  ['US', 'text (212) 555-0142, mail John.Doe+Promo@Example.COM'],
  ['GB', 'at HTTPS://WWW.GoldenFX-VIP.example/Login?ref=1 and hxxp://goldenfx-vip[.]example'],
  ['GB', 'the site münchen-invest.example and 例子.example'],
  ['GB', 'sent to TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC (USDT TRC20)'],
  ['GB', 'to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed and bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
  ['GB', 'tx 0x88DF016429689C079F3B2F6AD39FA052532C56795B733DA78A91EBE6A713944B'],
  ['GB', 'IBAN GB82 WEST 1234 5698 7654 32, account 12345678 sort code 12-34-56'],
  ['GB', 'on telegram @Golden_FX or t.me/Golden_FX, whatsapp +44 7700 900456'],
  ['GB', 'from 203.0.113.7 and 2001:DB8:0:0:0:0:0:1'],
  ['GB', 'app com.Golden.Fx, sha256 E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855'],
  ['CN', '身份证号 11010519491231002X，护照 E12345678'],
];

/** SHA-256 over what each version makes of the examples. */
const known: Readonly<Record<string, string>> = {
  'clew-canonical-1': 'ada73360a94fc25664afe6f9c3f186e9ffcacb3b77b2723d67d11aa4017de97c',
};

it('has a new version when any value is written otherwise than before', () => {
  const made = examples.flatMap(([region, text]) =>
    extractMentions({ text, region }).map(({ kind, value }) => canonicalItem(kind, value)),
  );
  expect(made.length).toBeGreaterThan(examples.length);
  const digest = createHash('sha256').update(made.join('\n')).digest('hex');
  expect(known[normaliser], `canonical form changed: give normaliser another number\n${made.join('\n')}`).toBe(digest);
});

it('compares a card by the digits it shares with an account', () => {
  expect(canonicalItem('card', '6228480402564890018')).toBe(canonicalItem('account', '6228480402564890018'));
  expect(canonicalItem('phone', '+8613800138000')).toBe('phone:+8613800138000');
});

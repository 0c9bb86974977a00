import { describe, expect, it } from 'vitest';
import { columnMeaning, isEmptyCell } from './fields.ts';

describe('columnMeaning', () => {
  it.each([
    ['suspect_phone', { role: 'suspect', kind: 'phone' }],
    ['suspectPhone', { role: 'suspect', kind: 'phone' }],
    ['Suspect Phone No.', { role: 'suspect', kind: 'phone' }],
    ['suspect_url', { role: 'suspect', kind: 'url' }],
    ['suspect_account', { role: 'suspect', kind: 'account' }],
    ['suspect_wallet', { role: 'suspect', kind: 'wallet' }],
    ['suspect_email', { role: 'suspect', kind: 'email' }],
    ['suspect_handle', { role: 'suspect', kind: 'handle' }],
    ['victim_phone', { role: 'victim', kind: 'phone' }],
    ['Beneficiary account', { role: 'suspect', kind: 'account' }],
    ['payer account', { role: 'victim', kind: 'account' }],
    ['phone', { kind: 'phone' }],
    ['URL', { kind: 'url' }],
    ['site_name', { kind: 'platform' }],
    ['WhatsApp', { kind: 'handle', service: 'whatsapp' }],
    ['tx_hash', { kind: 'txid' }],
    ['sha256', { kind: 'hash' }],
    ['package name', { kind: 'app' }],
    ['涉案账号', { role: 'suspect', kind: 'account' }],
    ['嫌疑人电话', { role: 'suspect', kind: 'phone' }],
    ['收款账号', { role: 'suspect', kind: 'account' }],
    ['收款卡号', { role: 'suspect', kind: 'card' }],
    ['报案人电话', { role: 'victim', kind: 'phone' }],
    ['報案人電話', { role: 'victim', kind: 'phone' }],
    ['受害人手机号', { role: 'victim', kind: 'phone' }],
    ['受害人账户', { role: 'victim', kind: 'account' }],
    ['对方微信号', { role: 'suspect', kind: 'handle', service: 'wechat' }],
    ['嫌疑人QQ', { role: 'suspect', kind: 'handle', service: 'qq' }],
    ['涉案网址', { role: 'suspect', kind: 'url' }],
    ['承办民警电话', { role: 'institution', kind: 'phone' }],
    ['平台名称', { kind: 'platform' }],
    ['案情描述', {}],
    ['notes', {}],
  ])('%s', (name, meaning) => {
    expect(columnMeaning(name)).toEqual(meaning);
  });

  it.each(
    (
      'report_id,id,reported_at,incident_date,agency,amount,currency,victim_ref,language,channel,category,Case Number,' +
      'account_type,victim_name,案件编号,报案时间,收款时间,损失金额,受害人姓名'
    ).split(','),
  )('does not search %s', (name) => {
    expect(columnMeaning(name)).toEqual({ skip: true });
  });
});

describe('isEmptyCell', () => {
  it.each(['', ' ', 'N/A', 'n/a', 'None', '-', '--', '—', '无', '無', '不详', ' 未知 ', 'unknown'])('%j is empty', (cell) => {
    expect(isEmptyCell(cell)).toBe(true);
  });
  it.each(['0', '110', 'Nana', '无忧商城', 'none.example'])('%j is not', (cell) => {
    expect(isEmptyCell(cell)).toBe(false);
  });
});

describe('columns of those who serve a site', () => {
  it.each(['name_server_1_host', 'mx_1_domain', 'ns1', 'soa_email_1', 'ssl_1_issuer', 'ip_1_isp', '域名服务器'])(
    '%s is an institution',
    (name) => {
      expect(columnMeaning(name).role).toBe('institution');
    },
  );
  it.each(['ip_1_address', 'domain', 'website_title'])('%s is not', (name) => {
    expect(columnMeaning(name).role).toBeUndefined();
  });
});

import type { Dossier, DossierIndicator, DossierReport, IndicatorKind, PackageInfo } from '../../src/model/index.ts';
import { sha256 } from '../../src/model/index.ts';
import { madeMoney } from './dossier-money.ts';

const day = 86_400_000;
const opened = Date.UTC(2026, 2, 1);

/** One invented value of each kind, and of each shape that needs its own words in some form. */
const values: readonly (readonly [IndicatorKind, string])[] = [
  ['phone', '+8615487720001'],
  ['phone', 'CN:95588'],
  ['url', 'https://goldenfx-vip.example/login?a=1&b=%E4%B8%AD'],
  ['url', 'goldenfx-vip.example/download'],
  ['domain', 'goldenfx-vip.example'],
  ['ip', '192.0.2.7'],
  ['ip', '2001:db8::7'],
  ['email', 'desk@goldenfx-vip.example'],
  ['wallet', 'tron:TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE'],
  ['wallet', `ada:addr1${'q'.repeat(98)}`],
  ['txid', 'a'.repeat(64)],
  ['card', '6228480402564890018'],
  ['account', '01234567'],
  ['iban', 'GB33BUKB20201555555555'],
  ['handle', 'wechat:golden_fx88'],
  ['handle', '?:golden_fx88'],
  ['handle', 'facebook:golden.fx'],
  ['app', 'com.goldenfx.vip'],
  ['idcard', '110101199003070011'],
  ['passport', 'E00000000'],
  ['hash', 'b'.repeat(32)],
  ['hash', 'c'.repeat(64)],
  ['tracker', 'UA-123456-1'],
  ['platform', '=金鼎外汇'],
];

const victims: readonly (readonly [IndicatorKind, string])[] = [
  ['phone', '+8613912340001'],
  ['card', '6222021234567890128'],
];

/**
 * A case with one of everything, without a casebook: every kind of indicator, texts that are hard to carry (quotes, line breaks,
 * characters no font has, a formula), people with and without a name, decisions that stand and that do not, a board with a gap.
 */
export function madeDossier({ reports: count = 4 } = {}): Dossier {
  const exhibit = sha256('zh.csv');
  const reports = Array.from({ length: count }, (_, i): DossierReport => {
    const [kind, value] = values[i % values.length]!;
    return {
      id: `r${String(i).padStart(20, '0')}`,
      ref: `ZA-${String(i + 1).padStart(3, '0')}`,
      source: { exhibit, row: i + 1 },
      agency: '临澜市公安局',
      reportedAt: opened - (count - i) * day,
      lossAt: opened - (count - i + 3) * day,
      language: i % 2 === 0 ? 'zh' : 'en',
      category: '虚假投资理财',
      amount: { minor: 5_200_000 + i, currency: i % 2 === 0 ? 'CNY' : 'USD' },
      victim: `v${i}`,
      text: i % 2 === 0 ? `=我叫张美丽，"老师"说\r\n保证盈利。\u0007 ` : 'My name is Joan; café\u0301 <b>&amp;</b> 𠮷\u2028end',
      fields: { 报案人姓名: '张美丽' },
      ring: 'G0123456789ab',
      confidence: 0.97,
      mentions: [
        { kind, value, raw: value, role: 'suspect', start: 0, end: value.length, masked: false, earlier: false },
        {
          kind: 'phone',
          value: victims[0]![1],
          raw: '13912340001',
          role: 'victim',
          start: 1,
          end: 3,
          masked: false,
          earlier: false,
        },
        {
          kind: 'card',
          value: '6222****0128',
          raw: '6222****0128',
          role: 'unknown',
          start: 3,
          end: 5,
          masked: true,
          earlier: false,
        },
      ],
    };
  });
  const ids = reports.map(({ id }) => id);
  const [first = '', second = '', third = first] = ids;
  const indicator = (kind: IndicatorKind, value: string, more: Partial<DossierIndicator> = {}): DossierIndicator => ({
    kind,
    value,
    roles: ['suspect'],
    reports: ids,
    suspects: [],
    service: false,
    firstSeen: opened - 9 * day,
    lastSeen: opened - day,
    ...more,
  });
  const sentence = { en: 'Both reports name the website goldenfx-vip.example.', zh: '两条报案均提及网站 goldenfx-vip.example。' };
  const because = (kind: IndicatorKind, value: string) => ({
    kind,
    value,
    rarity: count,
    weight: 1.25,
    legalBasis: 'site' as const,
    spans: [{ report: first, start: 0, end: 4 }],
  });
  const judged = (act: number, more: Pick<Dossier['judgements'][number], 'judgement' | 'stands'>) => ({
    act,
    at: opened + act * 1000,
    by: act % 2 === 0 ? 'chen' : 'local',
    sentence: { en: `Decision ${act} of a person.`, zh: `第 ${act} 项人工研判。` },
    ...more,
  });
  const seal = { act: 2, at: opened - 20 * day, by: 'local' };
  const title = { en: 'Loss', zh: '损失数额' };
  return {
    version: 1,
    casebook: {
      id: '5f86c4da-0f79-4577-baa8-f6c62104d83e',
      agency: '临澜市公安局 “Desk”',
      region: 'CN',
      language: 'zh',
      synthetic: true,
    },
    head: {
      origin: 'clew.internal/casebook/5f86c4da-0f79-4577-baa8-f6c62104d83e',
      size: 40,
      root: 'PLk0gHgszZFFIjUGG/CDVjYbcae8fTTVQLwexcf0Ggw=',
      at: opened + day,
      key: 'clew.internal/casebook/5f86c4da+7162d6ec+AVVc2HeTt5oZr2FbUQgtHUpKYZi1uNmZadmRRJnEBX7Y',
    },
    software: { name: 'Clew', version: '0.1.0' },
    case: {
      id: 'C9a1ddec6abff',
      title: 'Golden FX “金鼎”',
      law: 'cn.266',
      court: '临澜市人民法院',
      agency: '临澜市公安局',
      purpose: '移送起诉',
      label: 'AMBER',
      officers: [{ name: '陈警官', role: '主办', agency: '临澜市公安局', number: '000001' }],
      templates: ['generic'],
      rates: [{ from: 'USD', to: 'CNY', rate: 7.1, day: '2026-02-01', source: 'SAFE' }],
      openedBy: 'local',
      openedAt: opened,
    },
    suspects: [
      {
        id: 'S1',
        name: '王某某',
        aliases: ['老王', 'Wang'],
        indicators: [
          { kind: 'handle', value: 'wechat:golden_fx88' },
          { kind: 'card', value: '6228480402564890018' },
          { kind: 'phone', value: '+8615487720001' },
          { kind: 'domain', value: 'named-by-no-report.example' },
        ],
        category: 'suspect',
        basis: 'assessment',
        papers: { passport: 'E00000000', 国籍: 'CN' },
        note: 'Named by a co-suspect.',
      },
      { id: 'S2', aliases: [], indicators: [], category: 'wanted', basis: 'fact', papers: {} },
    ],
    sheltered: [],
    boards: [
      {
        template: {
          id: 'generic',
          title: { en: 'Fraud', zh: '诈骗' },
          jurisdiction: 'XX',
          sources: [{ id: 's', title: { en: 'A text', zh: '某文本' }, date: '2026-01-01' }],
          reviewed: '2026-01-01',
          elements: [
            { id: 'loss', title, asks: title, source: { id: 's' }, per: 'offence', gap: title },
            {
              id: 'intent',
              title: { en: 'Intent', zh: '主观故意' },
              asks: title,
              source: { id: 's' },
              per: 'suspect',
              gap: title,
            },
          ],
          thresholds: [],
        },
        cells: [
          {
            element: 'loss',
            state: 'supported',
            sentence: { en: 'Four reports tell a loss.', zh: '四条报案载有损失数额。' },
            grounds: [
              {
                ground: { kind: 'report', ref: first, row: 1, start: 0, end: 4 },
                stance: 'for',
                sentence,
                act: 12,
                by: 'local',
                at: opened,
              },
              { ground: { kind: 'exhibit', ref: exhibit, page: 2 }, stance: 'against', sentence },
            ],
            count: 2,
          },
          {
            element: 'intent',
            suspect: 'S1',
            state: 'missing',
            sentence: { en: 'Nothing shows it.', zh: '尚无证据。' },
            grounds: [],
            count: 0,
            gap: { en: 'No statement says so.', zh: '没有供述。' },
            letter: 'police',
          },
        ],
        figures: [],
        counts: { supported: 1, contested: 0, missing: 1, 'not-applicable': 0 },
      },
    ],
    rings: [
      {
        id: 'G0123456789ab',
        size: count,
        tier: 'named',
        confidence: 0.986,
        cohesion: 1,
        status: 'proposed',
        firstSeen: opened - 9 * day,
        lastSeen: opened - day,
        loss: { CNY: 10_400_000, USD: 10_400_004 },
      },
    ],
    reports,
    links: [
      {
        a: first,
        b: second,
        weight: 2.5,
        confidence: 0.99,
        because: [because('domain', 'goldenfx-vip.example'), because('handle', 'wechat:golden_fx88')],
        against: [{ en: 'They name different banks.', zh: '所称银行不同。' }],
        sentence,
      },
    ],
    judgements: [
      judged(10, { judgement: { verdict: 'same', a: first, b: second, reason: '=1+1' }, stands: true }),
      judged(11, { judgement: { verdict: 'different', a: first, b: third }, stands: true }),
      judged(12, { judgement: { verdict: 'out', report: third, ring: 'G0123456789ab' }, stands: false }),
      judged(13, { judgement: { verdict: 'undo', act: 12 }, stands: true }),
      judged(14, { judgement: { verdict: 'service', kind: 'platform', value: '=金鼎外汇' }, stands: true }),
      judged(15, { judgement: { verdict: 'confirm', ring: 'G0123456789ab' }, stands: true }),
    ],
    disagreements: [],
    indicators: [
      ...values.map(([kind, value]) => {
        const whose = kind === 'handle' && value.startsWith('wechat') ? ['S1'] : [];
        return indicator(kind, value, { suspects: whose, service: kind === 'platform' });
      }),
      ...victims.map(([kind, value]) => indicator(kind, value, { roles: ['victim', 'suspect'], reports: [first] })),
      indicator('phone', '+8610000000', { roles: ['institution'], reports: [second] }),
    ],
    services: [
      {
        kind: 'platform',
        value: '=金鼎外汇',
        reports: 90,
        rings: 30,
        exclusivity: 0.1,
        why: { en: 'Thirty rings use it.', zh: '三十个团伙使用。' },
      },
    ],
    money: {
      loss: { CNY: 10_400_000, USD: 10_400_004 },
      withoutAmount: 1,
      duplicates: 0,
      receivers: [
        {
          kind: 'card',
          value: '6228480402564890018',
          reports: ids,
          loss: { CNY: 10_400_000 },
          paid: { CNY: 5_200_000 },
          suspects: ['S1'],
          namesakes: ['S2'],
        },
      ],
      ...madeMoney(first, exhibit),
    },
    exhibits: [
      {
        sha256: exhibit,
        name: '报案 一览表.csv',
        bytes: 2048,
        number: 'E1',
        sealed: seal,
        imported: { ...seal, act: 3 },
        reports: count,
        others: 1,
        facts: { category: '电子数据', originalMedium: true, signatures: ['陈警官', '李警官'], method: '抽样' },
        checks: [],
      },
      {
        sha256: sha256('photo'),
        name: 'photo.jpg',
        bytes: 0,
        number: 'E2',
        sealed: seal,
        reports: 0,
        others: 0,
        facts: { signatures: [] },
        checks: [],
      },
    ],
    custody: [
      { ...seal, seq: 2, kind: 'exhibit.seal', sentence: { en: 'exhibit sealed', zh: '封存证物' } },
      { seq: 3, at: seal.at, by: 'local', kind: 'import', sentence: { en: 'reports read', zh: '读入报案' } },
    ],
    samples: [],
  };
}

/** A package of it. */
export function madeInfo(dossier: Dossier, more: Partial<PackageInfo> = {}): PackageInfo {
  return {
    id: 'P0123456789ab',
    at: dossier.head.at,
    recipient: 'Harrow Bay Police',
    label: 'AMBER',
    reason: 'mutual legal assistance',
    redact: 'none',
    languages: ['en', 'zh'],
    originals: false,
    wholeLog: false,
    withheld: 0,
    ...more,
  };
}

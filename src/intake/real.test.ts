import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { takeFile, type Taken } from '../../test/support/intake.ts';

/** Public sets that lie beside the repository on the machines where Clew is built; they may not be shipped with it. */
const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const later = Date.UTC(2026, 11, 31);

interface Expected {
  readonly records: number;
  /** Columns by the part they became. */
  readonly parts: Readonly<Record<string, string | readonly string[]>>;
  /** A few columns that stay fields. */
  readonly fields: readonly string[];
}

const sets: Readonly<Record<string, Expected>> = {
  'npa165_fake_investment/sites.csv': {
    records: 23_252,
    parts: { reportedAt: 'from' },
    fields: ['site_name', 'url', 'reports', 'to'],
  },
  'cryptoscamdb/reports.jsonl': {
    records: 4973,
    parts: { ref: 'id', category: 'category', text: 'description' },
    fields: ['name', 'url', 'addresses.ETH'],
  },
  'scamsniffer_drainers/domain_address.csv': { records: 478, parts: {}, fields: ['domain', 'addresses', 'ring'] },
  'unit42_posts/indicators.csv': { records: 3078, parts: {}, fields: ['campaign', 'raw', 'value'] },
  'infoblox_campaigns/indicators.csv': {
    records: 5793,
    parts: { reportedAt: 'detected_date' },
    fields: ['campaign', 'indicator'],
  },
  'sophos_campaigns/indicators.csv': { records: 2473, parts: { text: 'note' }, fields: ['campaign', 'indicator'] },
  'domaintools_infra/domains_infra.csv': {
    records: 535,
    parts: { reportedAt: 'first_seen' },
    fields: ['campaign', 'domain', 'create_date', 'expiration_date'],
  },
  'domaintools_infra/domains_only.csv': { records: 2876, parts: {}, fields: ['campaign', 'domain'] },
  'domaintools_infra/idolized_crypto_scams_2026.csv': { records: 281, parts: {}, fields: ['Wallet Address', 'Notes'] },
  'spamhunter_sms/labelled.csv': {
    records: 474,
    parts: { ref: 'id', text: 'text', language: 'src_lang', category: 'category' },
    fields: ['subcategory'],
  },
  'fbs_sms_zh/messages.csv': { records: 6589, parts: { text: 'text' }, fields: ['label'] },
  'teleantifraud_dialogues/dialogues.jsonl': {
    records: 1100,
    parts: { ref: 'id', category: 'fraud_type', text: 'dialogue' },
    fields: [],
  },
  'fraud_r1/chinese.jsonl': {
    records: 535,
    parts: { ref: 'id', category: 'category', language: 'language', text: 'text' },
    fields: ['data_type'],
  },
  'fraud_r1/english.jsonl': {
    records: 536,
    parts: { ref: 'id', category: 'category', language: 'language', text: 'text' },
    fields: ['data_type'],
  },
};

function accounted({ reports, rejected, duplicates, blank, records }: Taken): boolean {
  return reports.length + rejected.length + duplicates + blank === records;
}

describe.skipIf(!existsSync(data))('real sets without a map (skipped where ../shared/data is not at hand)', () => {
  test.each(Object.entries(sets))('%s', async (file, { records, parts, fields }) => {
    const taken = await takeFile(data + file, { now: later });
    expect(taken.records).toBe(records);
    expect(accounted(taken)).toBe(true);
    expect(taken.rejected).toEqual([]);
    const columns = taken.plan.tables[0]!.columns;
    const found = Object.fromEntries(columns.filter(({ part }) => part !== 'field').map(({ name, part }) => [part, name]));
    expect(found).toEqual(parts);
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining([...fields]));
    const ids = new Set(taken.reports.map((report) => report.id));
    expect(ids.size).toBe(taken.reports.length);
  });

  test('every post is one report', async () => {
    const posts = readdirSync(`${data}unit42_posts/posts`);
    expect(posts.length).toBeGreaterThan(50);
    for (const post of posts) {
      const { plan, reports, rejected } = await takeFile(`${data}unit42_posts/posts/${post}`, { now: later });
      expect([post, plan.format, reports.length, rejected.length]).toEqual([post, 'text', 1, 0]);
      expect(reports[0]!.ref).toBe(post);
    }
  });

  test('lists of strings, one a line, are read whole', async () => {
    for (const file of ['spamhunter_sms/senders.txt', 'spamhunter_sms/urls.txt']) {
      const { reports } = await takeFile(data + file, { now: later });
      expect(reports).toHaveLength(1);
    }
  });
});

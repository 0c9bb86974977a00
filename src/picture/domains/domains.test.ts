import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../../test/support/csv.ts';
import { type MadeDomains, makeDomains } from '../../../test/support/made-domains.ts';
import { perform } from '../../cli/perform.ts';
import { type BlocklistFormat, NewBlocklist, type RingDomains, type Watch } from '../../model/index.ts';
import { AllowList } from './allow.ts';
import { choose } from './blocklist.ts';
import { handOut } from './hand-out.ts';
import { ringDomains } from './rings.ts';
import { watch } from './watch.ts';

let made: MadeDomains;
beforeAll(async () => {
  made = await makeDomains();
}, 60_000);
afterAll(() => made.close());

const owner = { casebook: 'book', agency: 'Test desk' };
const wanted = (format: BlocklistFormat, more: Partial<NewBlocklist> = {}): NewBlocklist =>
  NewBlocklist.parse({ format, recipient: 'ISP desk', label: 'GREEN', reason: 'to block', ...more });
const listOf = async (more: Partial<NewBlocklist> = {}, asked = {}): Promise<string[]> => {
  const { rows } = await choose(made.workbench.ctx.read, wanted('csv', more), new AllowList(), asked);
  return rows.map(({ host }) => host).sort();
};

async function clew(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  return await clewWith('', ...argv);
}

async function clewWith(input: string, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const told = Promise.all([text(stdout), text(stderr)]);
  const code = await perform(
    argv,
    {
      stdin: Readable.from([input]) as unknown as typeof process.stdin,
      stdout,
      stderr,
      locale: 'C',
      cwd: made.home,
      signal: new AbortController().signal,
    },
    { open: () => made.workbench, rebuild: async () => await Promise.reject(new Error('not asked for')) },
  );
  stdout.end();
  stderr.end();
  const [out, err] = await told;
  return { code, out, err };
}

describe('domains of a ring', () => {
  it('are listed in time with facts of exhibits; institutions and the victim’s own are none', async () => {
    const { domains, patterns } = await ringDomains(made.workbench.ctx.read, made.ring);
    expect(domains.map(({ domain, reports, first }) => [domain, reports, new Date(first!).getUTCDate()])).toEqual([
      ['kuvexa-pro1.top', 3, 1],
      ['kuvexa-pro2.top', 3, 7],
      ['kuvexa-pro3.vip', 3, 13],
    ]);
    expect(domains[0]!.facts).toMatchObject([
      { fact: 'registrar', value: 'NiceReg Ltd', row: 1 },
      { fact: 'nameserver', row: 1 },
      { fact: 'ip', row: 1 },
    ]);
    expect(domains[0]!.facts[0]!.exhibit).toMatch(/^[0-9a-f]{64}$/);
    expect(patterns).toMatchObject([
      { pattern: 'kuvexa-pro#.{top,vip}', fits: 3, others: 0, foretold: { hits: 0, of: 1 }, learned: Date.UTC(2026, 0, 7) },
    ]);
  });

  it('of a ring closed to the reader are not there, nor counted, nor given out', async () => {
    const { read } = made.workbench.ctx;
    const closed = new Set([made.ring]);
    await expect(ringDomains(read, made.ring, { closed })).rejects.toMatchObject({ code: 'picture.ring' });
    expect((await watch(read, { closed })).patterns).toEqual([]);
    expect((await listOf({}, { closed })).filter((host) => host.startsWith('kuvexa'))).toEqual([]);
  });

  it('a domain of another report that fits is a hint to the ring, once there was a pattern', async () => {
    const { matches } = await watch(made.workbench.ctx.read);
    expect(matches).toMatchObject([
      { domain: 'kuvexa-pro7.top', ring: made.ring, pattern: 'kuvexa-pro#.{top,vip}', seen: { reports: 1 } },
    ]);
  });
});

describe('a blocklist', () => {
  it('holds what several people call the suspect’s: the host on a hosting service, and nothing that one report names', async () => {
    expect(await listOf()).toEqual(['kuvexa-pro1.top', 'kuvexa-pro2.top', 'kuvexa-pro3.vip', 'zolbrit.somebody.github.io']);
    expect(await listOf({ rings: [made.other] })).toEqual(['zolbrit.somebody.github.io']);
    expect(await listOf({ confidence: 0.5 })).toContain('rarelynamed.example');
  });

  it('names only what a report names as the suspect’s', async () => {
    const { read } = made.workbench.ctx;
    const named = new Set<string>();
    const all = Array.from({ length: (await read.counts()).reports }, (_, number) => number);
    for (const mentions of (await read.mentionsOf(all)).values()) {
      for (const { kind, value, role } of mentions)
        if (kind === 'domain' && role === 'suspect') named.add(value.replace(/^m\./, ''));
    }
    for (const host of await listOf({ confidence: 0.5 })) expect(named).toContain(host);
  });

  it.each(['hosts', 'adblock', 'rpz', 'csv', 'stix', 'takedown'] as const)(
    'as %s says what it is, for whom, and is recorded with its digest; no victim is in it',
    async (format) => {
      const { ctx } = made.workbench;
      const done = await handOut(ctx, wanted(format), owner);
      expect(done.sha256).toBe(createHash('sha256').update(done.text).digest('hex'));
      const acts = [];
      for await (const { seq, body } of ctx.read.acts('disclose')) acts.push({ seq, body });
      expect(acts.at(-1)).toEqual({
        seq: done.act,
        body: {
          subject: 'ring',
          refs: [made.ring, made.other].sort(),
          recipient: 'ISP desk',
          label: 'GREEN',
          reason: 'to block',
          sha256: done.sha256,
        },
      });
      expect(done.text).toContain('kuvexa-pro1.top');
      expect(done.text).toContain('TLP:GREEN');
      expect(done.text).not.toMatch(/Somebody|44 7700|honest-shop|paypal|\bK0\d/);
    },
  );

  it('hosts, adblock and zone files keep to their grammar', async () => {
    const { ctx } = made.workbench;
    const name = String.raw`[a-z0-9][a-z0-9.-]*\.[a-z]+`;
    const grammar: Partial<Record<BlocklistFormat, RegExp>> = {
      // hosts(5): an address, a name, a comment.
      hosts: new RegExp(`^(?:#.*|0\\.0\\.0\\.0 ${name}(?: #.*)?)$`),
      // https://help.adblockplus.org: header, comment, domain anchor, expression.
      adblock: new RegExp(`^(?:\\[Adblock Plus 2\\.0\\]|!.*|\\|\\|${name}\\^|/.+/)$`),
      // RFC 1035 §5.1 as far as these records go.
      rpz: new RegExp(`^(?:;.*|\\$TTL \\d+|@ IN (?:SOA|NS) .+\\.?.*|(?:\\*\\.)?${name} IN CNAME \\.(?: ;.*)?)$`),
    };
    for (const format of ['hosts', 'adblock', 'rpz'] as const) {
      const { text: file } = await handOut(ctx, wanted(format), owner);
      for (const line of file.trimEnd().split('\n')) expect(line).toMatch(grammar[format]!);
    }
    const { text: hosts } = await handOut(ctx, wanted('hosts', { recipient: 'one\n0.0.0.0 paypal.com' }), owner);
    expect(hosts.split('\n').filter((line) => line.startsWith('0.0.0.0 paypal'))).toEqual([]);
  });

  it('an expression of the pattern stands in adblock and fits what the pattern fits', async () => {
    const { text: file } = await handOut(made.workbench.ctx, wanted('adblock', { patterns: true, confidence: 0.8 }), owner);
    const rule = file.split('\n').find((line) => line.startsWith('/^'))!;
    const expression = new RegExp(rule.slice(1, -1));
    for (const hit of ['kuvexa-pro9.top', 'https://m.kuvexa-pro12.vip/x', 'a.kuvexa-pro1.top:8443'])
      expect(expression.test(hit)).toBe(true);
    for (const free of [
      'kuvexa-pro.top',
      'notkuvexa-pro1.top',
      'https://honest.example/kuvexa-pro1.top',
      'kuvexa-pro1.top.example',
    ]) {
      expect([free, expression.test(free)]).toEqual([free, false]);
    }
  });

  it('refuses patterns where there is no room for them, and an empty list', async () => {
    const { ctx } = made.workbench;
    await expect(handOut(ctx, wanted('hosts', { patterns: true }), owner)).rejects.toMatchObject({ code: 'picture.format' });
    await expect(handOut(ctx, wanted('csv', { confidence: 1 }), owner)).rejects.toMatchObject({ code: 'picture.nothing' });
  });

  it('letters ask each registrar for its own domains', async () => {
    const { text: letters } = await handOut(made.workbench.ctx, wanted('takedown', { language: 'zh' }), owner);
    const [, one, two, rest] = letters.split('\n----\n');
    expect(one).toMatch(/致：NiceReg Ltd[^]*kuvexa-pro1\.top {2}报案人 3 名[^]*192\.0\.2\.9/);
    expect(two).toMatch(/致：Other Reg[^]*kuvexa-pro3\.vip/);
    expect(rest).toMatch(/致：注册商未知[^]*kuvexa-pro2\.top/);
  });
});

describe('clew domains', () => {
  it('shows a ring, the patterns of all, and what of a list fits', async () => {
    const ring = JSON.parse((await clew('domains', made.ring, '--json')).out) as RingDomains;
    expect(ring.domains).toHaveLength(3);
    expect((await clew('domains', made.ring, '--lang', 'zh')).out).toContain('命名规律');
    expect((JSON.parse((await clew('domains', 'watch', '--json')).out) as Watch).patterns).toHaveLength(1);
    const list =
      '# names\nkuvexa-pro8.vip\n*.kuvexa-pro9.top,2026-02-01\nhttps://www.kuvexa-pro10.top/\npaypal.com\nnothing here\n';
    const { out, err } = await clewWith(list, 'domains', 'match', '--json');
    expect((JSON.parse(out) as Watch['matches']).map(({ domain }) => domain)).toEqual([
      'kuvexa-pro8.vip',
      'kuvexa-pro9.top',
      'kuvexa-pro10.top',
    ]);
    expect(err).toContain('6 lines held against 1 patterns');
    expect((await clew('domains', 'match', 'gone.txt')).code).toBe(3);
  });

  it('gives out no list without recipient, label and reason, and none to a file that is there', async () => {
    const { length: before } = await acts();
    for (const without of ['to', 'label', 'reason']) {
      const given = ['to', 'label', 'reason'].filter((each) => each !== without).flatMap((each) => [`--${each}`, 'GREEN']);
      expect(await clew('domains', 'blocklist', ...given)).toMatchObject({
        code: 2,
        err: expect.stringContaining(`--${without}`) as string,
      });
    }
    expect((await clew('domains', 'blocklist', '--to', 'A', '--label', 'BLUE', '--reason', 'x')).code).toBe(2);
    expect(await acts()).toHaveLength(before);
  });

  it('keeps out what the operator allows, says so, and its CSV is read again as the same names', async () => {
    await writeFile(join(made.home, 'allow.txt'), '# ours\nkuvexa-pro2.top\n');
    const options = ['--to', 'ISP', '--label', 'tlp:green', '--reason', 'x', '--allow', 'allow.txt', '-o', 'list.csv'];
    const done = await clew('domains', 'blocklist', ...options);
    expect(done).toMatchObject({ code: 0, err: expect.stringContaining('1 allowed (kuvexa-pro2.top)') as string });
    const file = await readFile(join(made.home, 'list.csv'), 'utf8');
    expect(parseCsv(file).map((row) => row['name'])).toEqual(expect.not.arrayContaining(['kuvexa-pro2.top']));
    expect(parseCsv(file).map((row) => [row['name'], row['registrar']])).toContainEqual(['kuvexa-pro1.top', 'NiceReg Ltd']);
    const { length: before } = await acts();
    const again = await clew('domains', 'blocklist', ...options);
    expect(again).toMatchObject({ code: 4, err: expect.stringContaining('there already') as string });
    const nowhere = await clew('domains', 'blocklist', ...options.slice(0, -1), 'allow.txt/list.csv');
    expect(nowhere.err).toContain('could not be written');
    expect(nowhere.code).not.toBe(0);
    expect(await acts()).toHaveLength(before);
    await writeFile(join(made.home, 'allow.txt'), 'kuvexa pro2 top\n');
    expect((await clew('domains', 'blocklist', ...options)).code).toBe(2);
  });

  const acts = async (): Promise<number[]> => {
    const all: number[] = [];
    for await (const { seq } of made.workbench.ctx.read.acts('disclose')) all.push(seq);
    return all;
  };
});

describe('what people said', () => {
  it('a service is marked and blocked by nobody; a host read wrongly is none', async () => {
    const { workbench, ring } = made;
    const { read } = workbench.ctx;
    const service = await workbench.judge({
      verdict: 'service',
      kind: 'domain',
      value: 'm.kuvexa-pro1.top',
      reason: 'a mirror of many',
    });
    expect((await ringDomains(read, ring)).domains[0]).toMatchObject({ domain: 'kuvexa-pro1.top', service: true });
    expect(await listOf()).not.toContain('kuvexa-pro1.top');
    await workbench.judge({ verdict: 'undo', act: service.act });
    expect(await listOf()).toContain('kuvexa-pro1.top');
    const report = (await read.report('K20'))!;
    for (const { kind, value, field, start, end } of await read.mentions(report.number)) {
      if (kind !== 'domain' || !value.includes('kuvexa-pro3')) continue;
      const place = { ...(field === undefined ? {} : { field }), start, end };
      await workbench.judge({ verdict: 'mention', report: report.id, kind, value, ...place, role: null });
    }
    expect((await ringDomains(read, ring)).domains.find(({ domain }) => domain === 'kuvexa-pro3.vip')!.reports).toBe(2);
  });

  it('of a ring that was dismissed nothing is given out', async () => {
    const { workbench, other } = made;
    await workbench.judge({ verdict: 'dismiss', ring: other, reason: 'no fraud' });
    await workbench.obeyNow();
    expect(await listOf()).not.toContain('zolbrit.somebody.github.io');
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCasebook } from '../../src/casebook/index.ts';
import { canonicalJson } from '../../src/model/index.ts';
import { decide, knownFrom, receive, receivedView } from '../../src/share/index.ts';
import { openWorkbench, rebuildWorkbench, type Workbench } from '../../src/workbench.ts';
import { vectors } from '../support/shared.ts';

// Library of Congress, BagIt conformance suite (public domain).
const suite = vectors('data/bagit_conformance');

let home: string;
let workbench: Workbench;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clew-received-'));
  await (await createCasebook(join(home, 'book'), { region: 'GB', language: 'en', agency: 'Test desk' })).close();
  workbench = await openWorkbench(join(home, 'book'));
});
afterAll(async () => {
  await workbench.close();
  await rm(home, { recursive: true, force: true });
});

describe.skipIf(suite.absent)('bags of the conformance suite (skipped without ../shared)', () => {
  it('are received or refused as their truth says', async () => {
    const [head = '', ...lines] = (await readFile(suite.path('truth.csv'), 'utf8')).trim().split('\n');
    const [bagAt, passAt] = ['bag', 'must_pass'].map((name) => head.split(',').indexOf(name)) as [number, number];
    expect(lines.length).toBeGreaterThanOrEqual(30);
    const told: [string, boolean][] = [];
    const truth: [string, boolean][] = [];
    for (const line of lines) {
      const cells = line.split(',');
      const bag = cells[bagAt]!;
      truth.push([bag, cells[passAt] === '1']);
      const came = await receive(workbench.house, suite.path(bag)).then(
        async ({ id }) => {
          await decide(workbench.house, id, { decision: 'refused', reason: 'a test' });
          return true;
        },
        (error: { kind?: string }) => {
          if (error.kind !== 'untrusted' && error.kind !== 'input') throw error;
          return false;
        },
      );
      told.push([bag, came]);
    }
    expect(told).toEqual(truth);
  });
});

describe('files of others', () => {
  const at = { created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z', spec_version: '2.1' };
  const bundle = {
    type: 'bundle',
    id: 'bundle--5f86c4da-0f79-4577-baa8-f6c62104d83e',
    objects: [
      {
        type: 'indicator',
        id: 'indicator--5f86c4da-0f79-4577-baa8-f6c62104d83e',
        ...at,
        pattern_type: 'stix',
        pattern: "[domain-name:value = 'goldenfx-vip.example']",
        valid_from: at.created,
      },
    ],
  };

  it('come in as exhibits and indicators, are there after a rebuild, and bring no link or decision', async () => {
    const file = join(home, 'partner.json');
    await writeFile(file, canonicalJson(bundle));
    const { id, reading } = await receive(workbench.house, file);
    expect([id, reading.format]).toEqual([expect.stringMatching(/^F[0-9a-f]{12}$/u), 'stix']);
    const view = await receivedView(workbench.house, id);
    expect(view).toMatchObject({
      package: { state: 'quarantined', verified: false, format: 'stix' },
      foreign: [],
      checks: [],
      fresh: 1,
    });
    await decide(workbench.house, id, { decision: 'accepted', reason: 'known partner' });
    const asked = [{ kind: 'domain', value: 'goldenfx-vip.example' }] as const;
    const known = await knownFrom(workbench.ctx, asked);
    expect(known).toMatchObject([{ package: id, ...asked[0] }]);
    const sealed = await workbench.ctx.read.exhibits();
    expect(sealed.map(({ name }) => name)).toEqual(expect.arrayContaining([`${id}/partner.json`, `${id}/reading.json`]));
    expect(await workbench.ctx.read.counts()).toMatchObject({ reports: 0, rings: 0 });
    await expect(workbench.importFrom(id)).rejects.toMatchObject({ code: 'share.undecided' });
    await workbench.close();
    await rebuildWorkbench(join(home, 'book'));
    workbench = await openWorkbench(join(home, 'book'));
    expect(await knownFrom(workbench.ctx, asked)).toEqual(known);
    await expect(receive(workbench.house, file)).rejects.toMatchObject({ code: 'share.received' });
  });

  it('what a standard forbids, or nobody here reads, is refused and leaves nothing', async () => {
    const bad = join(home, 'bad.json');
    await writeFile(bad, canonicalJson({ ...bundle, objects: [{ ...bundle.objects[0], pattern: undefined }] }));
    await expect(receive(workbench.house, bad)).rejects.toMatchObject({ code: 'share.foreign', kind: 'input' });
    const table = join(home, 'reports.csv');
    await writeFile(table, 'a,b\n1,2\n');
    const { size } = workbench.casebook.log;
    await expect(receive(workbench.house, table)).rejects.toMatchObject({ code: 'share.foreign' });
    expect(workbench.casebook.log.size).toBe(size);
  });
});

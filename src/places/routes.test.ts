import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openServer } from '../../test/support/server.ts';
import { createCasebook } from '../casebook/index.ts';
import type { PlaceView } from '../model/index.ts';
import { places } from './index.ts';

it('tells where each place is that a report can be found by', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'clew-places-'));
  await (await createCasebook(join(dir, 'casebook'), { region: 'CN', language: 'en', agency: 'Test' })).close();
  const opened = await openServer(join(dir, 'casebook'));
  try {
    const { body } = await (await opened.owner()).get<{ rows: PlaceView[] }>('/places');
    expect(body.rows.map(({ key }) => key)).toEqual(places().map(({ key }) => key));
    expect(body.rows.find(({ key }) => key === 'myawaddy')).toMatchObject({
      en: 'Myawaddy',
      zh: '妙瓦底',
      country: 'MM',
      lat: 16.689,
    });
  } finally {
    await opened.close();
    await rm(dir, { recursive: true });
  }
});

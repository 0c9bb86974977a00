import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCasebook } from '../../src/casebook/index.ts';
import type { UserRole } from '../../src/model/index.ts';
import { openRoster, type ServeOptions } from '../../src/server/index.ts';
import { openWorkbench } from '../../src/workbench.ts';
import { madeFile, madeWorld } from './made-world.ts';
import { type Client, type Opened, openServer } from './server.ts';

/** Everybody's password here. */
export const password = 'five quiet lanterns';

/** One user for each role, one with none, and a second one who supervises. */
const users: Readonly<Record<string, readonly UserRole[]>> = {
  vera: ['viewer'],
  ana: ['analyst'],
  sun: ['supervisor'],
  song: ['supervisor'],
  ada: ['admin'],
  udo: ['auditor'],
  nina: [],
};
export type Name = 'vera' | 'ana' | 'sun' | 'song' | 'ada' | 'udo' | 'nina';

export interface Team extends Opened {
  readonly dir: string;
  signIn(name: Name): Promise<Client>;
}

interface TeamOptions extends ServeOptions {
  /** Reports of the made world; 0: an empty casebook. */
  readonly reports?: number;
  /** More rows for the file of reports, as CSV: report_no, reported_at, category, narrative. */
  readonly rows?: readonly string[];
  /** What `state/server.json` holds. */
  readonly settings?: object;
}

/** Signs a client in by password. */
export async function enter(client: Client, name: string, word = password): Promise<Client> {
  const { status } = await client.post('/session/password', { user: name, password: word });
  if (status !== 200) throw new Error(`signing in as ${name} was answered with ${status}`);
  return await client.meet();
}

/** A served casebook with accounts and linked reports. */
export async function openTeam({ reports = 0, rows = [], settings, ...options }: TeamOptions = {}): Promise<Team> {
  const home = await mkdtemp(join(tmpdir(), 'clew-team-'));
  const dir = join(home, 'book');
  await (await createCasebook(dir, { region: 'CN', language: 'en', agency: 'Test' })).close();
  const workbench = await openWorkbench(dir);
  try {
    const { roster, close } = await openRoster(workbench.casebook);
    for (const [name, roles] of Object.entries(users)) await roster.add('local', { name, roles: [...roles], password }, false);
    close();
    if (reports > 0 || rows.length > 0) {
      const path = await madeFile(join(home, 'all.csv'), madeWorld(21, reports));
      await writeFile(path, rows.map((row) => `${row}\n`).join(''), { flag: 'a' });
      await workbench.importFile(path);
      await workbench.link();
    }
  } finally {
    await workbench.close();
  }
  if (settings !== undefined) await writeFile(join(dir, 'state', 'server.json'), JSON.stringify(settings), { mode: 0o600 });
  const opened = await openServer(dir, { team: true, ...options });
  return {
    ...opened,
    dir,
    signIn: async (name) => await enter(opened.stranger(), name),
    close: async () => {
      await opened.close();
      await rm(home, { recursive: true });
    },
  };
}

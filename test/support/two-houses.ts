import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCasebook } from '../../src/casebook/index.ts';
import { PackageOptions } from '../../src/model/index.ts';
import { exportCase, type Exported } from '../../src/share/index.ts';
import { openWorkbench, type Workbench } from '../../src/workbench.ts';
import { type MadeCase, makeCase } from './made-case.ts';

/** Two agencies with casebooks and keys of their own: one has a case to hand over, the other knows one of its indicators. */
export interface TwoHouses {
  readonly sender: MadeCase;
  readonly home: string;
  readonly dir: string;
  /** The receiver's; another one after `reopen`. */
  readonly receiver: Workbench;
  /** A package of the sender's case in a folder of this name. */
  send(name: string, options?: Partial<PackageOptions>): Promise<Exported>;
  /** Closes the receiver's casebook, does something to its folder, and opens it again. */
  reopen(change?: (dir: string) => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

/** `language` is the receiver's. */
export async function openTwoHouses({ language = 'en' } = {}): Promise<TwoHouses> {
  const sender = await makeCase({ agency: '临澜市公安局' });
  const home = await mkdtemp(join(tmpdir(), 'clew-houses-'));
  const dir = join(home, 'book');
  await (await createCasebook(dir, { region: 'GB', language, agency: 'Lochside Police' })).close();
  let receiver = await openWorkbench(dir);
  const rows = [
    'Report No.,Date reported,Agency,Amount lost,Currency,Victim name,Suspect website,Statement',
    'LP-1,2026-02-09,Lochside Police,5000,GBP,Una Reid,https://goldenfx-vip.example/login,"I lost 5000 pounds at https://goldenfx-vip.example/login."',
    'LP-2,2026-02-10,Lochside Police,700,GBP,Rob Kerr,other-shop.example,"The shop other-shop.example sent nothing."',
  ];
  await writeFile(join(home, 'own.csv'), `${rows.join('\n')}\n`);
  await receiver.importFile(join(home, 'own.csv'));
  await receiver.link();
  return {
    sender,
    home,
    dir,
    get receiver() {
      return receiver;
    },
    async send(name, options = {}) {
      const { ctx, casebook } = sender.workbench;
      const all = PackageOptions.parse({
        recipient: 'Lochside Police',
        reason: 'victims of one gang here and there',
        ...options,
      });
      return await exportCase({ ctx, log: casebook.log }, await sender.dossier(), all, join(home, name));
    },
    async reopen(change = async () => undefined) {
      await receiver.close();
      await change(dir);
      receiver = await openWorkbench(dir);
    },
    async close() {
      await sender.close();
      await receiver.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

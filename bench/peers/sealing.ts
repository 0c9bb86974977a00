import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { makeCase } from '../../test/support/made-case.ts';
import { watched, type Watched } from './memory.ts';
import { sealOriginals } from './originals.ts';
import { python } from './python.ts';
import { type Figure, median, type Section, type Table, versionOfClew } from './section.ts';

const columns: Table['columns'] = [
  { key: 'make', title: { en: 'made, s', zh: '制作（秒）' }, better: 'less', digits: 2 },
  { key: 'check', title: { en: 'checked, s', zh: '核验（秒）' }, better: 'less', digits: 2 },
  { key: 'peak', title: { en: 'peak memory making, MB', zh: '制作内存峰值（MB）' }, better: 'less' },
  { key: 'peakCheck', title: { en: 'peak memory checking, MB', zh: '核验内存峰值（MB）' }, better: 'less' },
  { key: 'changed', title: { en: 'finds a changed original', zh: '发现原件被改' }, better: 'more' },
  { key: 'replaced', title: { en: 'finds one whose lists were rewritten', zh: '发现原件与清单一并被改' }, better: 'more' },
  { key: 'signature', title: { en: 'signature', zh: '签名' }, better: 'more' },
  { key: 'order', title: { en: 'order of acts', zh: '操作先后次序' }, better: 'more' },
  { key: 'inclusion', title: { en: 'proofs of inclusion in a log', zh: '日志包含证明' }, better: 'more' },
];

/** What has to be done with a tool's folder, whoever made it. */
interface Tool {
  readonly make: (to: string) => Promise<Watched>;
  readonly check: (folder: string) => Promise<Watched>;
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Each line of a list of hashes that is there, with the hash its file has now. */
function rewriteLists(folder: string): void {
  for (const list of ['contents.sha256', 'manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    const path = join(folder, list);
    if (!existsSync(path)) continue;
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const now = lines.map((line) => {
      const [, space = '', name = ''] = /^[0-9a-f]{64}(\s+)(.*)$/u.exec(line)!;
      return `${sha256(join(folder, name))}${space}${name}`;
    });
    writeFileSync(path, `${now.join('\n')}\n`);
  }
}

/** An original of random bytes below a folder. */
function firstOriginal(data: string): string {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const names = files.filter(({ name }) => /^[0-9a-f]{64}$/u.test(name)).map((each) => join(each.parentPath, each.name));
  return names.toSorted()[0]!;
}

/** Seconds and memory, and whether it sees what was done to an original. */
async function measured(tool: Tool, place: string, times: number): Promise<Record<string, Figure>> {
  const [made, checked]: [Watched[], Watched[]] = [[], []];
  const folder = join(place, 'made');
  while (made.length < times) {
    rmSync(folder, { recursive: true, force: true });
    made.push(await tool.make(folder));
    checked.push(await tool.check(folder));
  }
  if ([...made, ...checked].some(({ code }) => code !== 0)) throw new Error('what was made is not what it should be');
  const original = firstOriginal(join(folder, 'data'));
  const bytes = readFileSync(original);
  bytes[0] = bytes[0]! ^ 1;
  writeFileSync(original, bytes);
  const changed = await tool.check(folder);
  rewriteLists(folder);
  const replaced = await tool.check(folder);
  rmSync(folder, { recursive: true });
  return {
    make: median(made.map(({ seconds }) => seconds)),
    check: median(checked.map(({ seconds }) => seconds)),
    peak: median(made.map(({ peak }) => peak)) / 1e6,
    peakCheck: median(checked.map(({ peak }) => peak)) / 1e6,
    changed: changed.code !== 0,
    replaced: replaced.code !== 0,
  };
}

/** bagit-python by its own command; where a copy is wanted, that is made first and its time counted. */
function bagit(program: string, files: string, copied: boolean): Tool {
  const script = join(dirname(program), 'bagit.py');
  const cores = ['--quiet', '--processes', String(availableParallelism())];
  return {
    make: async (to) => {
      const start = performance.now();
      cpSync(files, to, { recursive: true });
      const copying = (performance.now() - start) / 1000;
      const made = await watched(program, [script, '--sha256', ...cores, to]);
      return copied ? { ...made, seconds: made.seconds + copying } : made;
    },
    check: async (folder) => await watched(program, [script, '--validate', ...cores, folder], 'ignore'),
  };
}

export const sealing: Section = {
  name: 'sealing',
  title: { en: 'Sealing and handing over', zh: '封存与移送' },
  notes: [
    '“Made”: from files on the disk to a folder that can be handed over. bagit-python moves the files into its bag where they lie; Clew, whose casebook keeps its own, copies them, so that bagit-python is shown with a copy before it too. Clew’s time includes opening the casebook, the dossier, a case file typeset as PDF/A, the acts and their proofs; starting each program is counted.',
    'Both hash with SHA-256 alone and use all cores. Clew seals each original when it comes in, which is not counted here (`npm run bench -- custody`).',
    'Whether a changed original is found was tried: one bit of the first file is turned, then every list of hashes is written anew without a key. The last three columns say what the format holds: a bag is a list of hashes and promises nothing more.',
  ],
  measure: async ({ quick, folder, say }) => {
    const [exhibits, megabytes, times] = quick ? [100, 20, 1] : [5000, 1000, 5];
    process.env['TMPDIR'] = folder;
    const made = await makeCase();
    const files = join(folder, 'files');
    try {
      say(`sealing ${exhibits} originals of ${megabytes} MB in all`);
      await sealOriginals(made, folder, exhibits, megabytes);
      await made.workbench.close();
      cpSync(join(made.dir, 'exhibits'), files, { recursive: true });
      say('Clew');
      const script = join(import.meta.dirname, '..', 'package.ts');
      const clew: Tool = {
        make: async (to) => await watched(process.execPath, [script, 'export', made.dir, made.id, to]),
        check: async (to) => await watched(process.execPath, [join(to, 'verify.mjs'), to], 'ignore'),
      };
      const own = await measured(clew, folder, times);
      const program = python('sealing');
      const peers = [];
      for (const [who, copied] of [
        ['bagit-python, in place', false],
        ['bagit-python, copied first', true],
      ] as const) {
        const row = { who, version: 'bagit 1.9.0 (PyPI)' };
        if (program === undefined) {
          peers.push({ ...row, figures: {}, missing: 'could not be installed' });
          continue;
        }
        say(who);
        const figures = await measured(bagit(program, files, copied), folder, times);
        peers.push({ ...row, figures: { ...figures, signature: false, order: false, inclusion: false } });
      }
      return [
        {
          name: 'package',
          title: { en: 'Files handed over with hashes', zh: '文件连同哈希移送' },
          given: `${exhibits.toLocaleString('en')} files of random bytes, ${megabytes.toLocaleString('en')} MB in all, in the file cache; ${availableParallelism()} cores. ${times === 1 ? 'One run' : `Median of ${times}`}.`,
          headline: 'make',
          columns,
          rows: [
            {
              who: 'Clew',
              version: versionOfClew,
              ours: true,
              figures: { ...own, signature: true, order: true, inclusion: true },
            },
            ...peers,
          ],
        },
      ];
    } finally {
      rmSync(made.home, { recursive: true, force: true });
    }
  },
};

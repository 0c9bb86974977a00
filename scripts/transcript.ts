import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const block = /^```console\n([^]*?)^```$/gmu;
/** Differs from casebook to casebook, so documents show always the same. */
const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gu;

/**
 * A document whose `console` blocks show what their commands print today: each line that begins with `$ ` is run, in order
 * and in one folder for the whole document, and what follows it is replaced. Throws when a command fails.
 */
export function transcribe(document: string, lang: 'en' | 'zh'): string {
  const folder = mkdtempSync(join(tmpdir(), 'clew-transcript-'));
  symlinkSync(join(root, 'sample'), join(folder, 'sample'));
  const env = {
    ...process.env,
    PATH: `${join(root, 'bin')}:${process.env['PATH']}`,
    LC_ALL: lang === 'zh' ? 'zh_CN.UTF-8' : 'C',
  };
  const run = (command: string): string => {
    // Talk goes to stderr; piped along, it stays in its place.
    const line = command.replace(/^\.\/bin\//u, '').replace(' | ', ' 2>&1 | ');
    const { status, stdout } = spawnSync('bash', ['-o', 'pipefail', '-c', `{ ${line}; } 2>&1`], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    // 141: the reader (`head`) had enough.
    if (status !== 0 && status !== 141) throw new Error(`${command}\nended with ${status}:\n${stdout}`);
    return `$ ${command}\n${stdout
      .replaceAll(uuid, '00000000-0000-4000-8000-000000000000')
      .replaceAll(/[ \t]+$/gmu, '')
      .trimEnd()}\n`;
  };
  try {
    return document.replaceAll(block, (_, body: string) => {
      const commands = body.split('\n').filter((line) => line.startsWith('$ '));
      return `\`\`\`console\n${commands.map((line) => run(line.slice(2))).join('\n')}\`\`\``;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

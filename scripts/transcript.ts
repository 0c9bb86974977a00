import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const start = promisify(execFile);
const root = join(import.meta.dirname, '..');
const block = /^```console\n([^]*?)^```$/gmu;
/** Differs from casebook to casebook, so documents show always the same. */
const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gu;

/** What a line prints in `cwd`, to stdout and stderr as it came. Throws when it fails. */
async function printed(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  // Talk goes to stderr; piped along, it stays in its place.
  const line = command.replace(/^\.\/bin\//u, '').replace(' | ', ' 2>&1 | ');
  const words = ['-o', 'pipefail', '-c', `{ ${line}; } 2>&1`];
  const started = start('bash', words, { cwd, env, maxBuffer: 16 << 20 });
  // Nobody types: what asks is to fail, not to wait.
  started.child.stdin?.end();
  const { code, stdout } = await started.then(
    (done) => ({ code: 0, stdout: done.stdout }),
    (error: { readonly code: unknown; readonly stdout: string }) => error,
  );
  // 141: the reader (`head`) had enough.
  if (code !== 0 && code !== 141) throw new Error(`${command}\nended with ${String(code)}:\n${stdout}`);
  return stdout;
}

/**
 * A document whose `console` blocks show what their commands print today: each line that begins with `$ ` is run, in order
 * and in one folder for the whole document, and what follows it is replaced. Throws when a command fails.
 */
export async function transcribe(document: string, lang: 'en' | 'zh'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'clew-transcript-'));
  symlinkSync(join(root, 'sample'), join(folder, 'sample'));
  const env = {
    ...process.env,
    PATH: `${join(root, 'bin')}:${process.env['PATH']}`,
    LC_ALL: lang === 'zh' ? 'zh_CN.UTF-8' : 'C',
  };
  const run = async (command: string): Promise<string> =>
    `$ ${command}\n${(await printed(command, folder, env))
      .replaceAll(uuid, '00000000-0000-4000-8000-000000000000')
      .replaceAll(/[ \t]+$/gmu, '')
      .trimEnd()}\n`;
  try {
    let text = '';
    let end = 0;
    for (const { index, 0: whole, 1: body } of document.matchAll(block)) {
      const shown: string[] = [];
      for (const line of body!.split('\n')) if (line.startsWith('$ ')) shown.push(await run(line.slice(2)));
      text += `${document.slice(end, index)}\`\`\`console\n${shown.join('\n')}\`\`\``;
      end = index + whole.length;
    }
    return text + document.slice(end);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

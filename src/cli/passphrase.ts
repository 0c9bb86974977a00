import { type AskPassphrase, askFile, passphraseFromFile } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Words } from './args.ts';

interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
  readonly lang: keyof Words;
}

const prompts: Readonly<Record<'old' | 'new' | 'again', Words>> = {
  old: { en: 'Passphrase of the log’s key: ', zh: '日志密钥口令：' },
  new: { en: 'New passphrase for the log’s key: ', zh: '日志密钥的新口令：' },
  again: { en: 'Once more: ', zh: '再输一次：' },
};

/** Asks at the terminal, without showing what is typed; the file of CLEW_PASSPHRASE_FILE comes first. Asks once a command. */
export function passphraseAsker(terminal: Terminal): AskPassphrase {
  let known: string | undefined;
  return async (fresh) => {
    const given = await passphraseFromFile();
    if (given !== undefined) return given;
    if (!terminal.stdin.isTTY) return await askFile(fresh);
    if (!fresh) return (known ??= await hidden(terminal, prompts.old[terminal.lang]));
    const chosen = await hidden(terminal, prompts.new[terminal.lang]);
    if (chosen === (await hidden(terminal, prompts.again[terminal.lang]))) return chosen;
    throw new ClewError('input', 'custody.passphrase', 'The two passphrases differ.', { hint: 'Nothing was changed.' });
  };
}

/** Something that the person types unseen at this process's terminal. */
export async function unseen(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) return await hidden({ stdin, stderr }, prompt);
  throw new ClewError('unavailable', 'cli.terminal', 'There is no terminal to ask at.');
}

/** Reads a line at the terminal without showing it. */
async function hidden({ stdin, stderr }: Omit<Terminal, 'lang'>, prompt: string): Promise<string> {
  stderr.write(prompt);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  let typed = '';
  try {
    for await (const chunk of stdin.iterator({ destroyOnReturn: false }) as AsyncIterable<string>) {
      for (const key of chunk) {
        if (key === '\r' || key === '\n') return typed;
        // Ctrl-C and Ctrl-D: in raw mode the terminal does not make them signals.
        if (key === '\u0003' || key === '\u0004') throw new DOMException('The prompt was left.', 'AbortError');
        typed = key === '\u007F' || key === '\b' ? typed.slice(0, -1) : typed + key;
      }
    }
    return typed;
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

import { writeFile } from 'node:fs/promises';
import { ClewError } from '../../errors.ts';

/** What a command is handed, as far as this needs it. */
interface Out {
  path(name: string): string;
  print(text: string): Promise<void>;
}

/** Writes a signed note to a new file, or prints it. Throws `conflict` `share.exists`. */
export async function putOut(out: Out, file: string | undefined, note: string): Promise<void> {
  if (file === undefined) return await out.print(note);
  await writeFile(out.path(file), note, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause;
    throw new ClewError('conflict', 'share.exists', `There is something at ${file} already.`, {
      hint: 'The note is signed and recorded: clew receipt PACKAGE gives it again.',
      cause,
    });
  });
}

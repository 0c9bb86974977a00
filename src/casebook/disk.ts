import { ClewError } from '../errors.ts';

/** What the system says when the disk, not the caller, is at fault: errno(3). */
const diskCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES', 'EPERM']);

/** An error of the file system as ours if the disk is at fault; every other error as it is. */
export function diskError(cause: unknown, message: string): unknown {
  if (!diskCodes.has((cause as NodeJS.ErrnoException | undefined)?.code ?? '')) return cause;
  return new ClewError('unavailable', 'casebook.disk', message, {
    hint: 'Nothing was changed. Free some space or check the permissions of the folder, then try again.',
    cause,
  });
}

import { permitted, urlOf } from './api.ts';
import { toastError } from './toasts.ts';

/**
 * Saves an original. The reason for looking at it is asked for first, where the server wants one: a plain link would save the
 * refusal instead of the file.
 */
export async function download(path: string): Promise<void> {
  try {
    await permitted(path);
  } catch (error) {
    toastError(error);
    return;
  }
  const link = document.createElement('a');
  link.href = urlOf(path);
  link.download = '';
  link.click();
}

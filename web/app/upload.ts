import type { ErrorView } from '../../src/model/index.ts';
import { csrfHeader, Refused } from './api.ts';

/** Sends a file, as a field of a form or, `asBody`, as it is; and tells how far it is, which `fetch` cannot. */
export function upload<T>(
  path: string,
  file: File,
  {
    signal,
    onPart,
    asBody = false,
  }: { readonly signal: AbortSignal; readonly onPart: (part: number) => void; readonly asBody?: boolean },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    const failed = (status: number, error: ErrorView['error']): void => {
      signal.removeEventListener('abort', stop);
      reject(new Refused(status, error));
    };
    request.open('POST', `/api${path}`);
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onPart(total === 0 ? 0 : loaded / total));
    request.addEventListener('load', () => {
      const { status, response } = request;
      if (status >= 200 && status < 300) {
        signal.removeEventListener('abort', stop);
        resolve(response as T);
        return;
      }
      failed(status, (response as ErrorView | null)?.error ?? { code: 'web.answer', message: `${status} ${request.statusText}` });
    });
    request.addEventListener('error', () => failed(0, { code: 'web.unreachable', message: 'The server did not answer.' }));
    request.addEventListener('abort', () => failed(0, { code: 'web.cancelled', message: 'Cancelled.' }));
    signal.addEventListener('abort', stop);
    if (asBody) {
      request.setRequestHeader('content-type', 'application/octet-stream');
      request.send(file);
      return;
    }
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

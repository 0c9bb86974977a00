import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ErrorView, SessionView } from '../../src/model/index.ts';

/** What a request may ask with: `undefined` members are left out. */
export type Params = Readonly<Record<string, string | number | boolean | undefined>>;

/** An answer that is an error, as the server words it. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string | undefined;
  readonly detail: unknown;
  /** Seconds after which another try makes sense, where the server says so. */
  readonly retryAfter: number | undefined;

  constructor(status: number, { code, message, hint, detail }: ErrorView['error'], retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.hint = hint;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && (!(error instanceof Refused) || error.status === 503 || error.status === 0),
    },
  },
});

/** Bound to the session; every change carries it. */
let csrf = '';
export function keepCsrf(session: SessionView): void {
  csrf = session.csrf;
}

export const csrfHeader = (): Record<string, string> => ({ 'x-csrf': csrf });

export function urlOf(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  // Receipts and recalls are texts: what was signed must not be written anew.
  if (response.ok && response.headers.get('content-type')?.startsWith('text/plain') === true) return (await response.text()) as T;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as T;
  const said = (body as ErrorView | undefined)?.error ?? {
    code: 'web.answer',
    message: `${response.status} ${response.statusText}`,
  };
  // Signed out elsewhere, or the session ended: the shell shows the way in.
  if (response.status === 401 && path(response) !== '/api/session') void queries.invalidateQueries({ queryKey: ['/session'] });
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  throw new Refused(response.status, said, Number.isNaN(after) ? undefined : after);
}

const path = (response: Response): string => new URL(response.url).pathname;

/** Asks the person why they look at somebody's data, and tells the server; false when they would rather not. */
type Reasoning = (detail: unknown) => Promise<boolean>;
let giveReason: Reasoning | undefined;
export function answerReasons(by: Reasoning): void {
  giveReason = by;
}

/** Asks again once the reason is given that the server wants before it shows a person's data (428 `server.reason`). */
async function reasoned<T>(fetching: () => Promise<Response>, read: (response: Response) => Promise<T> = answer<T>): Promise<T> {
  const ask = async (): Promise<Response> => {
    try {
      return await fetching();
    } catch (error) {
      if ((error as Error).name === 'AbortError') throw error;
      throw new Refused(0, { code: 'web.away', message: 'The server cannot be reached.', hint: 'See that it still runs.' });
    }
  };
  try {
    return await read(await ask());
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'server.reason' || giveReason === undefined) throw error;
    if (!(await giveReason(error.detail))) throw error;
    return await read(await ask());
  }
}

export function get<T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = signal === undefined ? {} : { signal };
  return reasoned<T>(() => fetch(urlOf(path, params), init));
}

/** Makes sure that something may be had, giving the reason if need be, without reading it. */
export async function permitted(path: string): Promise<void> {
  await reasoned<undefined>(async () => {
    const response = await fetch(urlOf(path));
    if (!response.ok) return response;
    await response.body?.cancel();
    return new Response(null, { status: 204 });
  });
}

/** POST, PUT, PATCH or DELETE. A `FormData` body goes as it is, anything else as JSON. */
export async function send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const isForm = body instanceof FormData;
  const headers = csrfHeader();
  if (!isForm && body !== undefined) headers['content-type'] = 'application/json';
  const sent = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) };
  return await reasoned<T>(() => fetch(`/api${path}`, { method, headers, ...sent }));
}

/** A file that is written and recorded by being asked for. */
export interface Given {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  /** The act that records it. */
  readonly act: string;
  readonly sha256: string;
}

/** POST whose answer is a file to keep. */
export async function sendForFile(path: string, body: unknown): Promise<Given> {
  const headers = { ...csrfHeader(), 'content-type': 'application/json' };
  return await reasoned(
    () => fetch(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    async (response): Promise<Given> => {
      if (!response.ok) return await answer<never>(response);
      const head = (name: string): string => response.headers.get(name) ?? '';
      return {
        name: /filename="([^"]+)"/u.exec(head('content-disposition'))?.[1] ?? 'file',
        type: head('content-type'),
        text: await response.text(),
        act: head('x-clew-act'),
        sha256: head('x-clew-sha256'),
      };
    },
  );
}

/** Asks for something and keeps it: the first part of the key is the path, so that events can name what became stale. */
export function useGet<T>(
  path: string,
  params: Params = {},
  options: { readonly enabled?: boolean; readonly staleTime?: number; readonly refetchInterval?: number | false } = {},
): UseQueryResult<T, Refused> {
  return useQuery<T, Refused>({
    queryKey: [path, params],
    queryFn: ({ signal }) => get<T>(path, params, signal),
    placeholderData: (previous) => previous,
    ...options,
  });
}

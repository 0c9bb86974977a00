import type { JobView } from '../../src/model/index.ts';
import { serveWorkbench, type Served, type ServeOptions } from '../../src/server/index.ts';
import { openWorkbench, type Workbench } from '../../src/workbench.ts';

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}
interface Asked {
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Leave out the session's token, or the cookie. */
  readonly without?: 'csrf' | 'cookie';
  /** Do not say why when a person's data are asked for. */
  readonly silent?: true;
}

/** One reader of the API: keeps cookies and the session's token as a browser does. */
export class Client {
  readonly url: string;
  readonly #cookies = new Map<string, string>();
  csrf = '';

  constructor(url: string) {
    this.url = url;
  }

  /** What it keeps, as it would send it. */
  get cookie(): string {
    return Array.from(this.#cookies, ([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Any request, answered as it comes. JSON bodies are turned around; a FormData goes as it is. */
  async request(method: string, path: string, { body, headers = {}, without }: Asked = {}): Promise<Response> {
    const isPlain = body instanceof FormData || typeof body === 'string';
    const isJson = body !== undefined && !isPlain;
    const { cookie } = this;
    const answer = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(isJson || typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
        ...(cookie === '' || without === 'cookie' ? {} : { cookie }),
        ...(method === 'GET' ? {} : { origin: new URL(this.url).origin }),
        ...(method === 'GET' || without === 'csrf' ? {} : { 'x-csrf': this.csrf }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isPlain ? body : JSON.stringify(body) }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }

  /** A request to `/api`, with its answer read: JSON where it is, else text. */
  async ask<Body = unknown>(method: string, path: string, asked: Asked = {}): Promise<Answer<Body>> {
    let answer = await this.request(method, `/api${path}`, asked);
    if (answer.status === 428 && asked.silent !== true) {
      const { error } = (await answer.json()) as { readonly error: { readonly detail: object } };
      await this.ask('POST', '/consults', { body: { ...error.detail, purpose: 'enquiries' } });
      answer = await this.request(method, `/api${path}`, asked);
    }
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as Body };
  }

  get<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.ask<Body>('GET', path);
  }

  post<Body = unknown>(path: string, body: object | string = {}): Promise<Answer<Body>> {
    return this.ask<Body>('POST', path, { body });
  }

  /** Learns the session's token, as the page does when it is loaded. */
  async meet(): Promise<this> {
    const { body } = await this.get<{ readonly csrf: string }>('/session');
    this.csrf = body.csrf;
    return this;
  }

  /** Waits for a job's end and resolves to it. */
  async done(job: { readonly id: string }): Promise<JobView> {
    for (;;) {
      const { body } = await this.get<JobView>(`/jobs/${job.id}`);
      if (body.endedAt !== undefined) return body;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Hands a file in, as the page does: of reports, or any `file`. */
  upload<Body = unknown>(
    name: string,
    content: string | Uint8Array<ArrayBuffer>,
    as: 'reports' | 'file' = 'reports',
  ): Promise<Answer<Body>> {
    const body = new FormData();
    body.append('file', new Blob([content]), name);
    return this.ask<Body>('POST', `/uploads?as=${as}`, { body });
  }
}

export interface Opened {
  readonly url: string;
  readonly served: Served;
  readonly workbench: Workbench;
  /** Somebody who is not signed in. */
  stranger(): Client;
  /** Whoever started the server: through the one-time link. */
  owner(): Promise<Client>;
  close(): Promise<void>;
}

/** Serves the casebook in `dir` on a free port of this machine, in this process. */
export async function openServer(dir: string, options: ServeOptions = {}): Promise<Opened> {
  const workbench = await openWorkbench(dir);
  try {
    const served = await serveWorkbench(workbench, { port: 0, ...options });
    return {
      url: served.url,
      served,
      get workbench() {
        return served.workbench();
      },
      stranger: () => new Client(served.url),
      owner: async () => {
        const client = new Client(served.url);
        const token = new URL(served.link()).hash.replace('#link=', '');
        const { status } = await client.post('/session/link', { token });
        if (status !== 200) throw new Error(`the one-time link was answered with ${status}`);
        return await client.meet();
      },
      close: async () => {
        await served.close();
        await served.workbench().close();
      },
    };
  } catch (error) {
    await workbench.close();
    throw error;
  }
}

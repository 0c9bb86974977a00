import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { create } from '@bufbuild/protobuf';
import { ConnectError, createClient, type Interceptor } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import type { Address } from './address.ts';
import { Fault, faultOf, toldBySpark } from './faults.ts';
import {
  type ExecutePlanResponse,
  ExecutePlanRequestSchema,
  type FetchErrorDetailsResponse,
  type Plan,
  PlanSchema,
  SparkConnectService,
} from './proto/connect_pb.ts';
import { type Patience, pause } from './retry.ts';
import { responses, type Rpc, type Who } from './stream.ts';

/** Tasks of an operation so far: those that ended, and all that are known. */
export type Tasks = (done: number, all: number) => void;

/** How long an operation may take to end after it was told to, in ms. */
const endsWithinMs = 20_000;

/** One session at a Spark Connect server. Its methods throw a `Fault`, or the reason of the signal that ended them. */
export class SparkClient {
  private readonly manager: Http2SessionManager;
  private readonly rpc: Rpc;
  private readonly patience: Patience;
  private readonly user: string;
  private readonly sessionId = randomUUID();
  private serverSession: string | undefined;

  constructor(address: Address, patience: Patience) {
    this.patience = patience;
    this.user = address.user;
    const authorised: Interceptor = (next) => async (request) => {
      if (address.token !== undefined) request.header.set('authorization', `Bearer ${address.token}`);
      return await next(request);
    };
    this.manager = new Http2SessionManager(address.url, { connectTimeoutMs: 10_000 });
    const transport = createGrpcTransport({
      baseUrl: address.url,
      sessionManager: this.manager,
      interceptors: [authorised],
    });
    this.rpc = createClient(SparkConnectService, transport);
  }

  /** The server's version of Spark, such as `4.1.0`. */
  async version(): Promise<string> {
    const { result } = await this.asked(
      async () => await this.rpc.analyzePlan({ ...this.who(), analyze: { case: 'sparkVersion', value: {} } }),
    );
    return result.case === 'sparkVersion' ? result.value.version : '';
  }

  async configure(settings: Readonly<Record<string, string>>): Promise<void> {
    const pairs = Object.entries(settings).map(([key, value]) => ({ key, value }));
    const operation = { opType: { case: 'set' as const, value: { pairs } } };
    await this.asked(async () => await this.rpc.config({ ...this.who(), operation }));
  }

  /** Runs one statement for its effect. */
  async command(sql: string, signal?: AbortSignal, tasks?: Tasks): Promise<void> {
    const input = { relType: { case: 'sql' as const, value: { query: sql } } };
    const plan = create(PlanSchema, {
      opType: { case: 'command', value: { commandType: { case: 'sqlCommand', value: { input } } } },
    });
    await this.execute(plan, signal, tasks);
  }

  /** The rows of a query: Arrow streams, each with some of them. */
  async query(sql: string, signal?: AbortSignal, tasks?: Tasks): Promise<Uint8Array[]> {
    const root = { relType: { case: 'sql' as const, value: { query: sql } } };
    return await this.execute(create(PlanSchema, { opType: { case: 'root', value: root } }), signal, tasks);
  }

  /** Hands rows over as a view of the session's own, which lives in the memory of the driver. */
  async view(name: string, data: Uint8Array, signal?: AbortSignal): Promise<void> {
    const input = { relType: { case: 'localRelation' as const, value: { data } } };
    const value = { input, name, isGlobal: false, replace: true };
    const plan = create(PlanSchema, {
      opType: { case: 'command', value: { commandType: { case: 'createDataframeView', value } } },
    });
    await this.execute(plan, signal);
  }

  /** Ends the session and its connection. The server forgets its views. */
  async close(): Promise<void> {
    await this.rpc.releaseSession(this.who(), { timeoutMs: 5000 }).catch(() => undefined);
    this.manager.abort();
  }

  private who(): Who {
    return {
      sessionId: this.sessionId,
      userContext: { userId: this.user },
      clientType: 'clew',
      ...(this.serverSession === undefined ? {} : { clientObservedServerSideSessionId: this.serverSession }),
    };
  }

  /** A single question, asked again while the connection fails. */
  private async asked<Answer extends { readonly serverSideSessionId: string }>(call: () => Promise<Answer>): Promise<Answer> {
    for (let failures = 1; ; failures++) {
      try {
        const answer = await call();
        this.heard(answer.serverSideSessionId);
        return answer;
      } catch (error) {
        const fault = faultOf(error);
        if (fault.kind !== 'way' || failures > this.patience.tries) throw fault;
        await pause(this.patience, failures);
      }
    }
  }

  private async execute(plan: Plan, signal?: AbortSignal, tasks?: Tasks): Promise<Uint8Array[]> {
    signal?.throwIfAborted();
    const tag = `clew-${randomUUID()}`;
    const request = create(ExecutePlanRequestSchema, {
      ...this.who(),
      plan,
      operationId: randomUUID(),
      tags: [tag],
      requestOptions: [{ requestOption: { case: 'reattachOptions', value: { reattachable: true } } }],
    });
    const ended = new AbortController();
    const interrupt = (): void => void this.interrupt(tag, ended);
    signal?.addEventListener('abort', interrupt);
    const batches: Uint8Array[] = [];
    try {
      for await (const response of responses(this.rpc, this.who(), request, this.patience, ended.signal)) {
        this.heard(response.serverSideSessionId);
        take(response, batches, tasks);
      }
      signal?.throwIfAborted();
      return batches;
    } catch (error) {
      if (signal?.aborted === true) throw signal.reason;
      throw error instanceof ConnectError ? faultOf(error, await this.details(error)) : error;
    } finally {
      signal?.removeEventListener('abort', interrupt);
      ended.abort();
    }
  }

  /** Tells an operation to end until it has; it may not have arrived when it is first told. Gives it up in the end. */
  private async interrupt(operationTag: string, ended: AbortController): Promise<void> {
    const until = performance.now() + endsWithinMs;
    while (!ended.signal.aborted && performance.now() < until) {
      const interrupt = { case: 'operationTag' as const, value: operationTag };
      await this.rpc.interrupt({ ...this.who(), interruptType: 2, interrupt }, { timeoutMs: 5000 }).catch(() => undefined);
      await wait(500, undefined, { signal: ended.signal }).catch(() => undefined);
    }
    ended.abort(new Error('the operation did not end'));
  }

  private heard(serverSession: string): void {
    if (serverSession === '') return;
    this.serverSession ??= serverSession;
    if (this.serverSession !== serverSession)
      throw new Fault('session', 'SESSION_CHANGED', 'the server answers from another session');
  }

  private async details(error: ConnectError): Promise<FetchErrorDetailsResponse | undefined> {
    const errorId = toldBySpark(error)?.errorId;
    if (errorId === undefined) return undefined;
    return await this.rpc.fetchErrorDetails({ ...this.who(), errorId }, { timeoutMs: 10_000 }).catch(() => undefined);
  }
}

function take({ responseType }: ExecutePlanResponse, batches: Uint8Array[], tasks?: Tasks): void {
  // A copy: within the message its numbers lie at odd places, where no typed array can begin.
  if (responseType.case === 'arrowBatch') batches.push(responseType.value.data.slice());
  if (responseType.case !== 'executionProgress' || tasks === undefined) return;
  let [done, all] = [0, 0];
  for (const { numCompletedTasks, numTasks } of responseType.value.stages) {
    done += Number(numCompletedTasks);
    all += Number(numTasks);
  }
  if (all > 0) tasks(done, all);
}

import { create, toBinary } from '@bufbuild/protobuf';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { createServer, type Http2Server, type ServerHttp2Session } from 'node:http2';
import { createServer as createPlainServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { sparkAddress } from './address.ts';
import { SparkClient } from './client.ts';
import { openSparkEngine } from './engine.ts';
import {
  type ExecutePlanResponse,
  ErrorInfoSchema,
  type ReattachExecuteRequest,
  SparkConnectService,
} from './proto/connect_pb.ts';

// A server that answers as a test tells it to, over a real connection; what Spark itself does is tried in engine.test.ts.
type Answers = Partial<ServiceImpl<typeof SparkConnectService>>;

const patience = { tries: 4, firstMs: 1, mostMs: 5, silenceMs: 300 };
const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

async function serve(answers: Answers): Promise<{ readonly address: string; readonly cut: () => void }> {
  const connections = new Set<ServerHttp2Session>();
  const server: Http2Server = createServer(
    connectNodeAdapter({ routes: (router) => void router.service(SparkConnectService, answers) }),
  );
  server.on('session', (session) => connections.add(session));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const connection of connections) connection.destroy();
    connections.clear();
  };
  ended.push(async () => {
    cut();
    await new Promise((resolve) => server.close(resolve));
  });
  return { address: `sc://127.0.0.1:${(server.address() as AddressInfo).port}`, cut };
}

function clientOf(address: string): SparkClient {
  const client = new SparkClient(sparkAddress(address), patience);
  ended.push(async () => await client.close());
  return client;
}

type Part = Parameters<typeof create<typeof SparkConnectService.method.executePlan.output>>[1];
let responseCount = 0;
const response = (responseType: NonNullable<Part>['responseType'] & object, session = 's'): NonNullable<Part> => {
  responseCount++;
  return { responseType, responseId: `r${responseCount}`, serverSideSessionId: session };
};
const batch = (byte: number, session?: string): NonNullable<Part> =>
  response({ case: 'arrowBatch', value: { data: Uint8Array.of(byte) } } as never, session);
const complete = (): NonNullable<Part> => response({ case: 'resultComplete', value: {} } as never);

function sparkError(code: Code, errorClass: string, message = 'it went wrong'): ConnectError {
  const value = toBinary(ErrorInfoSchema, create(ErrorInfoSchema, { metadata: { errorClass } }));
  const error = new ConnectError(`[${errorClass}] ${message}`, code);
  error.details.push({ type: 'google.rpc.ErrorInfo', value });
  return error;
}

/** A stream that fails at once. */
const failing = (error: ConnectError): AsyncIterable<ExecutePlanResponse> => ({
  [Symbol.asyncIterator]: () => ({ next: async () => await Promise.reject(error) }),
});

const bytes = (batches: readonly Uint8Array[]): number[] => batches.map(([byte]) => byte!);

describe('a stream that breaks', () => {
  test.each(['ends without its end', 'is cut', 'fails as unavailable', 'falls silent'])(
    'goes on after the last response when it %s, and gives each once',
    async (how) => {
      const after: (string | undefined)[] = [];
      const sent: string[] = [];
      const part = function* (from: number): Generator<NonNullable<Part>> {
        for (let byte = from; byte < from + 3; byte++) {
          const one = batch(byte);
          sent.push(one.responseId!);
          yield one;
        }
      };
      const break_ = async (): Promise<void> => {
        if (how === 'is cut') setTimeout(server.cut, 20);
        if (how === 'is cut' || how === 'falls silent') await new Promise((resolve) => setTimeout(resolve, 900));
        if (how === 'fails as unavailable') throw new ConnectError('busy', Code.Unavailable);
      };
      const server = await serve({
        async *executePlan() {
          yield* part(1);
          await break_();
        },
        async *reattachExecute(request: ReattachExecuteRequest) {
          after.push(request.lastResponseId);
          if (after.length === 1) {
            yield* part(4);
            await break_();
            return;
          }
          yield batch(7);
          yield complete();
        },
        releaseExecute: () => ({}),
        releaseSession: () => ({}),
      });
      expect(bytes(await clientOf(server.address).query('SELECT 1'))).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(after).toEqual([sent[2], sent[5]]);
    },
  );

  test('is asked for from the start when the operation never arrived', async () => {
    let calls = 0;
    const operations = new Set<string | undefined>();
    const server = await serve({
      async *executePlan(request) {
        calls++;
        operations.add(request.operationId);
        if (calls === 1) throw new ConnectError('starting', Code.Unavailable);
        yield batch(1);
        yield complete();
      },
      reattachExecute: () => failing(sparkError(Code.Internal, 'INVALID_HANDLE.OPERATION_NOT_FOUND')),
      releaseExecute: () => ({}),
      releaseSession: () => ({}),
    });
    expect(bytes(await clientOf(server.address).query('SELECT 1'))).toEqual([1]);
    expect([calls, operations.size]).toEqual([2, 1]);
  });

  test('is taken up where it is when the first asking did arrive', async () => {
    let calls = 0;
    let reattached = 0;
    const server = await serve({
      executePlan() {
        calls++;
        const late = sparkError(Code.Internal, 'INVALID_HANDLE.OPERATION_ALREADY_EXISTS');
        return failing(calls === 1 ? new ConnectError('slow', Code.Unavailable) : late);
      },
      async *reattachExecute() {
        reattached++;
        if (reattached === 1) throw sparkError(Code.Internal, 'INVALID_HANDLE.OPERATION_NOT_FOUND');
        yield batch(1);
        yield complete();
      },
      releaseExecute: () => ({}),
      releaseSession: () => ({}),
    });
    expect(bytes(await clientOf(server.address).query('SELECT 1'))).toEqual([1]);
    expect([calls, reattached]).toEqual([2, 2]);
  });

  test('is given up when the operation is gone after it began', async () => {
    const server = await serve({
      async *executePlan() {
        yield batch(1);
      },
      reattachExecute: () => failing(sparkError(Code.Internal, 'INVALID_HANDLE.OPERATION_NOT_FOUND')),
      releaseExecute: () => ({}),
      releaseSession: () => ({}),
    });
    await expect(clientOf(server.address).query('SELECT 1')).rejects.toMatchObject({ kind: 'session' });
  });

  test('is given up when patience ends', async () => {
    let calls = 0;
    const busy = (): AsyncIterable<ExecutePlanResponse> => {
      calls++;
      return failing(new ConnectError('busy', Code.Unavailable));
    };
    const server = await serve({
      executePlan: busy,
      reattachExecute: busy,
      releaseExecute: () => ({}),
      releaseSession: () => ({}),
    });
    await expect(clientOf(server.address).query('SELECT 1')).rejects.toMatchObject({ kind: 'way' });
    expect(calls).toBe(patience.tries + 1);
  });
});

test('what was taken is released as it goes, and all of it at the end', async () => {
  const released: (string | undefined)[] = [];
  let all!: () => void;
  const done = new Promise<void>((resolve) => (all = resolve));
  const first = `r${responseCount + 1}`;
  const server = await serve({
    async *executePlan() {
      yield batch(1);
      yield complete();
    },
    releaseExecute({ release }) {
      released.push(release.case === 'releaseUntil' ? release.value.responseId : release.case);
      if (release.case === 'releaseAll') all();
      return {};
    },
    releaseSession: () => ({}),
  });
  await clientOf(server.address).query('SELECT 1');
  await done;
  expect(released).toEqual([first, 'releaseAll']);
});

test('an abort interrupts the operation by its tag and gives the reason of the abort', async () => {
  const stop = new AbortController();
  let interrupt!: (tag: string) => void;
  const interrupted = new Promise<string>((resolve) => (interrupt = resolve));
  let tags: readonly string[] = [];
  const server = await serve({
    async *executePlan(request) {
      tags = request.tags;
      yield batch(1);
      setTimeout(() => stop.abort(new Error('enough')), 10);
      await interrupted;
      throw sparkError(Code.Internal, 'OPERATION_CANCELED');
    },
    interrupt(request) {
      if (request.interruptType === 2 && request.interrupt.case === 'operationTag') interrupt(request.interrupt.value);
      return {};
    },
    releaseExecute: () => ({}),
    releaseSession: () => ({}),
  });
  await expect(clientOf(server.address).query('SELECT 1', stop.signal)).rejects.toThrow('enough');
  expect(tags).toEqual([await interrupted]);
});

test('tasks of all stages are told while a statement runs', async () => {
  const told: [number, number][] = [];
  const progress = (stages: readonly [bigint, bigint][]): NonNullable<Part> =>
    response({
      case: 'executionProgress',
      value: { stages: stages.map(([numCompletedTasks, numTasks]) => ({ numCompletedTasks, numTasks })) },
    } as never);
  const server = await serve({
    async *executePlan() {
      yield progress([]);
      yield progress([[1n, 4n]]);
      yield progress([
        [4n, 4n],
        [1n, 2n],
      ]);
      yield complete();
    },
    releaseExecute: () => ({}),
    releaseSession: () => ({}),
  });
  await clientOf(server.address).command('CREATE …', undefined, (done, of) => told.push([done, of]));
  expect(told).toEqual([
    [1, 4],
    [5, 6],
  ]);
});

test('a server that was started again has lost the session', async () => {
  let session = 'first';
  const server = await serve({
    async *executePlan() {
      yield batch(1, session);
      yield complete();
    },
    analyzePlan: () => ({ serverSideSessionId: 'first', result: { case: 'sparkVersion', value: { version: '4.0.0' } } }),
    releaseExecute: () => ({}),
    releaseSession: () => ({}),
  });
  const client = clientOf(server.address);
  await client.version();
  session = 'second';
  await expect(client.query('SELECT 1')).rejects.toMatchObject({ kind: 'session' });
});

describe('opening', () => {
  const opened = async (address: string): Promise<unknown> =>
    await openSparkEngine(address, { patience }).then(
      () => 'opened',
      (error: unknown) => error,
    );

  test('says that no cluster is there', async () => {
    expect(await opened('sc://127.0.0.1:9')).toMatchObject({
      kind: 'unavailable',
      code: 'engine.cluster',
      message: 'No Spark Connect server answers at 127.0.0.1:9.',
    });
  });

  test('says so too when something else is there', async () => {
    const plain = createPlainServer((socket) => {
      socket.on('error', () => undefined).resume();
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    ended.push(async () => await new Promise((resolve) => plain.close(resolve)));
    expect(await opened(`sc://127.0.0.1:${(plain.address() as AddressInfo).port}`)).toMatchObject({ code: 'engine.cluster' });
    const other = await serve({});
    expect(await opened(other.address)).toMatchObject({ code: 'engine.cluster' });
  });

  test('says that the cluster is too old', async () => {
    const server = await serve({
      analyzePlan: () => ({ result: { case: 'sparkVersion', value: { version: '3.5.9' } } }),
      releaseSession: () => ({}),
    });
    expect(await opened(server.address)).toMatchObject({ kind: 'unavailable', code: 'engine.release' });
  });

  test('hands the token over, and says that it was refused', async () => {
    let header: string | null = '';
    const server = await serve({
      analyzePlan(_, { requestHeader }) {
        header = requestHeader.get('authorization');
        throw new ConnectError('no', Code.Unauthenticated);
      },
      releaseSession: () => ({}),
    });
    expect(await opened(`${server.address}/;token=t%20t`)).toMatchObject({ kind: 'unavailable', code: 'engine.refused' });
    expect(header).toBe('Bearer t t');
  });
});

import { type Client, ConnectError } from '@connectrpc/connect';
import { Fault, faultOf } from './faults.ts';
import type { ExecutePlanRequest, ExecutePlanResponse, SparkConnectService } from './proto/connect_pb.ts';
import { type Patience, pause } from './retry.ts';

/** The calls of the service. */
export type Rpc = Client<typeof SparkConnectService>;

/** Whose calls they are: a session of a user, and the server's own name of it once it is known. */
export interface Who {
  readonly sessionId: string;
  readonly userContext: { readonly userId: string };
  readonly clientType: string;
  readonly clientObservedServerSideSessionId?: string;
}

/**
 * Runs a plan and gives its responses once each, whatever becomes of the connection: the server keeps what was not yet taken, and a
 * broken or ended stream goes on after the last response that came (ReattachExecute). What was taken is released as it goes, all of it
 * at the end. Throws a `Fault`: `way` when patience ends, `session` when the server knows the operation no more.
 */
export async function* responses(
  rpc: Rpc,
  who: Who,
  request: ExecutePlanRequest,
  patience: Patience,
  signal?: AbortSignal,
): AsyncGenerator<ExecutePlanResponse, void, undefined> {
  const operationId = request.operationId!;
  let last: string | undefined;
  let isSent = false;
  let failures = 0;
  const quiet = (call: Promise<unknown>): void => void call.catch(() => undefined);
  try {
    for (;;) {
      const silence = new AbortController();
      let timer: NodeJS.Timeout | undefined;
      const heard = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), patience.silenceMs).unref();
      };
      try {
        signal?.throwIfAborted();
        const both = signal === undefined ? silence.signal : AbortSignal.any([silence.signal, signal]);
        heard();
        const after = last === undefined ? {} : { lastResponseId: last };
        const stream = isSent
          ? rpc.reattachExecute({ ...who, operationId, ...after }, { signal: both })
          : rpc.executePlan(request, { signal: both });
        isSent = true;
        for await (const response of stream) {
          heard();
          failures = 0;
          last = response.responseId;
          if (response.responseType.case === 'resultComplete') return;
          yield response;
          quiet(rpc.releaseExecute({ ...who, operationId, release: { case: 'releaseUntil', value: { responseId: last } } }));
        }
      } catch (error) {
        if (signal?.aborted === true) throw signal.reason;
        if (!(error instanceof ConnectError)) throw error;
        const fault = faultOf(error);
        if (fault.kind === 'operation' && last === undefined) {
          // It never arrived: ask from the start.
          isSent = false;
        } else if (fault.kind === 'operation') {
          throw new Fault('session', fault.errorClass, fault.text, error);
        } else if (fault.kind !== 'way') {
          throw error;
        }
        failures++;
        if (failures > patience.tries) throw fault;
        await pause(patience, failures, signal);
      } finally {
        clearTimeout(timer);
      }
    }
  } finally {
    quiet(rpc.releaseExecute({ ...who, operationId, release: { case: 'releaseAll', value: {} } }));
  }
}

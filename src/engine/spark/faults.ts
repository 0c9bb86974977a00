import { fromBinary } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema, type FetchErrorDetailsResponse } from './proto/connect_pb.ts';

/** What went wrong at the cluster: `way` is the connection, the others are Spark's own answers. */
export type FaultKind =
  | 'way'
  | 'refused'
  | 'session'
  | 'operation'
  | 'cancelled'
  | 'full'
  | 'stage'
  | 'executor'
  | 'memory'
  | 'statement';

/** An error of a call, read. `text` may hold values of rows: it is for the detail of an error, never for its message. */
export class Fault extends Error {
  readonly kind: FaultKind;
  /** Spark's name of the error, such as `TABLE_OR_VIEW_NOT_FOUND`; holds no data. */
  readonly errorClass: string | undefined;
  readonly text: string;

  constructor(kind: FaultKind, errorClass: string | undefined, text: string, cause?: unknown) {
    super(errorClass ?? kind, { cause });
    this.kind = kind;
    this.errorClass = errorClass;
    this.text = text;
  }
}

interface Told {
  readonly errorClass: string | undefined;
  readonly errorId: string | undefined;
}

/** What Spark says of an error in its status; undefined when the error is not Spark's but the connection's. */
export function toldBySpark(error: ConnectError): Told | undefined {
  for (const detail of error.details) {
    if (!('type' in detail) || detail.type !== 'google.rpc.ErrorInfo') continue;
    const { metadata } = fromBinary(ErrorInfoSchema, detail.value);
    return { errorClass: metadata['errorClass'], errorId: metadata['errorId'] };
  }
  const errorClass = /\[(?<name>[A-Z][A-Z_]+(?:\.[A-Z_]+)*)\]/u.exec(error.rawMessage)?.groups!['name'];
  return errorClass === undefined ? undefined : { errorClass, errorId: undefined };
}

/** Reads an error of a call; `details` are the server's longer words on it, when it was asked for them. */
export function faultOf(cause: unknown, details?: FetchErrorDetailsResponse): Fault {
  if (cause instanceof Fault) return cause;
  const error = ConnectError.from(cause);
  const told = toldBySpark(error);
  const chain = (details?.errors ?? []).map(({ errorTypeHierarchy: [type = ''], message }) => `${type}: ${message}`);
  const text = [error.rawMessage, ...chain].join('\n');
  const errorClass = told?.errorClass ?? details?.errors.map(({ sparkThrowable }) => sparkThrowable?.errorClass).find(Boolean);
  return new Fault(kindOf(error, told, errorClass, text), errorClass, text, error);
}

/** Codes with which a call ends when the connection breaks or the server is starting, stopping or busy. */
const broken = new Set([Code.Unavailable, Code.Aborted, Code.Internal, Code.Unknown, Code.DeadlineExceeded, Code.Canceled]);

/** By what the server's words are known, in this order: a lost machine often stands in the chain of another cause. */
const words: readonly (readonly [FaultKind, RegExp])[] = [
  ['full', /No space left on device|quota (?:is |was )?exceeded|QuotaExceeded|not enough space|InsufficientStorage/iu],
  [
    'stage',
    /Permission denied|AccessControlException|AccessDenied|Access Denied|Read-only file system|Mkdirs failed|UnsupportedFileSystemException|No FileSystem for scheme|UnknownHostException|UnknownStoreException|NoSuchBucket|SdkClientException|S3AFileSystem not found|NoRouteToHost|Unable to create database|Not a directory/u,
  ],
  [
    'executor',
    /ExecutorLostFailure|ExecutorDeadException|FetchFailed|MetadataFetchFailed|executor \S+ (?:was )?(?:lost|removed)|SparkContext was shut down/iu,
  ],
  ['memory', /OutOfMemory|out of memory|Java heap space|UNABLE_TO_ACQUIRE_MEMORY|maxResultSize/u],
];

function kindOf(error: ConnectError, told: Told | undefined, errorClass: string | undefined, text: string): FaultKind {
  if (error.code === Code.Unauthenticated || error.code === Code.PermissionDenied) return 'refused';
  if (told === undefined) return broken.has(error.code) ? 'way' : 'statement';
  const name = errorClass ?? '';
  // Another stream took the answer over, or the first asking did arrive: the answer goes on.
  if (name === 'INVALID_CURSOR.DISCONNECTED' || name === 'INVALID_HANDLE.OPERATION_ALREADY_EXISTS') return 'way';
  if (name === 'INVALID_HANDLE.OPERATION_NOT_FOUND') return 'operation';
  if (/^(?:INVALID_HANDLE\.|INVALID_CURSOR\.|SESSION_)/u.test(name)) return 'session';
  if (name.startsWith('OPERATION_CANCEL')) return 'cancelled';
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? 'statement';
}

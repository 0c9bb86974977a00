import { randomBytes } from 'node:crypto';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import load from 'libsodium-sumo';

// Scalar multiplications alone, as fast as the library does them: in its own memory, nothing copied or checked.

/** What multiplications cost so many threads at once. */
export interface Rate {
  /** Of all threads together, by the clock. */
  readonly perSecond: number;
  /** Microseconds of a core for one. */
  readonly cpu: number;
}

/** Measures for so many ms. */
export async function multiplications(threads: number, ms: number): Promise<Rate> {
  const rates = await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(new URL(import.meta.url), { workerData: ms });
      return await new Promise<Rate>((resolve, reject) => worker.once('message', resolve).once('error', reject));
    }),
  );
  return {
    perSecond: rates.reduce((sum, { perSecond }) => sum + perSecond, 0),
    cpu: rates.reduce((sum, { cpu }) => sum + cpu, 0) / threads,
  };
}

if (!isMainThread) {
  const sodium = await load();
  const count = 256;
  const [scalar, wide, points, products] = [32, 64, 32 * count, 32 * count].map((bytes) => sodium._malloc(bytes)) as [
    number,
    number,
    number,
    number,
  ];
  sodium.HEAPU8.set(randomBytes(64), wide);
  sodium._crypto_core_ristretto255_scalar_reduce(scalar, wide);
  for (let at = 0; at < count; at++) {
    sodium.HEAPU8.set(randomBytes(64), wide);
    sodium._crypto_core_ristretto255_from_hash(points + 32 * at, wide);
  }
  const round = (): void => {
    for (let at = 0; at < count; at++) sodium._crypto_scalarmult_ristretto255(products + 32 * at, scalar, points + 32 * at);
  };
  round();
  const start = performance.now();
  const used = process.threadCpuUsage();
  let done = 0;
  for (; performance.now() - start < (workerData as number); done += count) round();
  const { user, system } = process.threadCpuUsage(used);
  const rate: Rate = { perSecond: (done / (performance.now() - start)) * 1000, cpu: (user + system) / done };
  parentPort!.postMessage(rate);
}

import { openDuckDbEngine } from './duckdb/engine.ts';
import type { Engine } from './port.ts';

/**
 * The engine at an address: DuckDB in this process for none, or the Spark cluster whose Connect server answers at `sc://host:port`, with
 * its tables on `stage` meanwhile (a whole path or an address that all its machines can write to; default: the cluster's own warehouse).
 * The client of Spark is loaded only then. Close it when done: what it keeps on the stage goes then.
 */
export async function openEngine(address?: string, options: { readonly stage?: string } = {}): Promise<Engine> {
  if (address === undefined) return await openDuckDbEngine();
  const { openSparkEngine } = await import('./spark/engine.ts');
  return await openSparkEngine(address, options);
}

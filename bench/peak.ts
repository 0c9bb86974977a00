import { readFileSync } from 'node:fs';

/** Most resident memory so far, in MB, of this process alone: what `resourceUsage` tells begins with what its parent held. */
export function peakMegabytes(pid: number | 'self' = 'self'): number {
  return Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

/** Reasons written in this session of the browser, by verdict, newest first. They may name people: gone when signed out. */
const kept = 'clew.reasons';
const most = 3;

function read(): Record<string, readonly string[]> {
  try {
    return JSON.parse(sessionStorage.getItem(kept) ?? '{}') as Record<string, readonly string[]>;
  } catch {
    return {};
  }
}

export function recentReasons(verdict: string): readonly string[] {
  return read()[verdict] ?? [];
}

export function keepReason(verdict: string, reason: string): void {
  const all = read();
  const list = [reason, ...(all[verdict] ?? []).filter((each) => each !== reason)].slice(0, most);
  sessionStorage.setItem(kept, JSON.stringify({ ...all, [verdict]: list }));
}

export function forgetReasons(): void {
  sessionStorage.removeItem(kept);
}

/** The day of a moment (UTC milliseconds) as it is printed: `2026-02-09`. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Two reports held beside each other, as the address has them: `?pair=a,b`. One alone waits for the other. */
export function readPair(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .filter((id) => id !== '')
    .slice(0, 2);
}

/**
 * A report was picked. Alone it takes the place of what was chosen; `more` puts it beside the last, and the oldest goes.
 * Picked again, it is let go.
 */
export function pick(chosen: readonly string[], id: string, more: boolean): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((each) => each !== id);
  return more ? [...chosen.slice(-1), id] : [id];
}

/**
 * A copy of a string that keeps nothing else in memory. What is cut from a text is only a view of it: as the key of a
 * cache it would keep the whole text alive, and with it the block of the file that the text was cut from. The engine
 * copies what is shorter than 13 units by itself.
 */
export function own(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

/** Deeper members are kept as JSON text: no form nests so deep, and a hostile file must not exhaust the stack. */
const depthLimit = 32;

/**
 * A nested object as one flat record: members by dotted names, lists of plain values joined with `, `, lists of objects
 * by position (`addresses.0.city`). Null members are left out.
 *
 * @param source the JSON text, read again when a number is too long for a double: account numbers must keep every digit.
 * @param between stands between the values of a list; names have commas of their own.
 */
export function flatten(value: object, source?: string, between = ', '): Record<string, string> {
  const out: Record<string, string> = {};
  if (addMembers(value, '', out, 0, between) || source === undefined) return out;
  const exact: Record<string, string> = {};
  addMembers(parseExact(source) as object, '', exact, 0, between);
  return exact;
}

/** Between the values of a list in files of people: no cell has it. */
export const unitMark = '\u001F';

/** Adds a value's members; false when a number may have lost digits. */
function addMembers(value: object, prefix: string, out: Record<string, string>, depth: number, between: string): boolean {
  let exact = true;
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof member === 'string') put(out, name, member);
    else if (typeof member === 'number') {
      if (!Number.isSafeInteger(member) && (Math.abs(member) > 1e15 || !Number.isFinite(member))) exact = false;
      put(out, name, String(member));
    } else if (typeof member === 'boolean') put(out, name, String(member));
    else if (member !== null && typeof member === 'object') {
      if (Array.isArray(member) && member.every((item) => item === null || typeof item !== 'object')) {
        if (member.some((item) => typeof item === 'number' && Math.abs(item) > 1e15)) exact = false;
        put(out, name, member.filter((item) => item !== null).join(between));
      } else if (depth >= depthLimit) put(out, name, JSON.stringify(member));
      else exact = addMembers(member, name, out, depth + 1, between) && exact;
    }
  }
  return exact;
}

function put(out: Record<string, string>, name: string, value: string): void {
  let free = name === '__proto__' ? '(__proto__)' : name;
  for (let n = 2; Object.hasOwn(out, free); n++) free = `${name} (${n})`;
  out[free] = value;
}

/** JSON.parse with integers too long for a double as strings of their own digits. */
export function parseExact(source: string): unknown {
  // The third argument is ECMAScript's JSON.parse source text access, not yet in TypeScript's library.
  const reviver = (_key: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' && !Number.isSafeInteger(value) && context?.source !== undefined ? context.source : value;
  return JSON.parse(source, reviver);
}

import { hash, type Options, parseOptions, verify } from '@node-rs/argon2';
import { ClewError } from '../../errors.ts';

/** Argon2id, RFC 9106 section 4, second choice: 64 MiB, three passes, four lanes. OWASP asks for less. */
const parameters: Options = { memoryCost: 65_536, timeCost: 3, parallelism: 4, outputLen: 32 };

/** Characters. */
const leastLength = 12;
/** Bytes: nobody makes the server hash a book. */
const mostBytes = 1024;
/** Hashes under way at once: each takes 64 MiB and a processor. */
const mostAtOnce = 2;
/** Who waits for a turn beyond that is asked to come again. */
const mostWaiting = 20;

/** What people choose when twelve characters are asked for; compared without digits and signs at the end, and in lower case. */
const commonest = new Set(
  `password passwordpassword passwort motdepasse qwertyuiop qwertyuiopasdf asdfghjkl asdfghjklzxcvbnm zxcvbnm qazwsxedc
  qazwsxedcrfv iloveyou letmein letmeinletmein administrator adminadmin adminadminadmin welcome welcomewelcome changeme
  changemechangeme abcdefghijkl abcdefghijklm abcabcabcabc testtesttest policepolice policepolicepolice woaini woainiwoaini
  wodemima mimamima zhongguo zhongguozhongguo gongan gongangongan qwertyqwerty superman trustnoone correcthorsebatterystaple
  clewclewclew clewpassword`.split(/\s+/u),
);
const rows = ['01234567890123456789', '09876543210987654321', 'qwertyuiopasdfghjklzxcvbnm', 'abcdefghijklmnopqrstuvwxyz'];

/** One spelling for what keyboards write in several (NIST SP 800-63B, 3.1.1.2). */
const spelled = (password: string): string => password.normalize('NFKC');

/** Throws `input` `server.password` when a password is too easy. What is said of it never quotes it. */
export function requireStrong(name: string, password: string): void {
  const refuse = (message: string, hint: string): never => {
    throw new ClewError('input', 'server.weak', message, { hint });
  };
  const text = spelled(password);
  const low = text.toLowerCase();
  if (Array.from(text).length < leastLength) {
    refuse(
      `A password needs at least ${leastLength} characters.`,
      'A few words that do not belong together are easy to remember.',
    );
  }
  if (Buffer.byteLength(text) > mostBytes) refuse('The password is too long.', `It may take ${mostBytes} bytes.`);
  const core = low.replace(/[\d\p{P}\p{S}\s]+$/u, '');
  const isRow = rows.some((row) => row.includes(low) || row.includes(low.slice(0, leastLength)));
  if (commonest.has(core) || core === '' || isRow || new Set(low).size < 5) {
    refuse('The password is one of those that are tried first.', 'Take a few words that do not belong together.');
  }
  if (low.includes(name.toLowerCase()))
    refuse('The password holds the name of its user.', 'Choose one that has nothing to do with it.');
}

let running = 0;
const waiting: (() => void)[] = [];

/** Few hashes at once, whoever asks for how many. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < mostAtOnce) running++;
  else {
    if (waiting.length >= mostWaiting) {
      throw new ClewError('unavailable', 'server.busy', 'Too many people sign in at this moment.', {
        hint: 'Try again in a minute.',
      });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    // A turn is handed on, not given back, when somebody waits.
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(async () => await hash(spelled(password), parameters));
}

let nobodys: Promise<string> | undefined;

/**
 * Whether the password fits. Without a hash, as of a user who does not exist, one is checked all the same, so that the answer
 * takes as long.
 */
export async function fits(hashed: string | undefined, password: string): Promise<boolean> {
  const against = hashed ?? (await (nobodys ??= hashPassword('nobody has this password')));
  if (Buffer.byteLength(password) > 4 * mostBytes) return false;
  const does = await inTurn(async () => await verify(against, spelled(password)));
  return does && hashed !== undefined;
}

/** Whether a hash was made with other parameters than today's: it is made anew when its password is next given. */
export function isDated(hashed: string): boolean {
  const made = parseOptions(hashed);
  return (
    made.memoryCost !== parameters.memoryCost ||
    made.timeCost !== parameters.timeCost ||
    made.parallelism !== parameters.parallelism
  );
}

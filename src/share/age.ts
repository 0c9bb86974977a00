import type { Encrypter } from 'age-encryption';
import { ClewError } from '../errors.ts';

/** Encrypts to all of these public age keys (`age1…`); undefined when there is none. Throws `input` `share.age`. */
export async function encrypterTo(keys: readonly string[]): Promise<Encrypter | undefined> {
  if (keys.length === 0) return undefined;
  const { Encrypter } = await import('age-encryption');
  const age = new Encrypter();
  for (const key of keys) {
    try {
      age.addRecipient(key.trim());
    } catch (cause) {
      throw new ClewError('input', 'share.age', 'What was given is no public age key.', {
        hint: 'A public key begins with age1; the recipient makes one with age-keygen.',
        cause,
      });
    }
  }
  return age;
}

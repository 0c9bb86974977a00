import { ClewError } from '../../errors.ts';
import type { PackageOptions } from '../../model/index.ts';
import { Secrets } from './secrets.ts';

/** The last look at whatever leaves: what holds a secret does not. */
export class Gate {
  readonly #secrets: Secrets | undefined;
  /**
   * What is looked for in files. They are written from what has been blanked already, and a plain word that is also somebody's
   * name would be found in Clew's own.
   */
  readonly #telling: Secrets;

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets.length === 0 ? undefined : new Secrets(secrets);
    this.#telling = new Secrets(this.#secrets?.telling);
  }

  /** Whether a text may leave as it is, also when somebody wrote a number in it in another way. */
  isFree(text: string): boolean {
    return this.#secrets === undefined || this.#secrets.blanked(text) === text;
  }

  /** What the operator writes stands in an act and cannot be blanked. Throws `input` `share.reason`. */
  requireFree({ recipient, reason }: PackageOptions): void {
    if (this.isFree(reason) && !this.#telling.stand(recipient)) return;
    throw new ClewError('input', 'share.reason', 'Recipient or reason name a victim, and would leave with the package.', {
      hint: 'Write the reason without names and numbers, or refer to the case.',
    });
  }

  /** Looks through a file of the package: as text, with JSON’s escapes resolved, and a PDF by what can be read in it. */
  async check(path: string, data: string | Uint8Array): Promise<void> {
    if (this.#secrets === undefined) return;
    const text = typeof data === 'string' ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString();
    if (!this.#stand(text) && !(path.endsWith('.pdf') && this.#stand(await pdfText(data as Uint8Array)))) return;
    throw new ClewError('untrusted', 'share.unredacted', `The package would still name a victim, in ${path}: it was not made.`, {
      hint: 'Nothing left the casebook. Look at what officers wrote in the case, and report this.',
    });
  }

  #stand(text: string): boolean {
    const secrets = this.#telling;
    if (secrets.stand(text)) return true;
    if (!/\\[u"\\]/u.test(text)) return false;
    const plain = text.replaceAll(/\\(?:u([0-9a-f]{4})|(["\\/]))/giu, (_all, hex?: string, sign?: string) =>
      hex === undefined ? sign! : String.fromCharCode(Number.parseInt(hex, 16)),
    );
    return secrets.stand(plain);
  }
}

/** Words of a PDF, once as they stand and once without the spaces that lines and columns bring. */
async function pdfText(data: Uint8Array): Promise<string> {
  const { extractText } = await import('unpdf');
  const { text } = await extractText(Uint8Array.from(data), { mergePages: true });
  return `${text.replaceAll(/\s+/gu, ' ')}\n${text.replaceAll(/\s/gu, '')}`;
}

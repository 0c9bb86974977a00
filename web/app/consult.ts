import { answerReasons, send } from './api.ts';
import { askPurpose } from './dialogs/dialogs.ts';
import { toastError } from './toasts.ts';

/** What the server says when it wants a reason first. */
interface Wanted {
  readonly subject: string;
  readonly ref: string;
  readonly scope: string;
}

/** Several parts of a page may ask for the same case at once: the person is asked once. */
const asking = new Map<string, Promise<boolean>>();

async function give({ subject, ref, scope }: Wanted): Promise<boolean> {
  const purpose = await askPurpose({ subject, ref });
  if (purpose === undefined) return false;
  try {
    await send('POST', '/consults', { subject, ref, scope, purpose });
    return true;
  } catch (error) {
    toastError(error);
    return false;
  }
}

/** From now on pages that open somebody's data ask for the purpose by themselves: the query layer does, and asks again. */
export function askPurposes(): void {
  answerReasons((detail) => {
    const wanted = detail as Wanted;
    const running = asking.get(wanted.scope);
    if (running !== undefined) return running;
    const asked = give(wanted).finally(() => asking.delete(wanted.scope));
    asking.set(wanted.scope, asked);
    return asked;
  });
}

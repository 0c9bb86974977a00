/** As much of the package as the tests use; it brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  interface Details {
    readonly prompt: { readonly name: string };
    readonly params: Readonly<Record<string, unknown>>;
    readonly grantId?: string;
  }
  interface Interaction {
    readonly uid: string;
  }
  class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: {
      new (about: { readonly accountId: string; readonly clientId: string }): Grant;
      find(id: string): Promise<Grant | undefined>;
    };
    callback(): (asked: IncomingMessage, answer: ServerResponse) => Promise<void>;
    interactionDetails(asked: IncomingMessage, answer: ServerResponse): Promise<Details>;
    interactionFinished(asked: IncomingMessage, answer: ServerResponse, result: object, how?: object): Promise<void>;
  }
  export type { Interaction };
  export default Provider;
}

/** The part of oidc-provider 9 that the tests use; the package carries no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** What is kept of a token, session, grant or interaction; other fields by kind. */
  export interface Payload {
    readonly accountId?: string;
    readonly grantId?: string;
    readonly uid?: string;
    readonly userCode?: string;
    consumed?: number;
    readonly [field: string]: unknown;
  }

  /** Where one kind of thing is kept. */
  export interface Adapter {
    upsert(id: string, payload: Payload, expiresInS: number): Promise<void>;
    find(id: string): Promise<Payload | undefined>;
    findByUid(uid: string): Promise<Payload | undefined>;
    findByUserCode(userCode: string): Promise<Payload | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  /** What one request to the provider is about. */
  export interface RequestContext {
    readonly oidc: {
      readonly params?: Readonly<Record<string, unknown>>;
      readonly session?: { readonly accountId?: string };
    };
  }

  /** One answer, as Koa has it. */
  export interface AnswerContext {
    readonly path: string;
    readonly status: number;
    body: unknown;
  }

  export interface InteractionDetails {
    readonly prompt: {
      readonly name: string;
      readonly details: { readonly missingOIDCScope?: readonly string[] };
    };
    readonly params: Readonly<Record<string, unknown>>;
    readonly session?: { readonly accountId?: string };
  }

  export class Grant {
    constructor(of: { readonly accountId: string; readonly clientId: string });
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export class Provider {
    constructor(issuer: string, settings: Readonly<Record<string, unknown>>);
    readonly Grant: typeof Grant;
    use(middleware: (context: AnswerContext, next: () => Promise<unknown>) => Promise<void>): this;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<InteractionDetails>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Readonly<Record<string, unknown>>,
    ): Promise<void>;
    on(event: 'grant.success', listener: (context: RequestContext) => void): this;
    on(
      event: 'grant.error',
      listener: (context: RequestContext, error: Error & { readonly error_detail?: string }) => void,
    ): this;
    on(event: 'server_error', listener: (context: RequestContext, error: Error) => void): this;
  }

  class Check {
    constructor(reason: string, description: string, isUnresolved: (context: RequestContext) => boolean);
    static readonly REQUEST_PROMPT: true;
    static readonly NO_NEED_TO_PROMPT: false;
  }
  class Prompt {
    constructor(what: { readonly name: string; readonly requestable: boolean });
    readonly checks: { add(check: Check): void };
  }
  interface Policy {
    get(name: string): Prompt | undefined;
    add(prompt: Prompt, index: number): void;
  }
  export const interactionPolicy: {
    readonly Check: typeof Check;
    readonly Prompt: typeof Prompt;
    base(): Policy;
  };
}

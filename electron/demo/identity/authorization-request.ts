/** What a program asks for when it sends somebody to the sign-in page (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
export interface AuthorizationRequest {
  readonly redirectUri: URL;
  readonly state: string;
  readonly nonce: string | null;
  readonly scope: string;
  readonly codeChallenge: string;
  /** Who is to sign in; `null` where the program names nobody. */
  readonly loginHint: string | null;
}

export type ReadRequest =
  | { readonly ok: true; readonly request: AuthorizationRequest }
  /** Shown to the user: where the answer would go to cannot be trusted. */
  | { readonly ok: false; readonly sentence: string };

/** Reads the address of a sign-in. The program is a desktop program: it listens on this computer, and proves itself by PKCE. */
export function readAuthorizationRequest(
  parameters: URLSearchParams,
  { clientId, scopes }: { readonly clientId: string; readonly scopes: readonly string[] },
): ReadRequest {
  const value = (name: string) => parameters.get(name) ?? '';
  const redirectUri = URL.parse(value('redirect_uri'));
  if (value('client_id') !== clientId) return no('The program that asks is not known here.');
  if (redirectUri === null || !isLoopback(redirectUri)) return no('The answer would leave this computer.');
  if (value('response_type') !== 'code' || value('state') === '') return no('The question is not whole.');
  if (value('code_challenge_method') !== 'S256' || value('code_challenge') === '') {
    return no('The program does not prove that the answer is for it.');
  }
  return {
    ok: true,
    request: {
      redirectUri,
      state: value('state'),
      nonce: parameters.get('nonce'),
      scope: grantable(value('scope'), scopes),
      codeChallenge: value('code_challenge'),
      loginHint: parameters.get('login_hint'),
    },
  };
}

/** What of a scope can be granted. */
export function grantable(scope: string, scopes: readonly string[]): string {
  return scope
    .split(' ')
    .filter((one) => scopes.includes(one))
    .join(' ');
}

/** The ports are the program's own choice (RFC 8252 section 7.3). */
function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1');
}

function no(sentence: string): ReadRequest {
  return { ok: false, sentence };
}

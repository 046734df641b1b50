import type { Evidence } from '../../electron/diagnosis/evidence.ts';

/** Evidence of which only the server's words are known, and what a test adds. */
export function evidenceOfText(reply: string, known: Partial<Evidence> = {}): Evidence {
  return {
    protocol: null,
    stage: null,
    code: null,
    responseCode: null,
    enhancedCode: null,
    reply,
    message: '',
    oauthError: null,
    presented: null,
    offered: [],
    providerId: null,
    ...known,
  };
}

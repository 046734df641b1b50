import type { Cause, Step } from '../../diagnosis/cause.ts';
import type { Protocol } from '../../mailbox/server-address.ts';
import type { FieldProblem } from './progress.ts';
import type { SignInOffer } from './sign-in.ts';

export interface ServerCandidate {
  readonly protocol: Protocol;
  readonly url: string;
  readonly username: string;
  readonly source: 'preset' | 'srv' | 'autoconfig' | 'guess';
  /** A sentence. */
  readonly reason: string;
}

export type DiscoverResult =
  | {
      readonly kind: 'found';
      readonly address: string;
      readonly provider: string;
      readonly providerName: string;
      readonly recognisedBy: string;
      readonly candidates: readonly ServerCandidate[];
      /** What kind of secret this provider wants. */
      readonly secretAdvice: string;
      /** `null` where the provider has no sign-in that this program knows. */
      readonly signIn: SignInOffer | null;
      /** What else was met on the way, one sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

export interface ProviderSummary {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly string[];
  readonly imap: string | null;
  readonly smtp: readonly string[];
  readonly secretName: string;
  readonly sendCap: { readonly value: number; readonly unit: string; readonly basis: string } | null;
  readonly confidence: string;
}

export interface ProviderDetails extends ProviderSummary {
  /** Label and value, in the order to show them. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly confidence: string }[];
  readonly secretSteps: readonly Step[];
  /** `null` where the provider has no sign-in that this program knows. */
  readonly signIn: SignInOffer | null;
  readonly notes: readonly string[];
  readonly sources: readonly string[];
}

export interface DiagnoseRequest {
  readonly text: string;
  readonly provider?: string;
  readonly protocol?: 'imap' | 'smtp' | 'net' | 'tls';
  readonly stage?: string;
}

export interface ReplyDiagnosis {
  readonly cause: Cause;
  readonly transient: boolean;
  readonly title: string;
  readonly meaning: string;
  readonly steps: readonly Step[];
}

import type { PasswordRule, SignInRefusal } from './sign-in.ts';
import type { FolderPlan } from './stored-mailbox.ts';

/** A provider's words for each refusal; where it has none of its own, it says what it says to a wrong password. */
export type Refusals<Reply> = { readonly rejected: Reply } & Partial<Readonly<Record<SignInRefusal, Reply>>>;

/** The tagged part of a refusal; `{command}` stands for the command that is refused. */
export interface ImapRefusal {
  readonly reply: string;
  /** Said afterwards, before the server hangs up. */
  readonly bye?: string;
}

/** How a provider speaks IMAP. */
export interface ImapVoice {
  readonly passwords: PasswordRule;
  /** What follows `* OK `; `{capabilities}` is filled in. */
  readonly greeting: string;
  readonly capabilities: {
    /** On an encrypted connection; on a plain one, STARTTLS is added and what takes passwords left out. */
    readonly beforeSignIn: readonly string[];
    readonly afterSignIn: readonly string[];
  };
  /** Whether the capabilities are told again, untagged, once the sign-in has gone well. */
  readonly tellsCapabilitiesAfterSignIn: boolean;
  /** What follows `OK `; `{command}` and `{address}` are filled in. */
  readonly signedIn: string;
  readonly refusals: Refusals<ImapRefusal>;
  /** JSON sent as a challenge before a refused token is refused in words (RFC 7628 section 3.2.3). */
  readonly tokenChallenge: Readonly<Record<string, string>> | null;
  /** An account that has IMAP off is refused, or signs in to a mailbox that does not answer. */
  readonly whenSwitchedOff: 'refuse' | 'not-connected';
  /** What every command gets once the mailbox does not answer; `null` where no provider words for it are known. */
  readonly notConnected: string | null;
  /** What a client is told that opens a folder before it has sent ID; `null` where ID is not asked for. */
  readonly withoutId: string | null;
  /** Name-value pairs of the answer to ID; `null` where there are none. */
  readonly serverId: readonly string[] | null;
  /** Said to the sessions that a changed password cuts; `null` for a hang-up without a word. */
  readonly sessionEnded: string | null;
  readonly farewell: string;
}

/** One SMTP reply, each line whole, such as `535-5.7.8 Username and Password not accepted.` */
export type SmtpReply = readonly string[];

/** How a provider speaks SMTP. */
export interface SmtpVoice {
  readonly passwords: PasswordRule;
  /** What follows `220 `. */
  readonly greeting: string;
  /** First line of the EHLO reply. */
  readonly hello: string;
  /** EHLO keywords apart from AUTH and STARTTLS. */
  readonly extensions: readonly string[];
  /** As listed behind AUTH. PLAIN, LOGIN, XOAUTH2 and OAUTHBEARER work; others are listed only because the provider lists them. */
  readonly mechanisms: readonly string[];
  /** What follows `235 `. */
  readonly signedIn: string;
  readonly refusals: Refusals<SmtpReply>;
  /** As for {@link ImapVoice}. */
  readonly tokenChallenge: Readonly<Record<string, string>> | null;
  /** For a sender other than the account's address; `null` where the provider accepts or rewrites it. */
  readonly foreignSender: { readonly at: 'mail' | 'data'; readonly reply: SmtpReply } | null;
  /** Once the account's sending cap is reached; `null` where the provider's words are not known: no cap then. */
  readonly capReached: SmtpReply | null;
  /** What follows `250 ` when a message was accepted. */
  readonly accepted: string;
}

/** How a provider behaves and speaks, as data. Sources stand with each one. */
export interface Personality {
  readonly id: string;
  readonly imap: ImapVoice;
  readonly smtp: SmtpVoice;
  readonly folders: readonly FolderPlan[];
  /** Whether IDLE tells of new messages. */
  readonly pushesIdle: boolean;
  /** Whether LIST tells special use (RFC 6154). */
  readonly advertisesSpecialUse: boolean;
  /** Whether what is submitted over SMTP is filed in Sent by the server. */
  readonly filesSentCopy: boolean;
  /** Turns the Message-ID of a submitted message into the one it is filed and delivered under. */
  readonly rewriteMessageId: ((messageId: string) => string) | null;
  /** Whether a password may cross an unencrypted (loopback) connection. */
  readonly allowsPlainSignIn: boolean;
}

/** The provider's words for a refusal. */
export function wordsFor<Reply>(refusals: Refusals<Reply>, refusal: SignInRefusal): Reply {
  return refusals[refusal] ?? refusals.rejected;
}

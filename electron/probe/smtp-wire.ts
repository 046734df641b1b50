import type { Ladder } from './ladder.ts';
import type { ProbeStage } from './probe-result.ts';
import type { SendStage } from './smtp-send-answer.ts';

const STAGE_OF_COMMAND: Readonly<Record<string, ProbeStage>> = {
  EHLO: 'capability',
  HELO: 'capability',
  STARTTLS: 'tls',
  AUTH: 'login',
  QUIT: 'logout',
};

const SEND_STAGE_OF_COMMAND: Readonly<Record<string, SendStage>> = {
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
};

/** What passes over one SMTP connection, as far as the ladder needs it. */
export interface SmtpWire {
  /** To be handed to the library: it reports every command and reply, secrets masked. Nothing of them is written. */
  readonly logger: Record<'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', SmtpLog>;
  /** Keywords of the last EHLO reply, each AUTH mechanism as `AUTH PLAIN`. */
  readonly offered: () => readonly string[];
  /** Whether something unencrypted followed the answer to STARTTLS, as a man in the middle would send it. */
  readonly isInjected: () => boolean;
  /** The last step begun of sending a message; a server that takes several at once gets them all at once. */
  readonly sendStage: () => SendStage;
  /** Whether a whole message was handed over. */
  readonly isHandedOver: () => boolean;
}

/** `discarded` is the number of such bytes, which the library drops. */
type SmtpLog = (entry: { tnx?: string; discarded?: number }, message?: string) => void;

/** Follows one connection. */
export function watchSmtpWire(ladder: Ladder): SmtpWire {
  let offered: readonly string[] = [];
  let isInjected = false;
  let sendStage: SendStage = 'mail';
  let isHandedOver = false;
  const ignore = () => undefined;
  const line: SmtpLog = ({ tnx }, message = '') => {
    if (tnx === 'client') {
      const command = message.split(' ', 1)[0]?.toUpperCase() ?? '';
      sendStage = SEND_STAGE_OF_COMMAND[command] ?? sendStage;
      const stage = STAGE_OF_COMMAND[command];
      if (stage !== undefined) {
        ladder.reach(stage);
      }
    } else if (tnx === 'server' && ladder.stage() === 'capability' && message.startsWith('250')) {
      offered = ehloKeywords(message);
    }
  };
  const news: SmtpLog = ({ tnx }) => {
    // Told once its last byte has been written.
    isHandedOver ||= tnx === 'message';
  };
  const trouble: SmtpLog = ({ discarded }) => {
    isInjected ||= discarded !== undefined;
  };
  return {
    logger: { trace: ignore, debug: line, info: news, warn: trouble, error: ignore, fatal: ignore },
    offered: () => offered,
    isInjected: () => isInjected,
    sendStage: () => sendStage,
    isHandedOver: () => isHandedOver,
  };
}

/** Keywords of an EHLO reply (RFC 5321 section 4.1.1.1); `AUTH=` is the form of old servers. */
export function ehloKeywords(reply: string): readonly string[] {
  return reply
    .split(/\r?\n/)
    .slice(1)
    .map((text) => text.replace(/^250[ -]/, '').trim())
    .flatMap((text) => {
      const [keyword = '', ...values] = text.toUpperCase().split(/[\s=]+/);
      return keyword === 'AUTH' ? values.map((mechanism) => `AUTH ${mechanism}`) : [keyword];
    })
    .filter((keyword) => keyword !== '');
}

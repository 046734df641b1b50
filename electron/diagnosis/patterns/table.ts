import { ACCOUNT } from './account.ts';
import { ADDRESS_BLOCK } from './address-block.ts';
import { APP_PASSWORD, BY_PROVIDER } from './app-password.ts';
import { BARE_CODES as CODES } from './bare-codes.ts';
import { BUSY } from './busy.ts';
import { CERTIFICATE } from './certificate.ts';
import { CONVERSATION } from './conversation.ts';
import { CREDENTIALS } from './credentials.ts';
import { ACCESS_TOKEN, IDENTITY_PROVIDER } from './identity-provider.ts';
import { FOLDER, MESSAGE } from './message.ts';
import { MISLEADING } from './misleading.ts';
import { NETWORK } from './network.ts';
import type { Pattern } from './pattern.ts';
import { POLICY } from './policy.ts';
import { RECIPIENT } from './recipient.ts';
import { SECURITY_MODE } from './security-mode.ts';
import { SENDING_VOLUME } from './sending-volume.ts';
import { SWITCHES } from './switches.ts';
import { THROTTLE } from './throttle.ts';

/**
 * The one ordered table; the first row that matches decides. Its order is the safety of the whole: what somebody decided
 * (switches, policy, blocks, quotas, locks), then what passes by itself, then what the secret should have been, and only
 * then that it was wrong. Codes of the network and of TLS come last, because a server's own words explain them better.
 */
export const SENTENCES: readonly Pattern[] = [
  MISLEADING,
  IDENTITY_PROVIDER,
  RECIPIENT,
  SWITCHES,
  POLICY,
  ADDRESS_BLOCK,
  SENDING_VOLUME,
  ACCOUNT,
  THROTTLE,
  SECURITY_MODE,
  BUSY,
  ACCESS_TOKEN,
  MESSAGE,
  APP_PASSWORD,
  BY_PROVIDER,
  CREDENTIALS,
  FOLDER,
  CONVERSATION,
  CERTIFICATE,
  NETWORK,
].flat();

/** Asked when no sentence is known. */
export const BARE_CODES: readonly Pattern[] = CODES;

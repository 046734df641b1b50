import { isPageAddress } from '../window/page-address.ts';

/** A frame as Electron names the sender of a message. */
export interface Frame {
  readonly url: string;
}

/**
 * Whether a message may be listened to: it came from the main frame of the window, and that frame shows the page.
 * `sender` is `null` where the frame has gone meanwhile; read it before anything is awaited.
 */
export function isTrustedSender(sender: Frame | null, mainFrame: Frame | null): boolean {
  return sender !== null && sender === mainFrame && isPageAddress(sender.url);
}

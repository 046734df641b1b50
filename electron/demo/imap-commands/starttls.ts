import { type ImapCommand, say } from '../imap-session.ts';
import { openImapWire } from '../imap-wire.ts';
import { secureConnection } from '../server-side-tls.ts';
import { offeredCapabilities } from './capability.ts';

/** STARTTLS (RFC 3501 section 6.2.1). */
export const starttls: ImapCommand = {
  stage: 'tls',
  needs: 'nothing',
  async run(session, { tag }) {
    if (!offeredCapabilities(session).includes('STARTTLS')) {
      say(session, `${tag} BAD Command received in Invalid state.`);
      return;
    }
    say(session, `${tag} OK Begin TLS negotiation now.`);
    if (session.muted) return;
    const secured = await secureConnection(session.wire.release(), session.secureContext());
    // Where the handshake fails the old connection is dead too, so that reading goes on from it ends the session.
    if (secured === null) return session.wire.cut();
    session.wire = openImapWire(secured);
    session.encrypted = true;
  },
};

import { type ImapCommand, say } from '../imap-session.ts';
import { watchFolder } from '../stored-mailbox.ts';

/** IDLE (RFC 2177): tells of changes until the client says DONE. */
export const idle: ImapCommand = {
  stage: 'idle',
  needs: 'folder',
  async run(session, { tag }) {
    const folder = session.selected;
    if (folder === null) return;
    say(session, '+ idling');
    const stopWatching = session.personality.pushesIdle
      ? watchFolder(folder, () => say(session, `* ${folder.messages.length} EXISTS`))
      : () => undefined;
    const line = await session.wire.readLine();
    stopWatching();
    if (line === null) return;
    if (line.toUpperCase() === 'DONE') say(session, `${tag} OK IDLE completed.`);
    else say(session, `${tag} BAD Expected DONE.`);
  },
};

import { type ImapCommand, say, tellCount } from '../imap-session.ts';
import { watchFolder } from '../stored-mailbox.ts';

/** IDLE (RFC 2177): tells of changes until the client says DONE. */
export const idle: ImapCommand = {
  stage: 'idle',
  needs: 'folder',
  async run(session, { tag }) {
    const folder = session.selected;
    if (folder === null) return;
    const tell = () => tellCount(session);
    const { pushesIdle } = session.personality;
    say(session, '+ idling');
    // What came between the last command and this one is told as well.
    if (pushesIdle && folder.messages.length !== session.told) tell();
    const stopWatching = pushesIdle ? watchFolder(folder, tell) : () => undefined;
    const line = await session.wire.readLine();
    stopWatching();
    if (line === null) return;
    if (line.toUpperCase() === 'DONE') say(session, `${tag} OK IDLE completed.`);
    else say(session, `${tag} BAD Expected DONE.`);
  },
};

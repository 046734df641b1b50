import { Action } from '../look/Action.tsx';
import type { Go } from '../shell/use-place.ts';
import { Mark } from '../status/Mark.tsx';

/** What the window shows before there is a mailbox. */
export function FirstRun({ go }: { readonly go: Go }) {
  return (
    <div className="empty">
      <Mark size={44} />
      <h1>Watch your first mailbox</h1>
      <p className="muted">
        Mailvitals signs in to its servers now and then, sends nothing, and tells you in plain words when it
        stops working and how to mend it. Passwords and sign-ins stay in this computer’s keychain.
      </p>
      <div className="row">
        <Action look="primary" onPress={() => go({ name: 'add' })}>
          Add a mailbox
        </Action>
        <Action look="quiet" onPress={() => go({ name: 'import' })}>
          Import a list
        </Action>
      </div>
    </div>
  );
}

import type { MailboxDetails } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { ActionDialog } from '../look/ActionDialog.tsx';
import { StepList } from '../look/StepList.tsx';
import { ServerReply } from '../rungs/ServerReply.tsx';
import { useHolding } from '../shell/holding.ts';
import { Glyph } from '../status/Glyph.tsx';
import { type SendTestWords, STAGE_WORDS, sendTestWords } from './send-test-words.ts';
import { useSendTest } from './use-send-test.ts';

interface SendTestDialogProps {
  readonly details: MailboxDetails;
  readonly onClose: () => void;
}

/** Asks, sends one message from the mailbox to itself, follows it, and says what became of it. */
export function SendTestDialog({ details, onClose }: SendTestDialogProps) {
  const { progress, start, stop } = useSendTest(details.address);
  useHolding(progress.kind === 'under-way');
  return (
    <ActionDialog title="Send a test message" onClose={onClose}>
      {progress.kind === 'asking' && (
        <>
          <div className="sheet-part">
            <p>
              This sends one message from <strong>{details.address}</strong> to itself and looks for it in the
              inbox. It takes a few minutes at most.
            </p>
            <p className="muted">
              The message counts as one against the cap and the plan. It stays in the mailbox until you delete
              it.
            </p>
          </div>
          <div className="sheet-end">
            <Action onPress={onClose}>Not now</Action>
            <Action look="primary" onPress={start}>
              Send one message
            </Action>
          </div>
        </>
      )}
      {progress.kind === 'under-way' && (
        <>
          <p className="row" role="status">
            <Glyph status="pending" isBusy />
            {progress.isStopping ? 'Stopping…' : STAGE_WORDS[progress.stage]}
          </p>
          <div className="sheet-end">
            <Action onPress={stop}>Stop</Action>
          </div>
        </>
      )}
      {progress.kind === 'answered' && (
        <Answer words={sendTestWords(progress.result)} onAgain={start} onClose={onClose} />
      )}
      {progress.kind === 'failed' && (
        <p className="bad" role="alert">
          {progress.sentence}
        </p>
      )}
    </ActionDialog>
  );
}

interface AnswerProps {
  readonly words: SendTestWords;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

function Answer({ words, onAgain, onClose }: AnswerProps) {
  return (
    <>
      <div className={`said ${words.tone}-said`} role="status">
        <strong>{words.title}</strong>
        <p>{words.meaning}</p>
        {words.steps.length > 0 && <StepList steps={words.steps} />}
      </div>
      {words.reply !== null && <ServerReply name="SMTP" reply={words.reply} />}
      <div className="sheet-end">
        <Action onPress={onAgain}>Send another</Action>
        <Action look="primary" onPress={onClose}>
          Done
        </Action>
      </div>
    </>
  );
}

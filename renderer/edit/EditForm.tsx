import './edit.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { MailboxDetails } from '../../electron/api/contract.ts';
import { problemOf, problemsBeside } from '../fields/field-problems.ts';
import { LooseProblems } from '../fields/LooseProblems.tsx';
import { ServerFields } from '../fields/ServerFields.tsx';
import { TextField } from '../look/TextField.tsx';
import { AttemptActions } from '../rungs/AttemptActions.tsx';
import { Climbing } from '../rungs/Climbing.tsx';
import { laddersOf } from '../rungs/ladders.ts';
import { useHolding } from '../shell/holding.ts';
import { EditEndNote, spokenEnd } from './EditEndNote.tsx';
import { asksServers, editDraft, editRequest, serverProblem } from './edit-draft.ts';
import { LimitFields } from './LimitFields.tsx';
import { capProblem, limitsDraft, limitsOf, sinceProblem } from './limits-draft.ts';
import type { Editing } from './use-editing.ts';

interface EditFormProps {
  readonly mailbox: MailboxDetails;
  readonly editing: Editing;
  readonly onClose: () => void;
}

const FIELDS = ['username', 'imap', 'smtp', 'ca', 'tags'];

/** How a mailbox is reached, how it is found in the list, and how much it may send. */
export function EditForm({ mailbox, editing, onClose }: EditFormProps) {
  const { attempt, end, problems, save } = editing;
  const [draft, setDraft] = useState(() => editDraft(mailbox));
  const [before] = useState(() => limitsDraft(mailbox));
  const [limits, setLimits] = useState(before);
  const [isJudged, setIsJudged] = useState(false);
  const news = useRef<HTMLDivElement>(null);
  const isRunning = attempt.phase !== 'idle';
  const hasLimits = JSON.stringify(limits) !== JSON.stringify(before);
  const edit = editRequest(mailbox, draft);
  useHolding(isRunning || edit !== null || hasLimits);
  const newLimits = hasLimits ? limitsOf(limits) : null;
  const willAsk = edit !== null && asksServers(edit);
  const report = end?.kind === 'refused' || end?.kind === 'undecided' ? end.report : null;
  const protocols = (['imap', 'smtp'] as const).filter((protocol) => draft[protocol].isOn);
  useEffect(() => {
    if (isRunning || end !== null) news.current?.scrollIntoView({ block: 'nearest' });
  }, [isRunning, end]);
  const wrong = {
    imap: serverProblem(draft.imap, 'IMAP'),
    smtp: serverProblem(draft.smtp, 'SMTP'),
    limits: newLimits === null ? null : (capProblem(limits) ?? sinceProblem(limits)),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsJudged(true);
    if (wrong.imap !== null || wrong.smtp !== null || wrong.limits !== null) return;
    if (edit === null && newLimits === null) return onClose();
    void save(mailbox.address, edit, newLimits);
  };
  return (
    <form className="form edit" onSubmit={submit} noValidate>
      <TextField
        label="Tags"
        value={draft.tags}
        onChange={(tags) => setDraft({ ...draft, tags })}
        description="To find it by in the list. Split them with “;”."
        error={problemOf(problems, 'tags')}
        isDisabled={isRunning}
        autoFocus
      />
      <section className="sheet-part" aria-label="How it is reached">
        <h3 className="part-title">How it is reached</h3>
        <TextField
          label="User name"
          kind="code"
          value={draft.username}
          onChange={(username) => setDraft({ ...draft, username })}
          error={problemOf(problems, 'username')}
          isDisabled={isRunning}
        />
        {(['imap', 'smtp'] as const).map((protocol) => (
          <ServerFields
            key={protocol}
            protocol={protocol}
            draft={draft[protocol]}
            onChange={(server) => setDraft({ ...draft, [protocol]: server })}
            problem={
              problemOf(problems, protocol) ??
              (isJudged ? hostProblem(draft[protocol].host, wrong[protocol]) : null)
            }
            isDisabled={isRunning}
          />
        ))}
        <TextField
          label="CA file"
          kind="code"
          value={draft.ca}
          onChange={(ca) => setDraft({ ...draft, ca })}
          description="Path of a PEM file, for servers with a certificate of your own making. Empty for none."
          error={problemOf(problems, 'ca')}
          isDisabled={isRunning}
        />
      </section>
      <section className="sheet-part" aria-label="How much it may send">
        <h3 className="part-title">How much it may send</h3>
        <LimitFields
          mailbox={mailbox}
          draft={limits}
          onChange={setLimits}
          isJudged={isJudged}
          isDisabled={isRunning}
        />
      </section>
      <div ref={news} className="news">
        {willAsk && (isRunning || report !== null) && (
          <Climbing
            title="The servers must accept it"
            ladders={laddersOf(protocols, attempt.climbs, report, isRunning)}
          />
        )}
        <EditEndNote end={end} />
        <LooseProblems problems={problemsBeside(problems, FIELDS)} />
      </div>
      <p className="hidden-words" role="status">
        {spokenEnd(end)}
      </p>
      <div className="sheet-end form-end">
        <p className="hint">
          {willHappen(edit !== null || newLimits !== null, willAsk, mailbox.signInMethod)}
        </p>
        <AttemptActions attempt={attempt} words={willAsk ? 'Verify and save' : 'Save'} onClose={onClose} />
      </div>
    </form>
  );
}

/** The port says its own problem. */
function hostProblem(host: string, problem: string | null): string | null {
  return host.trim() === '' ? problem : null;
}

function willHappen(hasChanges: boolean, willAsk: boolean, method: MailboxDetails['signInMethod']): string {
  if (!hasChanges) return 'Nothing is changed yet.';
  return willAsk
    ? `The servers are tried with the stored ${method === 'oauth2' ? 'sign-in' : 'password'} first. Nothing changes unless they accept it.`
    : 'No server is asked for this.';
}

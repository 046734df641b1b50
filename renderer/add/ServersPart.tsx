import type { FieldProblem } from '../../electron/api/contract.ts';
import { problemOf } from '../fields/field-problems.ts';
import { ServerFields } from '../fields/ServerFields.tsx';
import { TextField } from '../look/TextField.tsx';
import { type AddDraft, candidatesOf, serverShown, usernameShown } from './add-draft.ts';
import type { Found } from './use-discovery.ts';

interface ServersPartProps {
  readonly address: string;
  readonly draft: AddDraft;
  readonly onChange: (draft: AddDraft) => void;
  /** What was found; `null` where nothing was. */
  readonly found: Found | null;
  readonly problems: readonly FieldProblem[];
  readonly isDisabled: boolean;
}

/** Everything that was found or assumed, for those who know better. */
export function ServersPart({ address, draft, onChange, found, problems, isDisabled }: ServersPartProps) {
  return (
    <div className="servers">
      {(['imap', 'smtp'] as const).map((protocol) => (
        <ServerFields
          key={protocol}
          protocol={protocol}
          draft={serverShown(draft, protocol, found)}
          onChange={(server) => onChange({ ...draft, [protocol]: server })}
          problem={problemOf(problems, protocol)}
          isDisabled={isDisabled}
          placeholder={`${protocol}.example.com`}
        >
          {draft[protocol] === null && found !== null && (
            <ul className="reasons hint">
              {candidatesOf(found, protocol).map(({ url, reason }) => (
                <li key={url}>
                  <code>{url}</code> {reason}
                </li>
              ))}
            </ul>
          )}
        </ServerFields>
      ))}
      <TextField
        label="User name"
        kind="code"
        value={usernameShown(draft, found, address.trim())}
        onChange={(username) => onChange({ ...draft, username })}
        description="What the servers know the mailbox by; nearly always the address."
        error={problemOf(problems, 'username')}
        isDisabled={isDisabled}
      />
      <TextField
        label="Tags"
        value={draft.tags}
        onChange={(tags) => onChange({ ...draft, tags })}
        description="To find it by in the list. Split them with “;”."
        error={problemOf(problems, 'tags')}
        isDisabled={isDisabled}
      />
      <TextField
        label="CA file"
        kind="code"
        value={draft.ca}
        onChange={(ca) => onChange({ ...draft, ca })}
        description="Path of a PEM file, for servers with a certificate of your own making."
        error={problemOf(problems, 'ca')}
        isDisabled={isDisabled}
      />
    </div>
  );
}

import { Action } from '../look/Action.tsx';
import { useCopy } from '../look/use-copy.ts';

interface ServerReplyProps {
  /** Whose server said it. */
  readonly name: string;
  /** Where it was no mail server. */
  readonly speaker?: string;
  readonly reply: string;
  /** Above it, where the place does not say what it is. */
  readonly label?: string;
}

/** The server's own words, one click away, to be copied into a ticket or a search. */
export function ServerReply({
  name,
  speaker = `the ${name} server`,
  reply,
  label = 'Server’s words',
}: ServerReplyProps) {
  const { outcome, copy } = useCopy('Not copied: select the text and copy it yourself');
  return (
    <details className="disclosure">
      <summary>{label}</summary>
      <div className="reply">
        <pre className="words">{reply}</pre>
        <div className="row">
          <Action look="quiet" label={`Copy what ${speaker} said`} onPress={() => void copy(reply)}>
            Copy
          </Action>
          <span className="hint" role="status">
            {outcome}
          </span>
        </div>
      </div>
    </details>
  );
}

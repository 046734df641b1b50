import { Action } from '../look/Action.tsx';
import { StepList } from '../look/StepList.tsx';
import { ServerReply } from '../rungs/ServerReply.tsx';
import type { DiagnosisWords } from './diagnosis-words.ts';

interface DiagnosisCardProps {
  readonly words: DiagnosisWords;
  readonly onRebind: () => void;
  readonly onResume: () => void;
}

/** Why the mailbox is as it is: the cause first, what it means, the steps, and who has to take them. */
export function DiagnosisCard({ words, onRebind, onResume }: DiagnosisCardProps) {
  const { tone, title, meaning, steps, actor, act, heard } = words;
  return (
    <section className={`panel card diagnosis ${tone}-diagnosis`} aria-label="Diagnosis">
      <h2>{title}</h2>
      {meaning !== '' && <p>{meaning}</p>}
      {steps.length > 0 && <StepList steps={steps} />}
      {actor !== null && <p className="muted">{actor}</p>}
      {heard !== null && <p className="hint num">{heard.note}</p>}
      {heard?.replies.map((said) => (
        <ServerReply key={said.name} {...said} />
      ))}
      {act === 'rebind' && (
        <div className="row">
          <Action look="primary" onPress={onRebind}>
            Re-bind
          </Action>
          <span className="hint">Nothing is replaced until both servers accept the new password.</span>
        </div>
      )}
      {act === 'resume' && (
        <div className="row">
          <Action look="primary" onPress={onResume}>
            Resume
          </Action>
        </div>
      )}
    </section>
  );
}

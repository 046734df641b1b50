import { Action } from '../look/Action.tsx';
import { StepList } from '../look/StepList.tsx';
import { ServerReply } from '../rungs/ServerReply.tsx';
import type { DiagnosisWords } from './diagnosis-words.ts';
import type { MendWords } from './mend-words.ts';

interface DiagnosisCardProps {
  readonly words: DiagnosisWords;
  readonly onRebind: (way: MendWords['way']) => void;
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
      {act !== null && (
        <div className="row">
          {act === 'resume' ? (
            <Action look="primary" onPress={onResume}>
              Resume
            </Action>
          ) : (
            <>
              <Action look={act.isSure ? 'primary' : 'plain'} onPress={() => onRebind(act.way)}>
                {act.label}
              </Action>
              <span className="hint">{act.hint}</span>
            </>
          )}
        </div>
      )}
    </section>
  );
}

import type { ReactNode } from 'react';
import type { MailboxReport, Obstacle } from '../../electron/api/contract.ts';
import { StepList } from '../look/StepList.tsx';
import { ServerReply } from './ServerReply.tsx';
import { protocolName } from './step-words.ts';

interface FailureStoryProps {
  readonly title: string;
  readonly sentence?: string;
  /** What is to be compared, right below the title. */
  readonly facts?: ReactNode;
  readonly steps?: MailboxReport['advice'];
  /** `bad` where somebody must act, `warn` where waiting may mend it. */
  readonly tone: 'bad' | 'warn';
  /** What stays as it was. */
  readonly kept?: string;
  readonly children?: ReactNode;
}

/** Why it did not work: the cause first, what it means, the steps, and what was left as it was. */
export function FailureStory(props: FailureStoryProps) {
  const { title, facts, sentence, steps = [], tone, kept, children } = props;
  return (
    <section className={`said ${tone}-said failure`} aria-label="What happened">
      <h3 className="failure-title">{title}</h3>
      {facts}
      {sentence !== undefined && <p>{sentence}</p>}
      {steps.length > 0 && <StepList steps={steps} />}
      {kept !== undefined && <p className="muted">{kept}</p>}
      {children}
    </section>
  );
}

interface ReportStoryProps {
  readonly kind: 'refused' | 'undecided';
  readonly report: MailboxReport;
  readonly kept: string;
}

/** Why the servers did not take it. */
export function ReportStory({ kind, report, kept }: ReportStoryProps) {
  const words = [report.imap, report.smtp]
    .flatMap((found) => (found?.reply ? [`${protocolName(found.protocol)}: ${found.reply}`] : []))
    .join('\n');
  return (
    <FailureStory
      title={report.title}
      sentence={report.summary}
      steps={report.advice}
      tone={kind === 'refused' ? 'bad' : 'warn'}
      kept={kept}
    >
      {words !== '' && <ServerReply name="IMAP and SMTP" reply={words} />}
    </FailureStory>
  );
}

/** What stood in the way that is not about the mailbox. */
export function ObstacleStory({ obstacle, kept }: { readonly obstacle: Obstacle; readonly kept: string }) {
  const { title, sentence, steps } = obstacle;
  return <FailureStory title={title} sentence={sentence} steps={steps} tone="warn" kept={kept} />;
}

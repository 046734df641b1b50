import type { MailboxDetails, ProtocolReport } from '../../electron/api/contract.ts';
import { Rungs } from '../rungs/Rungs.tsx';
import { ServerReply } from '../rungs/ServerReply.tsx';
import { momentText } from '../words/time-words.ts';
import { certificateWords } from './tls-words.ts';
import { verdictWords, withheldWords } from './verdict-words.ts';

interface VerdictProps {
  readonly protocol: ProtocolReport['protocol'];
  readonly signInMethod: MailboxDetails['signInMethod'];
  /** `null` where it was not checked. */
  readonly report: ProtocolReport | null;
  /** When; `null` where it was not. */
  readonly checkedAt: string | null;
  /** Its URL; `null` where the protocol is not watched. */
  readonly server: string | null;
  readonly now: number;
}

/** How far the last check came on one protocol, and what the server said. */
export function Verdict({ protocol, signInMethod, report: found, checkedAt, server, now }: VerdictProps) {
  // What was found before the protocol was switched off is of no use any more.
  const report = server === null ? null : found;
  const name = protocol.toUpperCase();
  const { text, tone } = verdictWords(report, server !== null);
  const certificate = report?.tls ? certificateWords(report.tls, now) : null;
  return (
    <section className="panel card verdict" aria-label={`${name}: ${text}`}>
      <div className="card-head">
        <h2>{name}</h2>
        <span className={tone}>{text}</span>
      </div>
      {report === null ? (
        <p className="muted">
          {server === null
            ? `${name} is switched off for this mailbox. “Edit” switches it on.`
            : 'The rungs show here after its first check.'}
        </p>
      ) : (
        <Rungs
          protocol={protocol}
          rungs={report.rungs}
          stage={report.stage}
          ok={report.ok}
          server={server}
          tls={report.tls}
          withheld={report.withheld}
        />
      )}
      {report?.withheld && <p className="hint">{withheldWords(report.withheld, signInMethod)}</p>}
      {certificate?.warning && (
        <p className={certificate.hasExpired ? 'bad' : 'warn'}>{certificate.warning}</p>
      )}
      {report !== null && checkedAt !== null && (
        <p className="hint num">
          {`Checked ${momentText(checkedAt, now)}${certificate?.issuer ? ` · ${certificate.issuer}` : ''}`}
        </p>
      )}
      {report?.reply && <ServerReply name={name} reply={report.reply} />}
    </section>
  );
}

import type { MailboxSends } from '../../electron/api/contract.ts';
import { numberText } from '../words/count-words.ts';
import { dayText } from '../words/time-words.ts';

/** The figures behind the chart, the newest first. */
export function SendsTable({ days }: Pick<MailboxSends, 'days'>) {
  const hasPlan = days.some(({ plan }) => plan !== null);
  return (
    <details className="disclosure">
      <summary>Figures as a table</summary>
      <table className="figures num">
        <caption className="hidden-words">Sent per day, as seen in Sent</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Messages</th>
            <th scope="col">Recipients</th>
            {hasPlan && <th scope="col">Planned</th>}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, messages, recipients, plan }) => (
            <tr key={day}>
              <th scope="row">{dayText(day)}</th>
              <td>{numberText(messages)}</td>
              <td>{numberText(recipients)}</td>
              {hasPlan && <td>{plan === null ? '–' : numberText(plan)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

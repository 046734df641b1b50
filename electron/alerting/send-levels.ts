import type { Memory } from '../history/memory.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { NO_LIMITS } from '../sending/send-limits.ts';
import { sendLoadOf } from '../sending/send-load.ts';
import { sendWarnings } from '../sending/send-warnings.ts';
import type { SendLevel } from './alert-input.ts';

/** Which mailboxes are near a limit: those with a known Sent folder that sent enough for it. */
export function readSendLevels(
  { sends, mailboxes }: Memory,
  providerOf: (mailbox: Mailbox) => Provider,
  now: Date,
): readonly SendLevel[] {
  const figures = sends.allFigures(now);
  if (figures.size === 0) return [];
  const limits = sends.allLimits();
  const cursors = sends.allCursors();
  return mailboxes.list().flatMap((mailbox) => {
    const sent = figures.get(mailbox.id);
    if (sent === undefined || mailbox.paused) return [];
    const provider = providerOf(mailbox);
    const load = sendLoadOf({
      provider,
      createdAt: mailbox.createdAt,
      figures: sent,
      limits: limits.get(mailbox.id) ?? NO_LIMITS,
      cursor: cursors.get(mailbox.id) ?? null,
      now,
    });
    const { id: mailboxId, address, providerId, signInMethod } = mailbox;
    return sendWarnings(load, provider).flatMap(({ kind, level, title, summary }) =>
      kind === 'rate' || level === 0
        ? []
        : [
            {
              mailboxId,
              address,
              providerId,
              signInMethod,
              basis: kind,
              level,
              title: `${address}: ${title}`,
              summary,
            },
          ],
    );
  });
}

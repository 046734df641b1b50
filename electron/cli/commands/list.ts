import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { standingText } from '../status-mark.ts';
import { layOutTable } from '../table.ts';

/** `mailvitals list` */
export const addListCommand: AddCommand = (program, run) => {
  program
    .command('list')
    .summary('list mailboxes and how they were at their last check')
    .description('Lists every mailbox with its status at the last check. No server is asked.')
    .option('--tag <tag>', 'only those with this tag')
    .action(
      run(async ({ terminal, api }, { tag }: { tag?: string }) => {
        const wanted = tag?.toLowerCase();
        const mailboxes = (await (await api()).listMailboxes()).filter(
          ({ tags }) => wanted === undefined || tags.some((given) => given.toLowerCase() === wanted),
        );
        terminal.printJson(mailboxes);
        if (mailboxes.length === 0) {
          terminal.say(
            wanted === undefined
              ? 'There is no mailbox yet. “mailvitals add you@example.com” adds one.'
              : `No mailbox has the tag ${tag}.`,
          );
          return EXIT.ok;
        }
        const rows = mailboxes.map((mailbox) => [
          standingText(mailbox, terminal.style),
          mailbox.address,
          mailbox.provider,
          mailbox.checkedAt === null ? 'never checked' : age(mailbox.checkedAt, new Date()),
          mailbox.summary,
        ]);
        terminal.print(layOutTable(rows, terminal.columns));
        return EXIT.ok;
      }),
    );
};

const UNITS: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
];

/** How long ago, in the largest whole unit. */
export function age(at: string, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - Date.parse(at)) / 1000);
  const [size, unit] = UNITS.find(([length]) => seconds >= length) ?? [];
  return size === undefined ? 'just now' : `${Math.floor(seconds / size)} ${unit} ago`;
}

import { InvalidArgumentError } from 'commander';
import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { openMetrics } from '../metrics/open-metrics.ts';
import { refusedLine } from '../refuse.ts';
import { watchLine } from '../watch-line.ts';

interface Options {
  readonly interval?: number;
  readonly metrics?: string;
  readonly metricsAddresses?: true;
}

/** `mailvitals watch` */
export const addWatchCommand: AddCommand = (program, run) => {
  program
    .command('watch')
    .summary('keep watching, and say what happens')
    .description(
      'Checks every mailbox at intervals until stopped with Ctrl-C, counts what is sent, and tells what needs somebody.',
    )
    .option('--interval <minutes>', 'minutes between checks of a mailbox, 5 to 240, for this run', minutes)
    .option('--metrics <address>', 'serve Prometheus metrics, for example at 127.0.0.1:9765')
    .option('--metrics-addresses', 'let the metrics name mailboxes by their address too')
    .addHelpText('after', '\nWith --json, every event is one line of JSON. Exit: 0 when stopped.')
    .action(
      run(async (context, options: Options) => {
        const { terminal, cancelled } = context;
        const api = await context.api();
        const metrics = await openMetrics(context, options);
        if (metrics.kind === 'refused') {
          // A line, as everything that a watch prints with --json.
          terminal.printJsonLine(refusedLine('metrics', metrics.sentence));
          terminal.say(metrics.sentence);
          return EXIT.usage;
        }
        const { mailboxes } = await api.snapshot();
        terminal.say(
          mailboxes.length === 0
            ? 'There is no mailbox yet; one that is added is watched at once. Ctrl-C stops.'
            : `Watching ${mailboxes.length} ${mailboxes.length === 1 ? 'mailbox' : 'mailboxes'}. Ctrl-C stops.`,
        );
        const end = await api
          .watch({
            cancelled,
            onEvent: (event) => {
              metrics.observe(event);
              terminal.printJsonLine(event);
              const line = watchLine(event, terminal);
              if (line !== null) terminal.print(line);
            },
            onTrouble: terminal.say,
            onBeat: metrics.beat,
            ...(options.interval !== undefined && { intervalMinutes: options.interval }),
          })
          .finally(metrics.close);
        if (end.kind === 'watched-already') {
          terminal.say(end.sentence);
          return EXIT.trouble;
        }
        return EXIT.ok;
      }),
    );
};

/** Servers count sign-ins: a check more often than every five minutes looks like an attack. */
function minutes(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 5 || value > 240) {
    throw new InvalidArgumentError('It takes whole minutes from 5 to 240.');
  }
  return value;
}

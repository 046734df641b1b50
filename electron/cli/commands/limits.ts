import { InvalidArgumentError } from 'commander';
import type { SendLimits } from '../../api/contract.ts';
import { sendLimitsProblem } from '../../api/send-limits-problem.ts';
import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { noSuchMailbox } from '../problem-text.ts';

interface Options {
  readonly cap?: SendLimits['cap'];
  readonly warmUp?: string | null;
}

/** `mailvitals limits <address>` */
export const addLimitsCommand: AddCommand = (program, run) => {
  program
    .command('limits')
    .summary('set a mailbox’s own sending cap and warm-up')
    .description(
      'Sets what a mailbox may send instead of its provider’s figures. What is not given goes back to them.',
    )
    .argument('<address>', 'e-mail address')
    .option('--cap <number>', 'messages in 24 hours; “500 recipients” counts recipients', cap)
    .option(
      '--warm-up <day>',
      'first day of the warm-up (YYYY-MM-DD), or “off” to keep to the cap alone',
      warmUp,
    )
    .action(
      run(async ({ terminal, api }, address: string, options: Options) => {
        const limits = { cap: options.cap ?? null, warmUpSince: options.warmUp ?? null };
        const isKnown = await (await api()).setSendLimits(address, limits);
        terminal.printJson(isKnown ? { address, ...limits } : null);
        if (!isKnown) {
          terminal.say(noSuchMailbox(address));
          return EXIT.unknown;
        }
        terminal.print(`${address}: ${capText(limits.cap)}; ${warmUpText(limits.warmUpSince)}.`);
        return EXIT.ok;
      }),
    );
};

function capText(own: SendLimits['cap']): string {
  return own === null ? 'the provider’s cap' : `${own.value} ${own.unit} in 24 hours`;
}

function warmUpText(since: string | null): string {
  if (since === 'off') return 'no warm-up plan';
  return since === null ? 'warm-up from what is known of its age' : `warm-up since ${since}`;
}

function cap(text: string): SendLimits['cap'] {
  const [, digits = '', unit = 'messages'] =
    /^(\d{1,7})(?:\s+(messages|recipients))?$/.exec(text.trim()) ?? [];
  if (digits === '' || (unit !== 'messages' && unit !== 'recipients')) {
    throw new InvalidArgumentError('It takes a number of messages, such as 300, or “500 recipients”.');
  }
  const given = { value: Number(digits), unit } as const;
  refuse(sendLimitsProblem({ cap: given, warmUpSince: null }));
  return given;
}

function warmUp(text: string): string {
  refuse(sendLimitsProblem({ cap: null, warmUpSince: text }));
  return text;
}

function refuse(problem: string | null): void {
  if (problem !== null) throw new InvalidArgumentError(problem);
}

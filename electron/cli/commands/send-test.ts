import type { SendTestResult, SendTestStage } from '../../api/contract.ts';
import type { AddCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { sendTestText } from '../send-test-text.ts';

/** `mailvitals send-test <address>` */
export const addSendTestCommand: AddCommand = (program, run) => {
  program
    .command('send-test')
    .summary('send one message to oneself and see it arrive')
    .description(
      'Sends one message from the mailbox to itself, at once and without asking again, shows what the SMTP server says, and looks for the message over IMAP for two minutes. It counts as one sent message. Nothing is deleted: the message stays in the mailbox.',
    )
    .argument('<address>', 'e-mail address of a mailbox that is watched')
    .addHelpText('after', '\nExit: 0 it arrived, 1 accepted but not seen, 2 refused, 3 could not tell.')
    .action(
      run(async ({ terminal, api, cancelled }, address: string) => {
        const { testSending } = await api();
        const progress = await startProgress(terminal, `Signing in as ${address}`);
        const onStage = (stage: SendTestStage) => progress.turnTo(DOING[stage]);
        const result = await testSending(address, { onStage, cancelled }).finally(progress.stop);
        terminal.printJson(result);
        const text = sendTestText(result, terminal);
        // What says nothing of the mailbox is no result.
        if (EXITS[result.kind] === EXIT.unknown) terminal.say(text);
        else terminal.print(text);
        return EXITS[result.kind];
      }),
    );
};

const DOING: Record<SendTestStage, string> = {
  sending: 'Sending a message to itself',
  accepted: 'The server took the message',
  looking: 'The server took the message; looking for it',
};

const EXITS: Record<SendTestResult['kind'], ExitCode> = {
  arrived: EXIT.ok,
  'not-seen': EXIT.warning,
  refused: EXIT.failed,
  impossible: EXIT.unknown,
  missing: EXIT.unknown,
};

import { useState } from 'react';
import type { CheckResult } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';
import { STATUS_WORDS } from '../status/status-words.ts';

/** A check by hand. */
export interface Check {
  readonly isUnderWay: boolean;
  /** What the last one found, in a sentence; empty before. */
  readonly outcome: string;
  /** Why the last one did not come about; empty where it did. */
  readonly fault: string;
  readonly start: () => void;
}

/** Checks one mailbox when asked. A second press while it is under way does nothing. */
export function useCheck(address: string): Check {
  const api = useApi();
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [outcome, setOutcome] = useState('');
  const [fault, setFault] = useState('');
  const start = async () => {
    if (isUnderWay) return;
    setIsUnderWay(true);
    setOutcome('');
    setFault('');
    try {
      setOutcome(outcomeText(await api.checkMailboxes({ addresses: [address], askedByUser: true })));
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    } finally {
      setIsUnderWay(false);
    }
  };
  return { isUnderWay, outcome, fault, start: () => void start() };
}

function outcomeText({ reports: [report] }: CheckResult): string {
  return report === undefined
    ? 'There is no such mailbox any more.'
    : `Checked: ${STATUS_WORDS[report.status]}. ${report.title}.`;
}

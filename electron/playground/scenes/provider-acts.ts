import type { Fault } from '../../demo/faults/fault.ts';
import type { PlayedProvider } from '../played-provider.ts';
import { dropAll } from '../stage.ts';
import type { Act } from './scene.ts';

interface Trouble {
  readonly name: string;
  readonly label: string;
  readonly fault: Fault;
  /** Whether connections that are open go down with it. */
  readonly cutsOpen: boolean;
}

const TROUBLES: readonly Trouble[] = [
  { name: 'outage', label: 'Servers refuse connections', fault: { kind: 'refused-port' }, cutsOpen: true },
  {
    name: 'silence',
    label: 'Servers say nothing (seen after 30 seconds)',
    fault: { kind: 'silent', at: 'connect' },
    cutsOpen: true,
  },
  {
    name: 'expiring',
    label: 'Certificates end in 3 days',
    fault: { kind: 'certificate', flaw: 'expiring' },
    cutsOpen: false,
  },
  {
    name: 'expired',
    label: 'Certificates have expired',
    fault: { kind: 'certificate', flaw: 'expired' },
    cutsOpen: true,
  },
];

/** What can go wrong at a provider for all its mailboxes; one trouble takes the place of another. */
export function providerActs({ troupe, simulated }: PlayedProvider): readonly Act[] {
  let inForce: Trouble | null = null;
  return TROUBLES.map((trouble) => ({
    id: `${troupe.providerId}/${trouble.name}`,
    label: trouble.label,
    isOn: () => inForce === trouble,
    mends: () => false,
    touches: [...troupe.roles.map(({ address }) => address), ...troupe.spare],
    async play() {
      const next = inForce === trouble ? null : trouble;
      await Promise.all(
        (['imap', 'smtp'] as const).map((protocol) => simulated.setFault(protocol, next?.fault ?? null)),
      );
      if (inForce?.name === 'silence' || next?.cutsOpen === true) dropAll(simulated);
      inForce = next;
    },
  }));
}

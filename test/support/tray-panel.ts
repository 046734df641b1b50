import { type BusClient, busMethod, connectBus } from './bus-client.ts';

const NAME = 'org.kde.StatusNotifierWatcher';
/** `RequestName` without waiting for a name that another one has. */
const DO_NOT_QUEUE = 4;

/** What a desktop's panel is on the session bus: the one that shows tray icons. */
export interface TrayPanel {
  /** Leaves the bus, as a panel that crashes. */
  readonly leave: BusClient['close'];
}

/** Takes the panel's name on the bus at `address`, and says to whoever asks that it shows icons. */
export async function startTrayPanel(address: string): Promise<TrayPanel> {
  // The one property that is asked for: whether somebody shows icons.
  const bus = await connectBus(address, (member) => (member === 'Get' ? true : null));
  await bus.call(busMethod('RequestName'), [
    ['s', NAME],
    ['u', DO_NOT_QUEUE],
  ]);
  return { leave: bus.close };
}

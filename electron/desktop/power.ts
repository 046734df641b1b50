import { net, powerMonitor } from 'electron';
import { watchSystemNetwork } from './system-network.ts';

/** What the engine is told of the computer. */
export interface PowerListener {
  readonly noteResume: () => void;
  readonly hearNetwork: (state: 'online' | 'offline') => Promise<void>;
}

/** Once the app is ready, for as long as it runs. */
export function followPower({ noteResume, hearNetwork }: PowerListener, onShutdown: () => void): void {
  const network = watchSystemNetwork(
    () => net.isOnline(),
    (state) => void hearNetwork(state),
  );
  network.look();
  setInterval(network.look, LOOK_EVERY_MS).unref();
  const wake = () => {
    noteResume();
    network.look();
  };
  powerMonitor.on('resume', wake);
  // On macOS and Windows; the network may be another one than before.
  powerMonitor.on('unlock-screen', network.look);
  powerMonitor.on('shutdown', onShutdown);
}

/** No event of the main process tells of the network. */
const LOOK_EVERY_MS = 5_000;

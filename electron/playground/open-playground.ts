import { createMemoryStore } from '../credentials/memory-store.ts';
import { type Engine, openEngine } from '../engine.ts';
import { demoDirectory } from './directory.ts';
import { explainDiscovery } from './explain-discovery.ts';
import { identityProvidersOf } from './identities.ts';
import { seedHistory } from './past/seed-history.ts';
import { startScenes } from './scenes/scenes.ts';
import { setStage } from './stage.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

export interface PlaygroundOptions {
  /** Where the month before ends; now where absent. */
  readonly now?: Date;
  /** The same number tells the same month; any where absent. */
  readonly seed?: number;
  /** Where the demo's own folder is made; the system's folder for temporary files where absent. */
  readonly parentFolder?: string;
}

/** A demo: the whole program over providers that are played on this computer. */
export interface Playground {
  readonly engine: Engine;
  /** Ends everything and leaves nothing behind. Whoever watches through the engine ends that first. */
  readonly close: () => Promise<void>;
}

const SEED = 163;

/**
 * Opens a demo. Nothing of it touches the user's mailboxes, data folder or keychain, and no connection of this process
 * leaves the computer while it is open. One at a time.
 */
export async function openPlayground({
  now = new Date(),
  seed = SEED,
  parentFolder,
}: PlaygroundOptions = {}): Promise<Playground> {
  const undoing: (() => void | Promise<void>)[] = [];
  const close = async () => {
    for (const undo of undoing.splice(0).toReversed()) await undo();
  };
  try {
    const folder = makeTemporaryFolder(parentFolder);
    undoing.push(folder.remove);
    const stage = await setStage();
    undoing.push(stage.stop);
    const secrets = await seedHistory(folder.path, stage.roles, { now, seed });
    const scenes = startScenes(stage);
    const engine = openEngine({
      dataFolder: folder.path,
      credentials: createMemoryStore(secrets),
      demo: scenes.controls,
      directory: demoDirectory(stage.providers),
      identityProviders: identityProvidersOf(stage.identities),
    });
    undoing.push(engine.close, scenes.end);
    scenes.begin(engine);
    return { engine: { ...engine, api: explainDiscovery(engine.api, stage.providers) }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

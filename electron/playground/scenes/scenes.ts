import { setTimeout as delay } from 'node:timers/promises';
import type { DemoControls } from '../../api/api-parts.ts';
import type { DemoPanel } from '../../api/contract.ts';
import type { Engine } from '../../engine.ts';
import { REST_AFTER_REJECTION_MS } from '../../monitor/sign-in-budget.ts';
import type { Stage } from '../stage.ts';
import { allScenes } from './all-scenes.ts';
import type { Act, Scene } from './scene.ts';

const NEXT_SIGN_IN_MS = REST_AFTER_REJECTION_MS + 1_000;

/** The demo's stage directions, and the looks that follow an act. */
export interface Scenes {
  readonly controls: DemoControls;
  /** From here on the app looks at the mailboxes that an act touches, as soon as it was played. */
  readonly begin: (engine: Engine) => void;
  /** Ends the checks under way. */
  readonly end: () => Promise<void>;
}

/** Everything that can be done in the demo. */
export function startScenes(stage: Stage): Scenes {
  const ending = new AbortController();
  const looks = new Set<Promise<void>>();
  let engine: Engine | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const scenes = allScenes(stage, () => begun(engine));
  const acts = new Map(scenes.flatMap((scene) => scene.acts.map((act) => [act.id, act] as const)));

  const look = async (act: Act, askedByUser: boolean) => {
    const hooks = { cancelled: ending.signal };
    await engine?.api.checkMailboxes({ addresses: act.touches, askedByUser }, hooks);
  };
  const lookAfter = async (act: Act, isMending: boolean) => {
    if (act.touches.length === 0) return;
    await look(act, isMending);
    if (!isMending) return;
    // Where the one sign-in that a user gets in a minute was spent, the first look has told nothing.
    await delay(NEXT_SIGN_IN_MS, undefined, { signal: ending.signal, ref: false });
    await look(act, isMending);
  };
  const play = async (actId: string): Promise<DemoPanel> => {
    const act = acts.get(actId);
    if (act !== undefined && !ending.signal.aborted) {
      const isMending = act.mends();
      await act.play();
      // What keeps a check from being stored, the monitor tells.
      const looking = lookAfter(act, isMending).catch(ignore);
      looks.add(looking);
      looking.then(() => looks.delete(looking));
    }
    return panelOf(scenes);
  };
  return {
    controls: {
      panel: () => panelOf(scenes),
      // One after the other: pressed twice in a hurry, a switch is back where it was.
      play: (actId) => {
        const playing = turn.then(() => play(actId));
        turn = playing.catch(ignore);
        return playing;
      },
    },
    begin: (next) => {
      engine = next;
    },
    async end() {
      ending.abort();
      await turn;
      await Promise.all(looks);
    },
  };
}

function panelOf(scenes: readonly Scene[]): DemoPanel {
  return {
    scenes: scenes.map(({ title, address, acts, handout }) => ({
      title,
      address,
      handout: handout(),
      acts: acts.map(({ id, label, isOn }) => ({ id, label, isOn: isOn() })),
    })),
  };
}

function begun(engine: Engine | null): Engine {
  if (engine === null) throw new Error('The demo has not begun.');
  return engine;
}

function ignore(): void {}

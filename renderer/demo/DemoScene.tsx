import type { DemoScene as Scene } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { Switch } from '../look/Switch.tsx';
import { Handout } from './Handout.tsx';

interface DemoSceneProps {
  readonly scene: Scene;
  readonly onPlay: (actId: string) => void;
}

/** What can be done to one mailbox or to the network, and what the provider hands out. */
export function DemoScene({ scene: { title, acts, handout }, onPlay }: DemoSceneProps) {
  const once = acts.filter(({ isOn }) => isOn === null);
  return (
    <section className="demo-scene" aria-label={title}>
      <h2>{title}</h2>
      {acts.map(
        ({ id, label, isOn }) =>
          isOn !== null && <Switch key={id} label={label} isOn={isOn} onChange={() => onPlay(id)} />,
      )}
      {once.length > 0 && (
        <div className="row">
          {once.map(({ id, label }) => (
            <Action key={id} onPress={() => onPlay(id)}>
              {label}
            </Action>
          ))}
        </div>
      )}
      {handout !== null && <Handout key={handout.secret} {...handout} />}
    </section>
  );
}

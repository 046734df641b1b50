import './demo.css';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { DemoScene } from './DemoScene.tsx';
import { useDemo } from './use-demo.ts';

/** Below this, in pixels, the panel would lie over what it is to be played with. */
const WIDE = 900;

interface DemoPanelProps {
  /** The moment of the last snapshot: what a provider would show may have changed with it. */
  readonly at: string | null;
}

/** Where the user plays the provider, in the demo alone: beside the window, or below it where there is no room. */
export function DemoPanel({ at }: DemoPanelProps) {
  const { panel, play, trouble } = useDemo(at);
  const [isOpen, setIsOpen] = useState(() => window.innerWidth >= WIDE);
  return (
    // It stays within reach while a form is open: what it hands out belongs into the form. A form looks for this mark
    // as it opens, so that it stands here before there is a panel.
    <div className="demo-place" data-react-aria-top-layer="true">
      {panel !== null && (
        <aside className={`demo${isOpen ? '' : ' closed'}`} aria-label="Demo: play the provider">
          <Button className="demo-head" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
            <span className="demo-tag">Demo</span>
            <span className="demo-title">Play the provider</span>
            <span className="demo-fold" aria-hidden="true">
              {isOpen ? '−' : '+'}
            </span>
          </Button>
          {isOpen && (
            <div className="demo-body">
              <p className="hint">
                These mailboxes and their servers are simulated on this computer. Break one here, and see what
                Mailvitals makes of it.
              </p>
              {panel.scenes.map((scene) => (
                <DemoScene key={scene.title} scene={scene} onPlay={play} />
              ))}
              <p className="hint bad" role="alert">
                {trouble}
              </p>
            </div>
          )}
        </aside>
      )}
    </div>
  );
}

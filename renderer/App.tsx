import './shell/shell.css';
import { useEffect, useState } from 'react';
import type { WindowBridge } from '../electron/api/contract.ts';
import { AddDialog } from './add/AddDialog.tsx';
import { DemoPanel } from './demo/DemoPanel.tsx';
import { RebindDialog } from './rebind/RebindDialog.tsx';
import { Banners } from './shell/Banners.tsx';
import { BridgeContext } from './shell/bridge.ts';
import { HoldingContext } from './shell/holding.ts';
import { type Notice, NotifyContext } from './shell/notice.ts';
import { TopBar } from './shell/TopBar.tsx';
import { useHeadingFocus } from './shell/use-heading-focus.ts';
import { useLeading } from './shell/use-leading.ts';
import { useLive } from './shell/use-live.ts';
import { go, usePlace } from './shell/use-place.ts';
import { View } from './shell/View.tsx';
import { WaitingContext } from './shell/waiting.ts';
import { windowTitle } from './shell/window-title.ts';

/** The whole window: the bar, what is to be said about everything, and the view where the user is. */
export function App({ bridge }: { readonly bridge: WindowBridge }) {
  const place = usePlace();
  const { lead, hold, waiting } = useLeading(place);
  const { snapshot, isConnected, told } = useLive(bridge, lead);
  // What scrolls is handed to the table, which draws only the rows in view.
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [notice, notify] = useState<Notice | null>(null);
  const title = windowTitle(snapshot);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useHeadingFocus(place, scroller);
  return (
    <BridgeContext value={bridge}>
      <HoldingContext value={hold}>
        <WaitingContext value={waiting}>
          <NotifyContext value={notify}>
            <div className="window">
              <button type="button" className="skip" onClick={() => scroller?.focus()}>
                Skip to the content
              </button>
              <TopBar place={place} snapshot={snapshot} isConnected={isConnected} />
              <div className="stage">
                <main className="view" tabIndex={-1} ref={setScroller}>
                  <Banners
                    snapshot={snapshot}
                    isConnected={isConnected}
                    told={told}
                    notice={notice}
                    onNoticed={() => notify(null)}
                  />
                  <View place={place} snapshot={snapshot} scroller={scroller} />
                </main>
                <DemoPanel at={snapshot?.at ?? null} />
              </div>
              {place.name === 'rebind' && (
                <RebindDialog
                  key={place.address}
                  address={place.address}
                  way={place.way ?? null}
                  onClose={() => go({ name: 'mailbox', address: place.address })}
                />
              )}
              {place.name === 'add' && (
                <AddDialog
                  onClose={() => go({ name: 'overview' })}
                  onAdded={(address) => go({ name: 'mailbox', address })}
                  onImport={() => go({ name: 'import' })}
                />
              )}
            </div>
          </NotifyContext>
        </WaitingContext>
      </HoldingContext>
    </BridgeContext>
  );
}

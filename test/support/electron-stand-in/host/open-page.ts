import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Packed } from '../page/codec.ts';
import type { PreloadMessage, PreloadNews } from '../page/isolated-world.ts';
import { writeWorldScripts } from '../page/world-scripts.ts';
import { toAppAddress } from '../page-addresses.ts';
import type { FrameFacts } from '../wire.ts';

const ISOLATED = 'mailvitals-preload';

/** What a window's page tells of itself. */
export interface PageListener {
  readonly onMessage: (
    message: PreloadMessage,
    frame: FrameFacts,
    answer: (news: PreloadNews) => void,
  ) => void;
  /** The preload is no script that a sandbox runs. */
  readonly onPreloadError: (message: string) => void;
}

/** A window's page, with its preload in a JavaScript world of its own. */
export interface WindowPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** To the preload of the document that is shown; lost where there is none. */
  readonly send: (channel: string, args: Packed) => Promise<void>;
}

interface Context {
  readonly id: number;
  readonly frameId: string;
  readonly isPreloads: boolean;
}

/** Opens an empty page whose next documents run the preload before anything else. */
export async function openPage(
  browser: BrowserContext,
  preload: string | null,
  { onMessage, onPreloadError }: PageListener,
): Promise<WindowPage> {
  const page = await browser.newPage();
  const cdp = await browser.newCDPSession(page);
  const contexts = new Map<number, Context>();
  let mainFrameId = '';

  const deliver = async (contextId: number, news: PreloadNews) => {
    // The document may be gone meanwhile, and what was said to it with it.
    await cdp
      .send('Runtime.evaluate', { contextId, expression: `standInDeliver(${JSON.stringify(news)})` })
      .catch(() => {});
  };
  cdp.on('Runtime.executionContextCreated', ({ context: { id, name, auxData } }) => {
    contexts.set(id, { id, frameId: auxData?.frameId ?? '', isPreloads: name === ISOLATED });
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    contexts.delete(executionContextId),
  );
  cdp.on('Runtime.executionContextsCleared', () => contexts.clear());
  cdp.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
    const isMainFrame = contexts.get(executionContextId)?.frameId === mainFrameId;
    const frame = page.frames().find((one) => (one === page.mainFrame()) === isMainFrame);
    const facts = { url: toAppAddress(frame?.url() ?? ''), isMainFrame };
    onMessage(JSON.parse(payload), facts, (news) => void deliver(executionContextId, news));
  });
  await cdp.send('Page.enable');
  await cdp.send('Runtime.enable');
  mainFrameId = (await cdp.send('Page.getFrameTree')).frameTree.frame.id;
  await cdp.send('Runtime.addBinding', { name: 'standInToMain', executionContextName: ISOLATED });
  await addPreload(cdp, preload).catch((error: Error) => onPreloadError(error.message));

  return {
    page,
    cdp,
    send: async (channel, args) => {
      const context = [...contexts.values()].find(
        ({ isPreloads, frameId }) => isPreloads && frameId === mainFrameId,
      );
      if (context !== undefined) await deliver(context.id, { kind: 'message', channel, args });
    },
  };
}

async function addPreload(cdp: CDPSession, preload: string | null): Promise<void> {
  const { main, isolated } = writeWorldScripts(preload);
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: main });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: ISOLATED });
}

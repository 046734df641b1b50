/** The page runs in a sandbox, in a world of its own, and has nothing of Node; each rule is named although most are defaults. */
export function webPreferences(preload: string, isPackaged: boolean) {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Its dictionaries would be fetched from elsewhere, and addresses are no words.
    spellcheck: false,
    devTools: !isPackaged,
  } as const;
}

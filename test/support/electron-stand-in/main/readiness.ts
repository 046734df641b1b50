/** Whether `ready` was emitted; before it, much of Electron refuses. */
let isReady = false;

export const readiness = {
  isReady: () => isReady,
  begin: () => {
    isReady = true;
  },
  /** Throws where `what` is used too early. */
  require: (what: string) => {
    if (!isReady) throw new Error(`${what} cannot be used before the app is ready.`);
  },
};

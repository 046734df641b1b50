import { createRefreshLock } from '../../electron/oauth/refresh-lock.ts';

/** Holds the lock of a secret until it is killed: `node refresh-lock-holder.ts FOLDER ID`. */
const [folder = '', secretId = ''] = process.argv.slice(2);
await createRefreshLock(folder).hold(secretId, async () => {
  process.stdout.write('held');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});

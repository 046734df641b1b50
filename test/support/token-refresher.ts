import { createRefreshLock } from '../../electron/oauth/refresh-lock.ts';
import { createRefreshTokenStore } from '../../electron/oauth/refresh-token-store.ts';
import { createTokenKeeper } from '../../electron/oauth/token-keeper.ts';
import { endedInMemory } from './ended-in-memory.ts';
import { fileStore } from './file-store.ts';
import { oauthGround } from './oauth-ground.ts';

/** A process of its own that asks for access tokens, one after another: `node token-refresher.ts FOLDER ISSUER ID TIMES`. */
const [folder = '', issuer = '', secretId = '', times = '1'] = process.argv.slice(2);
const ground = oauthGround({ issuer, clientId: 'desk' });
const kinds: string[] = [];
for (let count = 0; count < Number(times); count += 1) {
  const keeper = createTokenKeeper({
    openId: ground.newOpenId(),
    store: createRefreshTokenStore(fileStore(folder)),
    ended: endedInMemory(),
    lock: createRefreshLock(folder),
    providers: ground.providers,
  });
  kinds.push((await keeper.accessTokenFor(secretId)).kind);
}
process.stdout.write(JSON.stringify(kinds));

import { openKeychain } from '../../electron/credentials/keychain.ts';
import { openEngine } from '../../electron/engine.ts';
import { GOOGLE } from '../../electron/oauth/identity-providers.ts';
import { runCommandLine } from '../../electron/run-command-line.ts';
import { oauthGround } from './oauth-ground.ts';

/**
 * The `mailvitals` command as it is, but that sign-ins are asked for at the identity provider whose issuer stands in the
 * environment. The product itself takes nobody's word for where to sign in.
 */
const { microsoft, google } = oauthGround({ issuer: process.env.TEST_ISSUER ?? '', clientId: '' }).providers;
const identityProviders = { microsoft, google: { ...google, deviceCode: GOOGLE.deviceCode } };
await runCommandLine((dataFolder) =>
  openEngine({ dataFolder, credentials: openKeychain(), identityProviders }),
);

#!/usr/bin/env -S node --max-semi-space-size=16 --heap-growing-percent=20
import { openKeychain } from './credentials/keychain.ts';
import { openEngine } from './engine.ts';
import { runCommandLine } from './run-command-line.ts';

/** The `mailvitals` command: one engine for one command line. */
await runCommandLine((dataFolder) => openEngine({ dataFolder, credentials: openKeychain() }));

/** Starts the sample, prints its process id, and dies as a spec that is killed. */
import { fileURLToPath } from 'node:url';
import { launchStandIn } from '../launch-stand-in.ts';

const app = await launchStandIn({ mainModule: fileURLToPath(new URL('./main.js', import.meta.url)) });
process.stdout.write(String(app.pid), () => process.exit(0));

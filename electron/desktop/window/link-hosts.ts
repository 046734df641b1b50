import { BY_PROVIDER } from '../../diagnosis/advice/by-provider.ts';
import { GENERAL } from '../../diagnosis/advice/general.ts';
import { PROVIDERS } from '../../provider/presets.ts';

/** Where the window's own words lead, beside what the data names. */
const OWN_HOSTS = ['github.com'] as const;

/**
 * The hosts that the presets and the advice link to. They are read from the data itself, so that a new preset needs no
 * second entry here, and a link that anybody else writes leads nowhere.
 */
export function linkHosts(): ReadonlySet<string> {
  const links = textsIn([PROVIDERS, GENERAL, BY_PROVIDER])
    .filter((text) => text.startsWith('https://'))
    .map((text) => URL.parse(text)?.host ?? '');
  return new Set([...OWN_HOSTS, ...links].filter((host) => host !== ''));
}

/** Every text within plain data. */
function textsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

import { THIS_COMPUTER } from '../history/alert-group.ts';
import { findProviderById } from '../provider/presets.ts';

/**
 * What to call the group of an alert in a sentence: `Outlook` for “Outlook.com / Hotmail / Live / MSN”, the server's name
 * where the provider is not known, `null` where nothing is.
 */
export function groupName(groupKey: string): string | null {
  if (groupKey === 'custom' || groupKey === THIS_COMPUTER) return null;
  const provider = findProviderById(groupKey);
  return provider === null ? groupKey : shortName(provider.name);
}

/** “Yahoo Mail” has mailboxes that people call Yahoo mailboxes; “Mail.ru” is a name of its own. */
function shortName(name: string): string {
  const first = name.split(/ \/| \(/)[0] ?? name;
  return first.replace(/(?:\.com| Mail)$/, '');
}

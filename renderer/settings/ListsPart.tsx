import { useState } from 'react';
import { saveFile } from '../host/save-file.ts';
import { Action } from '../look/Action.tsx';
import { useApi } from '../shell/bridge.ts';
import { go } from '../shell/use-place.ts';
import { SettingLine } from './SettingLine.tsx';

const TYPES = { json: 'application/json', csv: 'text/csv' } as const;

/** The mailboxes as a file, out and in; no secret is in it. */
export function ListsPart() {
  const api = useApi();
  const [said, setSaid] = useState<string | null>(null);
  const save = async (format: keyof typeof TYPES) => {
    try {
      saveFile(`mailvitals.${format}`, TYPES[format], await api.exportMailboxes(format));
      setSaid(`Saved as mailvitals.${format}.`);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section className="panel setting-group" aria-label="Lists of mailboxes">
      <h2>Lists of mailboxes</h2>
      <SettingLine
        id={null}
        label="Export"
        hint="Addresses, servers, tags and limits. Passwords and sign-ins stay in the keychain."
        said={said}
      >
        <Action onPress={() => void save('json')}>Save as JSON</Action>
        <Action onPress={() => void save('csv')}>Save as CSV</Action>
      </SettingLine>
      <SettingLine
        id={null}
        label="Import"
        hint="A CSV file with addresses and passwords; each mailbox is tried before it is stored."
      >
        <Action onPress={() => go({ name: 'import' })}>Import a list…</Action>
      </SettingLine>
    </section>
  );
}

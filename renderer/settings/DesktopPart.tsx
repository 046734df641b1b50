import { useEffect, useState } from 'react';
import type { DesktopActions } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { SwitchInput } from '../look/SwitchInput.tsx';
import { SettingLine } from './SettingLine.tsx';

/** What only the desktop app can do: begin with the system, and show what it wrote down. */
export function DesktopPart({ desktop }: { readonly desktop: DesktopActions }) {
  const [starts, setStarts] = useState<boolean | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [logsRefusal, setLogsRefusal] = useState<string | null>(null);
  useEffect(() => {
    let isOpen = true;
    desktop.startsAtLogin().then(
      (found) => isOpen && setStarts(found),
      (error: unknown) => isOpen && setRefusal(String(error)),
    );
    return () => {
      isOpen = false;
    };
  }, [desktop]);
  const change = async (wanted: boolean) => {
    const sentence = await desktop.setStartsAtLogin(wanted).catch(String);
    setRefusal(sentence);
    if (sentence === null) setStarts(wanted);
  };
  return (
    <section className="panel setting-group" aria-label="This computer">
      <h2>This computer</h2>
      <SettingLine
        id="start-at-login"
        label="Start at login"
        hint="Mailvitals then begins in the tray, without a window."
        refusal={refusal}
      >
        <SwitchInput
          id="start-at-login"
          isOn={starts === true}
          isDisabled={starts === null}
          describedBy="start-at-login-more"
          onChange={(wanted) => void change(wanted)}
        />
      </SettingLine>
      <SettingLine
        id={null}
        label="Log files"
        hint="What Mailvitals did and what went wrong. They hold addresses, but no password and no sign-in."
        refusal={logsRefusal}
      >
        <Action onPress={() => desktop.showLogs().catch((error: unknown) => setLogsRefusal(String(error)))}>
          Show logs
        </Action>
      </SettingLine>
    </section>
  );
}

import './settings.css';
import type { Snapshot } from '../../electron/api/contract.ts';
import { useDesktop } from '../shell/bridge.ts';
import { hashOf } from '../shell/place.ts';
import { ViewHeading } from '../shell/ViewHeading.tsx';
import { ClientIdRow } from './ClientIdRow.tsx';
import { DesktopPart } from './DesktopPart.tsx';
import { ListsPart } from './ListsPart.tsx';
import { SettingRow } from './SettingRow.tsx';
import { groupSettings } from './setting-groups.ts';
import { useSettings } from './use-settings.ts';

/** Everything that can be set, by what it is about. */
export function SettingsView({ snapshot }: { readonly snapshot: Snapshot }) {
  // The banner ends a silence too.
  const [settings, change] = useSettings(snapshot.snoozedUntil);
  const desktop = useDesktop();
  return (
    <div className="view-inner settings">
      <ViewHeading title="Settings" rest="Saved as you change them">
        <a href={hashOf({ name: 'about' })}>About Mailvitals</a>
      </ViewHeading>
      {settings === null && <p className="muted">Loading…</p>}
      {settings !== null &&
        groupSettings(settings).map(({ title, settings }) => (
          <section key={title} className="panel setting-group" aria-label={title}>
            <h2>{title}</h2>
            {settings.map((shown) =>
              shown.control.kind === 'client-id' ? (
                <ClientIdRow key={shown.setting.key} shown={shown} issuer={shown.control.issuer} />
              ) : (
                <SettingRow key={shown.setting.key} shown={shown} change={change} />
              ),
            )}
          </section>
        ))}
      {desktop !== null && <DesktopPart desktop={desktop} />}
      <ListsPart />
    </div>
  );
}

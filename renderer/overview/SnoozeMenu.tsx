import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useApi } from '../shell/bridge.ts';
import { snoozeChoices } from '../words/snooze-choices.ts';

/** Silences notifications for a while of the user's choice; checks go on. */
export function SnoozeMenu() {
  const api = useApi();
  return (
    <MenuTrigger>
      <Button className="action quiet">Snooze…</Button>
      <Popover className="menu-sheet" placement="bottom end">
        <Menu
          className="menu"
          aria-label="No notifications"
          onAction={(value) => {
            // The banner that follows says until when; a lost connection has a banner of its own.
            api.changeSetting('snooze', String(value)).catch(() => undefined);
          }}
        >
          {snoozeChoices(new Date()).map(({ value, words }) => (
            <MenuItem key={value} id={value} className="menu-item">
              {words}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

import { changePassword, turnOffTwoStep } from '../../demo/account.ts';
import { newLoginPassword } from '../secrets.ts';
import { takesPasswords } from '../stage.ts';
import { actOf } from './account-act.ts';
import { type AccountDesk, secretLabel } from './account-desk.ts';
import type { Act } from './scene.ts';
import { fillCap, sendSome } from './send-acts.ts';

type MakeAct = (desk: AccountDesk) => Act;

/** What the owner of an account, its administrator or its provider can do, by provider. */
export function accountActs(desk: AccountDesk): readonly Act[] {
  return (ACTS[desk.provider.troupe.providerId] ?? []).map((make) => make(desk));
}

const twoStep: MakeAct = (desk) => {
  const { account, endSessions } = desk;
  return {
    ...actOf(desk, 'two-step', 'Two-step verification'),
    isOn: () => account.twoStep,
    play() {
      if (!account.twoStep) account.twoStep = true;
      else turnOffTwoStep(account);
      endSessions();
    },
  };
};

const newSecret: MakeAct = (desk) => ({
  ...actOf(
    desk,
    'new-secret',
    `Make a new ${secretLabel(desk.provider).toLowerCase()}${takesPasswords(desk.provider) ? '' : ' (it is refused)'}`,
  ),
  // Nothing is to be seen of it until it is pasted.
  touches: [],
  play() {
    if (desk.provider.preset.secretNeedsTwoStep === true) desk.account.twoStep = true;
    desk.makeSecret();
  },
});

const newPassword: MakeAct = (desk) => ({
  ...actOf(
    desk,
    'change-password',
    takesPasswords(desk.provider) ? 'Change the account’s password' : 'Change password (ends the sign-in)',
  ),
  play() {
    const secret = newLoginPassword();
    changePassword(desk.account, secret);
    desk.identity?.endGrantsOf(desk.account);
    // Where app passwords are wanted, the new password is of no use to a mail program.
    if (desk.provider.preset.secrets.includes('login-password')) desk.show({ label: 'New password', secret });
    desk.endSessions();
  },
});

const endAccess: MakeAct = (desk) => ({
  ...actOf(desk, 'end-access', 'End the access token early'),
  play: () => desk.identity?.endAccessOf(desk.account),
});

const smtpAuth: MakeAct = (desk) => smtpSwitch(desk, 'Authenticated SMTP (the administrator’s)');

/** Microsoft refuses it to mailboxes of its own choice; nobody can switch it on. */
const personalSmtp: MakeAct = (desk) =>
  smtpSwitch(desk, 'SMTP for this mailbox (off: receives, cannot send)');

function smtpSwitch(desk: AccountDesk, label: string): Act {
  const { account } = desk;
  return {
    ...actOf(desk, 'smtp-auth', label),
    isOn: () => account.smtpAuthEnabled,
    mends: () => !account.smtpAuthEnabled,
    play() {
      account.smtpAuthEnabled = !account.smtpAuthEnabled;
    },
  };
}

const imapAccess: MakeAct = (desk) => {
  const { account, endSessions } = desk;
  return {
    ...actOf(
      desk,
      'imap',
      // Microsoft lets its owner in, and then says this.
      desk.provider.simulated.personality.imap.whenSwitchedOff === 'not-connected'
        ? 'IMAP access (off: “authenticated but not connected”)'
        : 'IMAP access',
    ),
    isOn: () => account.imapEnabled,
    mends: () => !account.imapEnabled,
    play() {
      account.imapEnabled = !account.imapEnabled;
      if (!account.imapEnabled) endSessions();
    },
  };
};

const throttle: MakeAct = (desk) => {
  const { account, endSessions } = desk;
  return {
    ...actOf(desk, 'throttle', 'Asks to wait (too many sign-ins)'),
    isOn: () => account.throttled,
    play() {
      account.throttled = !account.throttled;
      if (account.throttled) endSessions();
    },
  };
};

const ACTS: Readonly<Record<string, readonly MakeAct[]>> = {
  gmail: [twoStep, newSecret, newPassword, throttle, sendSome, fillCap],
  outlook: [newPassword, endAccess, imapAccess, personalSmtp, newSecret, sendSome, fillCap],
  netease163: [newSecret, newPassword, imapAccess, sendSome, fillCap],
  microsoft365: [smtpAuth, newPassword, throttle],
};

import { changePassword, turnOffTwoStep } from '../../demo/account.ts';
import { newLoginPassword } from '../secrets.ts';
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
  ...actOf(desk, 'new-secret', `Make a new ${secretLabel(desk.provider).toLowerCase()}`),
  // Nothing is to be seen of it until it is pasted.
  touches: [],
  play() {
    if (desk.provider.preset.secretNeedsTwoStep === true) desk.account.twoStep = true;
    desk.makeSecret();
  },
});

const newPassword: MakeAct = (desk) => ({
  ...actOf(desk, 'change-password', 'Change the account’s password'),
  play() {
    const secret = newLoginPassword();
    changePassword(desk.account, secret);
    // Where app passwords are wanted, the new password is of no use to a mail program.
    if (desk.provider.preset.secrets.includes('login-password')) desk.show({ label: 'New password', secret });
    desk.endSessions();
  },
});

const smtpAuth: MakeAct = (desk) => {
  const { account } = desk;
  return {
    ...actOf(desk, 'smtp-auth', 'Authenticated SMTP (the administrator’s)'),
    isOn: () => account.smtpAuthEnabled,
    mends: () => !account.smtpAuthEnabled,
    play() {
      account.smtpAuthEnabled = !account.smtpAuthEnabled;
    },
  };
};

const imapAccess: MakeAct = (desk) => {
  const { account, endSessions } = desk;
  return {
    ...actOf(desk, 'imap', 'IMAP access'),
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
  outlook: [twoStep, newSecret, newPassword, imapAccess, sendSome, fillCap],
  netease163: [newSecret, newPassword, imapAccess, sendSome, fillCap],
  microsoft365: [smtpAuth, newPassword, throttle],
};

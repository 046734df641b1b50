import * as v from 'valibot';
import { parseCursor } from './activity-cursor.ts';
import type { ArgumentsOf, WindowMethod } from './channels.ts';
import type {
  ActivityRequest,
  AddRequest,
  CheckRequest,
  DiagnoseRequest,
  EditRequest,
  RegisterClientRequest,
  ReviewSecretRequest,
  SendLimits,
  SendsRequest,
} from './contract.ts';

/** No field that a person fills in is longer, in characters. */
const LONGEST_TEXT = 100_000;
/** A CSV file of mailboxes, in characters. */
const LONGEST_FILE = 5_000_000;
/** No list that a window sends is longer. */
const LONGEST_LIST = 10_000;
/** Entries of one page. */
const LONGEST_PAGE = 500;

const Text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const Texts = v.pipe(v.array(Text), v.maxLength(LONGEST_LIST));
const Address = v.strictTuple([Text]);
const Nothing = v.strictTuple([]);

const Mailbox = v.strictObject({
  address: Text,
  provider: v.exactOptional(Text),
  username: v.exactOptional(Text),
  imap: v.exactOptional(Text),
  smtp: v.exactOptional(Text),
  ca: v.exactOptional(Text),
  tags: v.exactOptional(Texts),
});
const Add: v.GenericSchema<unknown, AddRequest> = v.strictObject({ mailbox: Mailbox, secret: Text });
const Check: v.GenericSchema<unknown, CheckRequest> = v.strictObject({
  addresses: Texts,
  askedByUser: v.boolean(),
});
const Diagnose: v.GenericSchema<unknown, DiagnoseRequest> = v.strictObject({
  text: Text,
  provider: v.exactOptional(Text),
  protocol: v.exactOptional(v.picklist(['imap', 'smtp', 'net', 'tls'])),
  stage: v.exactOptional(Text),
});
const Sends: v.GenericSchema<unknown, SendsRequest> = v.strictObject({
  addresses: Texts,
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_LIST)),
});
const Limits: v.GenericSchema<unknown, SendLimits> = v.strictObject({
  cap: v.nullable(
    v.strictObject({
      value: v.number(),
      unit: v.picklist(['messages', 'recipients']),
    }),
  ),
  warmUpSince: v.nullable(Text),
});
const Activity: v.GenericSchema<unknown, ActivityRequest> = v.strictObject({
  before: v.nullable(
    v.pipe(
      Text,
      v.check((text) => parseCursor(text) !== null),
    ),
  ),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_PAGE)),
  address: v.exactOptional(Text),
});
const Review: v.GenericSchema<unknown, ReviewSecretRequest> = v.strictObject({
  address: Text,
  provider: v.exactOptional(Text),
  secret: Text,
});
const WantedWay = v.picklist(['browser', 'device', 'any']);
const RegisterClient: v.GenericSchema<unknown, RegisterClientRequest> = v.strictObject({
  issuer: v.picklist(['microsoft', 'google']),
  clientId: v.exactOptional(v.nullable(Text)),
  clientSecret: v.exactOptional(v.nullable(Text)),
});
const Edit: v.GenericSchema<unknown, EditRequest> = v.strictObject({
  address: Text,
  username: v.exactOptional(Text),
  imap: v.exactOptional(Text),
  smtp: v.exactOptional(Text),
  ca: v.exactOptional(Text),
  tags: v.exactOptional(Texts),
});

/** What each method takes from a window. Whether it makes sense is for the method to say, in words. */
export const CALL_ARGUMENTS: {
  readonly [Method in WindowMethod]: v.GenericSchema<unknown, ArgumentsOf<Method>>;
} = {
  addMailbox: v.strictTuple([Add]),
  listMailboxes: Nothing,
  showMailbox: Address,
  removeMailbox: Address,
  setPaused: v.strictTuple([Text, v.boolean()]),
  checkMailboxes: v.strictTuple([Check]),
  rebindMailbox: v.strictTuple([v.strictObject({ address: Text, secret: Text })]),
  addBySignIn: v.strictTuple([v.strictObject({ mailbox: Mailbox, by: WantedWay })]),
  rebindBySignIn: v.strictTuple([
    v.strictObject({ address: Text, by: WantedWay, username: v.exactOptional(Text) }),
  ]),
  registerClient: v.strictTuple([RegisterClient]),
  discoverServers: Address,
  listProviders: Nothing,
  showProvider: Address,
  diagnoseReply: v.strictTuple([Diagnose]),
  importMailboxes: v.strictTuple([v.pipe(v.string(), v.maxLength(LONGEST_FILE))]),
  exportMailboxes: v.strictTuple([v.picklist(['json', 'csv'])]),
  snapshot: Nothing,
  showSends: v.strictTuple([Sends]),
  setSendLimits: v.strictTuple([Text, Limits]),
  testSending: Address,
  listSettings: Nothing,
  changeSetting: v.strictTuple([Text, v.nullable(Text)]),
  showHistory: v.strictTuple([Text, v.picklist(['day', 'week', 'month'])]),
  listActivity: v.strictTuple([Activity]),
  reviewSecret: v.strictTuple([Review]),
  editMailbox: v.strictTuple([Edit]),
  about: Nothing,
  showDemo: Nothing,
  playDemo: Address,
};

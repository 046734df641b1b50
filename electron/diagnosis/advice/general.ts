import type { Cause } from '../cause.ts';
import { ACCOUNT } from './general/account.ts';
import { CONNECTION } from './general/connection.ts';
import { SENDING } from './general/sending.ts';
import { SERVER } from './general/server.ts';
import { SIGN_IN } from './general/sign-in.ts';
import type { AdviceTemplate } from './template.ts';

/** Advice for every cause at any provider; the compiler names the cause that has none. */
export const GENERAL: Record<Cause, AdviceTemplate> = {
  ...SIGN_IN,
  ...ACCOUNT,
  ...SENDING,
  ...SERVER,
  ...CONNECTION,
};

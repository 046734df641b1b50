/**
 * What any front end may ask of the product, and what it gets: types only, plain data only. The window, the browser
 * host and the command line speak this and nothing else. Fields are stable; more may be added.
 */
export type * from './contract/api.ts';
export type * from './contract/binding.ts';
export type * from './contract/history.ts';
export type * from './contract/mailbox.ts';
export type * from './contract/program.ts';
export type * from './contract/progress.ts';
export type * from './contract/provider.ts';
export type * from './contract/sends.ts';
export type * from './contract/sign-in.ts';
export type * from './contract/watch.ts';
export type * from './contract/window.ts';

import type { NotificationConstructorOptions, Notification as RealNotification } from 'electron';
import type { NotificationFacts } from '../wire.ts';
import { preventable } from './preventable.ts';
import { readiness } from './readiness.ts';
import { strict, strictEmitter } from './strict.ts';

/** All that were ever shown, the oldest first. */
const told: StandInNotification[] = [];

class StandInNotification
  extends strictEmitter('Notification')
  implements Pick<RealNotification, 'show' | 'close' | 'title' | 'body'>
{
  readonly title: string;
  readonly body: string;
  readonly #options: NotificationConstructorOptions;
  #isShown = false;

  constructor(options: NotificationConstructorOptions = {}) {
    readiness.require('Notification');
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.#options = options;
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    if (!told.includes(this)) told.push(this);
    this.#isShown = true;
    this.emit('show', preventable({}));
  }
  close(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.emit('close', preventable({}));
  }
  /** Some systems keep a notification after the click: no app may rely on its going. */
  click(): void {
    this.emit('click', preventable({}));
  }
  facts(): NotificationFacts {
    const { title, body } = this;
    return { title, body, urgency: this.#options.urgency ?? 'normal', isShown: this.#isShown };
  }
}

export const notificationFacts = () => told.map((one) => one.facts());

export function shownNotification(title: string): StandInNotification {
  const shown = told.findLast((one) => one.title === title && one.facts().isShown);
  if (shown === undefined) throw new Error(`No notification “${title}” is shown.`);
  return shown;
}

export const Notification = strict('Notification', StandInNotification);

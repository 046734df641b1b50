/** An event as Electron passes it to listeners. */
export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  readonly preventDefault: () => void;
}

/** With further properties where an event has them. */
export function preventable<T extends object>(properties: T): T & PreventableEvent {
  let isPrevented = false;
  const preventDefault = () => {
    isPrevented = true;
  };
  const event = { ...properties, preventDefault };
  return Object.defineProperty(event, 'defaultPrevented', { get: () => isPrevented }) as T & PreventableEvent;
}

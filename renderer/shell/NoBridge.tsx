import { Mark } from '../status/Mark.tsx';

/** What a page says that nobody gave a program to speak to. */
export function NoBridge() {
  return (
    <main className="empty">
      <Mark size={40} />
      <h1>This page is not connected to Mailvitals</h1>
      <p className="muted">Open Mailvitals itself, or follow the link that it prints when it starts.</p>
    </main>
  );
}

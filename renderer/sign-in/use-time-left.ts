import { useEffect, useState } from 'react';

/** Milliseconds left of `ms` since the first call; new every second. */
export function useTimeLeft(ms: number): number {
  const [end] = useState(() => Date.now() + ms);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, end - now);
}

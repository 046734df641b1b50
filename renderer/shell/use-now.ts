import { useEffect, useState } from 'react';

const REFRESH_MS = 20_000;

/** The time, new every 20 seconds, so that “2 min ago” stays true: milliseconds since 1970. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

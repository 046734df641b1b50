import { useCallback, useEffect, useState } from 'react';
import type { SettingReport } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';

/** Sets one setting, `null` to its default. Resolves with `null`, or with the sentence of a refusal. */
export type ChangeSetting = (key: string, value: string | null) => Promise<string | null>;

/** Every setting as it is now, `null` until it is known, and how to change one. `revision`: read again when it changes. */
export function useSettings(revision: unknown): readonly [readonly SettingReport[] | null, ChangeSetting] {
  const api = useApi();
  const [settings, setSettings] = useState<readonly SettingReport[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision is not read, it is the reason to look again.
  useEffect(() => {
    let isOpen = true;
    api.listSettings().then(
      (found) => isOpen && setSettings(found),
      // A lost connection has its own banner.
      () => undefined,
    );
    return () => {
      isOpen = false;
    };
  }, [api, revision]);
  const change = useCallback<ChangeSetting>(
    async (key, value) => {
      try {
        const result = await api.changeSetting(key, value);
        if (result.kind === 'invalid') return result.sentence;
        if (result.kind === 'unknown-key') return 'Mailvitals does not know this setting any more.';
        const { setting } = result;
        setSettings((before) => before?.map((one) => (one.key === key ? setting : one)) ?? null);
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    [api],
  );
  return [settings, change];
}

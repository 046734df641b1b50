import type { AlertPlan } from '../history/alert.ts';
import type { AlertInput } from './alert-input.ts';
import { sceneOf } from './alert-scene.ts';
import { numbered } from './draft.ts';
import { draftIncidentAlerts } from './incident-alerts.ts';
import { draftKeychainAlert } from './keychain-alert.ts';
import { remind } from './reminder.ts';
import { draftSendLimits } from './send-limit-alerts.ts';

/**
 * Decides whom to tell what, and when to be silent, by comparing what is wrong now with what was told already. It may be
 * asked at any time and any number of times: once its plan is applied, the same question comes to an empty one. So it makes
 * no difference whether the program ran all the time, was killed, or another process made the checks.
 */
export function planAlerts(input: AlertInput): AlertPlan {
  const scene = sceneOf(input);
  const { drafts, telling } = remind(
    [
      ...draftIncidentAlerts(scene),
      ...draftKeychainAlert(scene, input),
      ...draftSendLimits(scene, input.sendLevels),
    ],
    scene,
  );
  const parts = drafts.map(numbered);
  return {
    changes: parts.flatMap(({ changes }) => changes),
    tellings: [...parts.flatMap(({ tellings }) => tellings), ...(telling === null ? [] : [telling])],
  };
}

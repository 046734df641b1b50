import type { MailboxDetails } from '../../electron/api/contract.ts';
import { SelectField } from '../look/SelectField.tsx';
import { TextField } from '../look/TextField.tsx';
import { numberText } from '../words/count-words.ts';
import { capProblem, type LimitsDraft, sinceProblem } from './limits-draft.ts';

interface LimitFieldsProps {
  readonly mailbox: MailboxDetails;
  readonly draft: LimitsDraft;
  readonly onChange: (draft: LimitsDraft) => void;
  /** Whether to say what is wrong. */
  readonly isJudged: boolean;
  readonly isDisabled: boolean;
}

const UNITS = [
  { value: 'messages', words: 'messages' },
  { value: 'recipients', words: 'recipients' },
];
const WARM_UPS = [
  { value: 'default', words: 'From the oldest message known' },
  { value: 'since', words: 'From a day that I name' },
  { value: 'off', words: 'No warm-up: the cap alone' },
];

/** How much the mailbox may send in 24 hours, and whether it is being warmed up. They are saved together. */
export function LimitFields({ mailbox, draft, onChange, isJudged, isDisabled }: LimitFieldsProps) {
  const { hasOwnCap, cap, unit, warmUp, since } = draft;
  return (
    <div className="limits">
      <SelectField
        label="Cap for 24 hours"
        value={hasOwnCap ? 'own' : 'provider'}
        options={[
          { value: 'provider', words: `As the provider has it${providerCap(mailbox)}` },
          { value: 'own', words: 'A figure of mine' },
        ]}
        onChange={(choice) => onChange({ ...draft, hasOwnCap: choice === 'own' })}
        isDisabled={isDisabled}
      />
      {hasOwnCap && (
        <div className="cap-fields">
          <TextField
            label="At most"
            value={cap}
            onChange={(next) => onChange({ ...draft, cap: next })}
            error={isJudged ? capProblem(draft) : null}
            isDisabled={isDisabled}
          />
          <SelectField
            label="Counted in"
            value={unit}
            options={UNITS}
            onChange={(next) =>
              onChange({ ...draft, unit: next === 'recipients' ? 'recipients' : 'messages' })
            }
            isDisabled={isDisabled}
          />
        </div>
      )}
      <SelectField
        label="Warm-up"
        value={warmUp}
        options={WARM_UPS}
        onChange={(next) => onChange({ ...draft, warmUp: WARM_UP[next] ?? 'default' })}
        description="A new mailbox sends little at first and more each week. Saved together with the cap."
        isDisabled={isDisabled}
      />
      {warmUp === 'since' && (
        <TextField
          label="First day of the warm-up"
          type="date"
          value={since}
          onChange={(next) => onChange({ ...draft, since: next })}
          error={isJudged ? sinceProblem(draft) : null}
          isDisabled={isDisabled}
        />
      )}
    </div>
  );
}

const WARM_UP: Readonly<Record<string, LimitsDraft['warmUp']>> = { since: 'since', off: 'off' };

/** ` (300 messages, observed)`, where it is the provider's cap that is in force. */
function providerCap({ sends }: MailboxDetails): string {
  if (sends === null || sends.cap === null || sends.capBasis === 'user') return '';
  return ` (${numberText(sends.cap)} ${sends.unit}${sends.capBasis === null ? '' : `, ${sends.capBasis}`})`;
}

import './sign-in.css';
import { Action } from '../look/Action.tsx';
import { otherWayWords } from './offer-words.ts';
import type { SignInWay } from './use-sign-in-way.ts';

interface OtherWayProps {
  readonly signIn: SignInWay;
  readonly onChoose: (way: SignInWay['way']) => void;
}

/** The way that the form does not lead with, quietly; nothing where there is one way alone. */
export function OtherWay({ signIn: { offer, way }, onChoose }: OtherWayProps) {
  if (offer === null) return null;
  const { label, hint } = otherWayWords(way, offer);
  return (
    <p className="other-way">
      <Action look="quiet" onPress={() => onChoose(way === 'sign-in' ? 'secret' : 'sign-in')}>
        {label}
      </Action>
      {hint !== '' && <span className="hint">{hint}</span>}
    </p>
  );
}

import { GOOGLE } from './google.ts';
import type { ProviderAdvice } from './provider-advice.ts';
import type { StepTemplate } from './template.ts';

const OF_MICROSOFT: ProviderAdvice = {
  'org-policy-block': {
    steps: [
      {
        text: 'Ask the administrator to look the refused sign-in up in the sign-in logs: they name the rule.',
        url: 'https://entra.microsoft.com/',
      },
      {
        text: 'If the rule wants a managed computer or a known place, sign in from one; else the administrator can let Mailvitals in, under its client ID.',
      },
      'sign-in-again',
    ],
  },
};

const SEE_WEB: StepTemplate = {
  text: 'Sign in on the web and follow what the page asks for.',
  url: 'security',
};

/** What is different for every mailbox that signs in with its provider: a rule for passwords is not its matter. */
export const SIGNED_IN: ProviderAdvice = {
  'org-policy-block': {
    steps: [
      { text: 'Ask the administrator which rule refuses the sign-in, and to let Mailvitals in.' },
      'sign-in-again',
    ],
  },
  'account-disabled': {
    steps: [
      { text: 'Sign in on the web to see what became of the account.', url: 'security' },
      { text: 'In an organisation, ask the administrator to switch it on again.' },
    ],
  },
};

/** By the id of the preset; these say more than {@link SIGNED_IN}. */
export const SIGNED_IN_AT: Readonly<Record<string, ProviderAdvice>> = {
  outlook: OF_MICROSOFT,
  microsoft365: {
    ...OF_MICROSOFT,
    'account-locked': {
      steps: [
        SEE_WEB,
        {
          text: 'The administrator: the sign-in logs tell whether failed sign-ins or a risk have locked it.',
          url: 'https://entra.microsoft.com/',
        },
        {
          text: 'If it has sent too much, it stands under “Restricted entities”, where the administrator unblocks it.',
          url: 'https://security.microsoft.com/restrictedentities',
        },
      ],
    },
  },
  gmail: {
    'org-policy-block': { steps: [...(GOOGLE['org-policy-block']?.steps ?? []), 'sign-in-again'] },
  },
  'google-workspace': {
    'org-policy-block': {
      steps: [
        {
          text: 'The administrator: Security > Access and data control > API controls > trust the client ID of Mailvitals.',
          url: 'https://admin.google.com/',
        },
        'sign-in-again',
      ],
    },
  },
};

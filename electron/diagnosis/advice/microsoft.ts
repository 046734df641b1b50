import type { StepTemplate } from './template.ts';

/** Microsoft takes submissions on 587 alone; programs that guess 465 get no answer (seeds, ISPDB 2025-07-28). */
export const USE_PORT_587: StepTemplate = {
  text: 'For SMTP, choose port 587 with STARTTLS: Microsoft does not take mail on port 465.',
};

import type { Cause } from '../cause.ts';
import type { AdviceTemplate } from './template.ts';

/** What one provider's advice says differently; what it leaves out stays as it is for everybody. */
export type ProviderAdvice = Readonly<Partial<Record<Cause, Partial<AdviceTemplate>>>>;

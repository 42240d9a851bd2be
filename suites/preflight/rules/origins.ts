import type { Environment } from '../reading/librechat.ts';
import { urlOf } from './addresses.ts';

export const domainVariables = ['DOMAIN_CLIENT', 'DOMAIN_SERVER'] as const;

/** The address that callbacks are made from. */
export const serverOrigin = (environment: Environment) => urlOf(environment.text('DOMAIN_SERVER'));

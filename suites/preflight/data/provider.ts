import { createRequire } from 'node:module';

/** The packages with LibreChat's schema of librechat.yaml, one for each change of it. */
export const providerNames = [
  'librechat-data-provider-0.8.5',
  'librechat-data-provider-0.8.6',
  'librechat-data-provider-0.8.8-rc1',
  'librechat-data-provider',
] as const;

export type ProviderName = (typeof providerNames)[number];

/** A fault as zod reports it. */
export interface Issue {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** What preflight uses of LibreChat's package. */
export interface Provider {
  readonly Constants: { readonly CONFIG_VERSION: string };
  readonly configSchema: {
    strict(): {
      safeParse(config: unknown): { success: boolean; error?: { issues: readonly Issue[] } };
    };
    safeParse(config: unknown): {
      success: boolean;
      data?: unknown;
      error?: { issues: readonly Issue[] };
    };
  };
}

const require = createRequire(import.meta.url);

/** Loads only the one that is asked for: each takes a tenth of a second. */
export const loadProvider = (name: ProviderName) => require(name) as Provider;

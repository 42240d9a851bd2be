import { type Provider, providerNames } from '../../fixtures/doubles/providers/names.ts';
import { models } from '../../fixtures/doubles/providers.ts';
import type { ProviderName } from '../../fixtures/pages/model-selector.ts';

/** The name that a person reads. */
export const labels: Readonly<Record<Provider, ProviderName>> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  ollama: 'Ollama',
};

/** The first model of a provider. */
export function modelOf(provider: Provider): string {
  return models[provider][0] ?? '';
}

/** A table with one entry for each provider. */
export function forEachProvider<T>(make: (provider: Provider) => T): Readonly<Record<Provider, T>> {
  return Object.fromEntries(providerNames.map((name) => [name, make(name)])) as Record<Provider, T>;
}

/** A table with one entry for each of some names. */
export function forEachOf<Name extends string, T>(
  names: readonly Name[],
  make: (name: Name) => T,
): Readonly<Record<Name, T>> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>;
}

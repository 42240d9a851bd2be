import { isBefore, releaseOfImage } from '../../../fixtures/releases/release.ts';
import { type Issue, loadProvider, type ProviderName } from '../data/provider.ts';

/** LibreChat's schema of librechat.yaml, as its package librechat-data-provider has it at a release. */
export interface ConfigSchema {
  readonly release: string;
  /** How a finding names it: for an older release than its own it is the nearest that there is. */
  readonly name: string;
  /** It is the schema of the very release, or the release is not known. */
  readonly isExact: boolean;
  /** The version of the configuration's format that the release writes. */
  readonly configVersion: string;
  readonly validate: (config: unknown) => readonly SchemaFault[];
  /** The configuration without what the schema does not know, and without the sections that are invalid. */
  readonly known: (config: unknown) => unknown;
}

export interface SchemaFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly isUnknownKey: boolean;
}

/** The package by the release whose schema it is, oldest first. */
const packages = {
  'v0.8.5': 'librechat-data-provider-0.8.5',
  'v0.8.6-rc1': 'librechat-data-provider-0.8.6',
  'v0.8.8-rc1': 'librechat-data-provider-0.8.8-rc1',
  'v0.8.8-rc4': 'librechat-data-provider',
} as const satisfies Record<string, ProviderName>;

/**
 * The schema of the release that an image names, or of the first one after it that is there; the newest for an image
 * without a release.
 */
export function configSchemaOf(image: string | null | undefined): ConfigSchema {
  const wanted = releaseOfImage(image);
  const all = Object.entries(packages);
  const newest = all.at(-1) ?? ['', 'librechat-data-provider'];
  const [release, name] = all.find(([it]) => wanted && !isBefore(it, wanted)) ?? newest;
  const { configSchema, Constants } = loadProvider(name);
  return {
    release,
    name:
      wanted && wanted !== release
        ? `LibreChat ${release} (the nearest known to ${wanted})`
        : `LibreChat ${release}`,
    isExact: wanted === undefined || wanted === release,
    configVersion: Constants.CONFIG_VERSION,
    validate: (config) =>
      (withoutThrowing(() => configSchema.strict().safeParse(config).error)?.issues ?? []).flatMap(
        faultsOf,
      ),
    known: (config) => {
      const parsed = withoutThrowing(() => configSchema.safeParse(config));
      if (parsed?.success !== false) return parsed?.data;
      const sound = withoutSections(config, parsed.error?.issues ?? []);
      return withoutThrowing(() => configSchema.safeParse(sound).data);
    },
  };
}

const keyWithSchema = /([\w-]+)['"]?:\s*(?:z\b|\w*[sS]chema\b)/g;

/** Whether the source of a schema has a key: that of a fork may have more than LibreChat's. */
export const isKeyOf = (source: string, key: string): boolean =>
  [...source.matchAll(keyWithSchema)].some(([, known]) => known === key);

/** The sections of a configuration in which nothing is wrong. */
function withoutSections(config: unknown, issues: readonly Issue[]): unknown {
  const faulty = new Set(issues.map(({ path }) => String(path[0])));
  return Object.fromEntries(Object.entries(Object(config)).filter(([key]) => !faulty.has(key)));
}

/** LibreChat's schema throws at an MCP server's address that is none; what it would say of the rest stays unsaid. */
function withoutThrowing<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

function faultsOf({ code, path, message, keys }: Issue): SchemaFault[] {
  if (code !== 'unrecognized_keys') return [{ path, message, isUnknownKey: false }];
  return (keys ?? []).map((key) => ({ path: [...path, key], message, isUnknownKey: true }));
}

import type { LibreChat } from '../reading/librechat.ts';
import { isScalar, itemsOf, nodeAt, scalarsOf, textAt } from '../reading/nodes.ts';
import type { Project } from '../reading/project.ts';
import type { Node } from '../reading/types.ts';

/** LibreChat's own endpoints, by the names of ENDPOINTS and librechat.yaml. */
export const builtIn = [
  'openAI',
  'azureOpenAI',
  'google',
  'anthropic',
  'bedrock',
  'assistants',
  'azureAssistants',
  'agents',
];

/** The variables that give a built-in endpoint its key; one of them is enough. */
const keys: Readonly<Record<string, readonly string[]>> = {
  openAI: ['OPENAI_API_KEY'],
  anthropic: ['ANTHROPIC_API_KEY', 'ANTHROPIC_USE_VERTEX'],
  google: ['GOOGLE_KEY', 'GOOGLE_SERVICE_KEY_FILE'],
  assistants: ['ASSISTANTS_API_KEY'],
};

/** The variable of the key that a built-in endpoint lacks: LibreChat hides it then. */
export function missingKeyOf(endpoint: string, { environment }: LibreChat): string | undefined {
  const own = keys[endpoint];
  return own?.some((key) => environment.mayHave(key)) ? undefined : own?.[0];
}

/** A custom endpoint of librechat.yaml. */
export interface CustomEndpoint {
  readonly name: string;
  readonly node: Node;
  /** Models that it lists itself. */
  readonly models: readonly string[];
  /** It asks the provider for its models as well. */
  readonly fetches: boolean;
}

export function customEndpoints({ librechat: { config } }: Project): CustomEndpoint[] {
  return itemsOf(nodeAt(config?.root, 'endpoints', 'custom')).map((node) => ({
    name: textAt(node, 'name') ?? '',
    node,
    models: itemsOf(nodeAt(node, 'models', 'default')).flatMap((item) =>
      isScalar(item) ? (item.text ?? '') : (textAt(item, 'name') ?? ''),
    ),
    fetches: textAt(node, 'models', 'fetch') === 'true',
  }));
}

const modelVariables: Readonly<Record<string, string>> = {
  openAI: 'OPENAI_MODELS',
  anthropic: 'ANTHROPIC_MODELS',
  google: 'GOOGLE_MODELS',
};

/** The models of an endpoint where the files alone say which they are; undefined where the provider is asked. */
export function modelsOf(endpoint: string, project: Project): readonly string[] | undefined {
  const custom = customEndpoints(project).find(
    ({ name }) => name.toLowerCase() === endpoint.toLowerCase(),
  );
  if (custom) return custom.fetches ? undefined : custom.models;
  const listed = project.librechat.environment.text(modelVariables[endpoint] ?? '');
  return listed?.split(',').map((model) => model.trim());
}

/** A `${NAME}` of librechat.yaml. */
export interface ConfigVariable {
  readonly name: string;
  readonly at: Node['at'];
  readonly path: readonly string[];
  /** The value is nothing but it. */
  readonly isWhole: boolean;
}

/** Every `${NAME}` of librechat.yaml, with its place. */
export function variablesOf(root: Node): ConfigVariable[] {
  return [...scalarsOf(root)].flatMap(([path, { text, at }]) =>
    [...(text ?? '').matchAll(/\$\{(\w+)\}/g)].map(([all, name = '']) => ({
      name,
      at,
      path,
      isWhole: all === text?.trim(),
    })),
  );
}

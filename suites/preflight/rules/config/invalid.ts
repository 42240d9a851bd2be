import { entriesOf, isMapping, isScalar, nodeAt, placeAt, scalarAt } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import type { Mapping } from '../../reading/types.ts';
import { knowledgeOf, releaseOf } from '../../release.ts';
import { type ConfigSchema, configSchemaOf, isKeyOf, type SchemaFault } from '../config-schema.ts';
import { plainConfig } from '../plain-config.ts';
import type { Finding, Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.invalid',
  severity: 'error',
  why: 'LibreChat checks the whole file when it starts. One wrong value or unknown top-level key, and it stops; before v0.8.2, or with CONFIG_BYPASS_VALIDATION=true, it runs without its configuration.',
  source: [
    'librechat-docs/configuration/dotenv#configuration-validation',
    'librechat:packages/data-provider/src/config.ts',
    'librechat:api/server/services/Config/loadCustomConfig.js',
  ],
  fix: 'Correct the value or key that is named; the documentation of librechat.yaml lists them all.',
  failing: {
    'librechat.yaml':
      'version: 1.3.9\nsecureImageLinks: sometimes\nregistration: { allowedDomains: [example.org] }\n',
  },
  passing: {},
  check: (project) => {
    const { config, image, environment, schemaSource = '' } = project.librechat;
    if (!config?.root) return [];
    const { root, file } = config;
    if (!isMapping(root))
      return [
        {
          at: root.at,
          // LibreChat takes an empty file for none.
          ...(isScalar(root) && !root.text ? { severity: 'warning' as const } : {}),
          message: `${file.name} holds no configuration: it must be a map that begins with \`version\`.`,
        },
      ];
    const schema = configSchemaOf(image?.text);
    const faults = schema
      .validate(plainConfig(root, environment))
      .filter((fault) => !isOfOlderRelease(fault, schema, project))
      .filter(({ path, isUnknownKey }) => !isUnknownKey || !isKeyOf(schemaSource, lastOf(path)));
    const below = unindented(root, faults);
    const said = new Set([...below.values()].flat());
    return faults
      .filter(({ path }) => !said.has(String(path[0])))
      .map((fault) => ({
        at: placeAt(root, fault.path),
        ...(notIndented(fault, below, schema) ?? judged(fault, root, schema)),
        ...(isPart(project) ? { severity: 'warning' as const } : {}),
      }));
  },
};

/** Empty sections, with the unknown keys that follow each: somebody forgot to indent them. */
function unindented(root: Mapping, faults: readonly SchemaFault[]): Map<string, string[]> {
  const unknown = faults
    .filter((it) => it.isUnknownKey && it.path.length === 1)
    .map((it) => lastOf(it.path));
  const keys = entriesOf(root).map(([key]) => key);
  const isEmpty = (key: string) => scalarAt(root, key)?.text === null;
  const followers = (key: string) => {
    const rest = keys.slice(keys.indexOf(key) + 1);
    const end = rest.findIndex((it) => !unknown.includes(it));
    return end < 0 ? rest : rest.slice(0, end);
  };
  const empty = keys.filter((key) => !unknown.includes(key) && isEmpty(key));
  return new Map(empty.map((key) => [key, followers(key)]));
}

function notIndented(
  { path }: SchemaFault,
  below: ReadonlyMap<string, readonly string[]>,
  { name }: ConfigSchema,
): Omit<Finding, 'at'> | undefined {
  const section = path.length === 1 ? String(path[0]) : '';
  const [first, ...others] = below.get(section) ?? [];
  if (!first) return undefined;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return {
    message: `\`${section}\` is empty: \`${first}\`${more} after it is not indented, so ${name} takes it for a key of its own and rejects the file.`,
    fix: `Indent what belongs under \`${section}\` by two spaces.`,
  };
}

/** A part that people put into their librechat.yaml: nothing here runs it, and it has no version. */
const isPart = ({ librechat: { service, config } }: Project) =>
  !service && isMapping(config?.root) && !nodeAt(config.root, 'version');

const lastOf = (path: SchemaFault['path']) => String(path.at(-1) ?? '');

/** The nearest schema is a newer one: a key that the project's own release has is none of its faults. */
function isOfOlderRelease(
  { path, isUnknownKey }: SchemaFault,
  schema: ConfigSchema,
  project: Project,
) {
  const key = lastOf(path);
  return (
    isUnknownKey && !schema.isExact && knowledgeOf('keys', key, releaseOf(project)).is === 'known'
  );
}

function judged(
  { path, message, isUnknownKey }: SchemaFault,
  root: Mapping,
  { name, release, isExact }: ConfigSchema,
): Omit<Finding, 'at'> {
  const key = path.join('.');
  const weaker = isExact ? {} : ({ severity: 'warning' } as const);
  const value = scalarAt(root, ...path)?.text ?? '';
  if (isUnknownKey) {
    const section = sectionOf(String(path[0] ?? ''));
    const isTop = path.length === 1;
    return {
      ...weaker,
      message: `${name} does not know \`${key}\` and rejects the file.`,
      ...(isTop && section && !nodeAt(root, section, key)
        ? { fix: `\`${key}\` belongs under \`${section}\`: write ${section}: { ${key}: … }.` }
        : {}),
    };
  }
  if (/^\$\{\w+\}$/.test(value.trim()))
    return {
      message: `\`${key}\` stays ${value.trim()}, and LibreChat rejects the file: it fills in variables only in keys, addresses and headers (schema of LibreChat ${release}).`,
      fix: 'Write the value itself, or generate librechat.yaml from a template before LibreChat starts (envsubst).',
    };
  return { ...weaker, message: `\`${key}\`: ${message} (schema of LibreChat ${release}).` };
}

const sections: Readonly<Record<string, RegExp>> = {
  interface:
    /^(endpointsMenu|modelSelect|parameters|sidePanel|presets|prompts|bookmarks|multiConvo|agents|temporaryChat|runCode|webSearch|fileSearch|fileCitations|peoplePicker|marketplace|memories|privacyPolicy|termsOfService|customWelcome|mcpServers|buildInfo|retentionMode|skills|sharedLinks|temporaryChatRetention)$/,
  registration: /^(socialLogins|allowedDomains)$/,
  endpoints:
    /^(custom|openAI|azureOpenAI|anthropic|google|bedrock|assistants|azureAssistants|agents)$/,
};

/** The section that a misplaced key belongs to. */
const sectionOf = (key: string) =>
  Object.keys(sections).find((section) => sections[section]?.test(key) && key !== 'mcpServers');

export default rule;

import { scalarsOf } from '../../reading/nodes.ts';
import type { Node } from '../../reading/types.ts';
import { configSchemaOf } from '../config-schema.ts';
import { variablesOf } from '../endpoints.ts';
import { config } from '../examples.ts';
import { plainConfig } from '../plain-config.ts';
import type { Rule } from '../rule.ts';

/** Sections in which LibreChat fills in no variable. Source: uses of extractEnvVariable up to v0.8.8-rc1. */
const literal = new Set([
  'version',
  'cache',
  'fileStrategy',
  'fileStrategies',
  'interface',
  'registration',
  'secureImageLinks',
  'imageOutputType',
  'balance',
  'transactions',
  'modelSpecs',
  'fileConfig',
  'rateLimits',
  'mcpSettings',
  'actions',
  'memory',
]);
/** Below an endpoint, what it fills in: its key, its address, its headers. */
const literalInEndpoint =
  /^(name|models|default|titleModel|titleConvo|modelDisplayLabel|iconURL|fetch|titleMethod|dropParams)$/;

const rule: Rule = {
  id: 'config.literal-variable',
  severity: 'error',
  why: 'LibreChat fills in ${NAME} only in keys, addresses, headers and the settings of MCP servers. Anywhere else the text stays as it is written.',
  source: ['librechat:packages/data-provider/src/utils.ts', 'librechat#4856'],
  fix: 'Write the value itself, or generate librechat.yaml from a template before LibreChat starts (envsubst).',
  failing: config(
    "modelSpecs:\n  list:\n    - { name: standard, label: '${LABEL}', preset: { endpoint: openAI } }\nmcpServers:\n  notes: { command: npx, args: ['-y', notes], env: { FOLDER: '${FOLDER:-/notes}' } }\n",
  ),
  passing: config(
    'modelSpecs:\n  list:\n    - { name: standard, label: Standard, preset: { endpoint: openAI } }\n',
  ),
  check: ({ librechat: { config: found, image, environment } }) => {
    const { root } = found ?? {};
    if (!root) return [];
    // The schema refuses some of them: then the file as a whole does not count, and config.invalid says why.
    const refused = new Set(
      configSchemaOf(image?.text)
        .validate(plainConfig(root, environment))
        .map(({ path }) => path.join('.')),
    );
    const inVain = literalVariables(root).map(({ name, at, path }) => ({
      path: path.join('.'),
      at,
      message: `\`${path.join('.')}\` stays \${${name}}: LibreChat fills in variables only in keys, addresses and headers.`,
    }));
    return [...inVain, ...withDefaults(root), ...withBlanks(root)].filter(
      ({ path }) => !refused.has(path),
    );
  },
};

/** Compose's forms with a default or a message, which LibreChat does not know. */
const withDefaults = (root: Node) =>
  [...scalarsOf(root)].flatMap(([path, { text, at }]) => {
    const [form = '', name = ''] = /\$\{(\w+):?[-?+][^{}]*\}/.exec(text ?? '') ?? [];
    const place = path.join('.');
    return form
      ? [
          {
            path: place,
            at,
            message: `\`${place}\` keeps the text of \${${name}…}: LibreChat knows no defaults in librechat.yaml.`,
            fix: `Write \${${name}} here, and give LibreChat the variable with its default in the compose file.`,
          },
        ]
      : [];
  });

/** A blank within the braces is part of the name for LibreChat, and no variable has such a name. */
const withBlanks = (root: Node) =>
  [...scalarsOf(root)].flatMap(([path, { text, at }]) => {
    const [form = '', name = ''] = /\$\{(?: +(\w+) *| *(\w+) +)\}/.exec(text ?? '') ?? [];
    const place = path.join('.');
    const meant = name || form.replace(/\W/g, '');
    return form
      ? [
          {
            path: place,
            at,
            message: `\`${place}\` keeps the text ${form}: LibreChat takes the blank as part of the name.`,
            fix: `Write \${${meant}}.`,
            edit: { from: form, to: `\${${meant}}` },
          },
        ]
      : [];
  });

/** Every `${NAME}` of librechat.yaml that LibreChat takes literally; only where it is the whole value. */
export function literalVariables(root: Node): ReturnType<typeof variablesOf> {
  return variablesOf(root).filter(({ path: [first = '', ...rest], isWhole }) => {
    if (!isWhole) return false;
    if (literal.has(first)) return true;
    return first === 'endpoints' && rest[0] === 'custom' && literalInEndpoint.test(rest[2] ?? '');
  });
}

export default rule;

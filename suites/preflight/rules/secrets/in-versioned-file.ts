import { grouped } from '../../grouped.ts';
import { entriesOf, nodeAt, scalarsOf } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import type { Node, Scalar } from '../../reading/types.ts';
import { urlOf } from '../addresses.ts';
import { config } from '../examples.ts';
import { isInRepository } from '../git-files.ts';
import { sameIn } from '../once-for-all.ts';
import type { Finding, Rule } from '../rule.ts';
import { isGuessable, isLiteralSecret, isPublicSecret, isSecretName } from '../secret-names.ts';

const rule: Rule = {
  id: 'secrets.in-versioned-file',
  severity: 'error',
  why: 'Compose files and librechat.yaml are meant for version control, so whoever reads the repository has the secret. LibreChat also prints librechat.yaml into its log; in a folder that is in no repository only that counts.',
  source: ['owasp/secrets', 'librechat:api/server/services/Config/loadCustomConfig.js'],
  fix: 'Put it in .env, write ${NAME} here, and replace the secret: it is no longer secret.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      ANTHROPIC_API_KEY: sk-ant-0123456789abcdef\n',
    ...config(
      "mcpServers:\n  tracker: { type: streamable-http, url: 'https://mcp.example.org/mcp', headers: { Authorization: 'Bearer 0123456789abcdef0123' } }\n",
    ),
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      ANTHROPIC_API_KEY: ${ANTHROPIC_API_KEY}\n',
    '.env': 'ANTHROPIC_API_KEY=sk-ant-0123456789abcdef\nTRACKER=0123456789abcdef0123\n',
    ...config(
      "mcpServers:\n  tracker: { type: streamable-http, url: 'https://mcp.example.org/mcp', headers: { Authorization: 'Bearer ${TRACKER}' } }\n",
    ),
  },
  check: (project) =>
    isInRepository(project)
      ? [
          ...inServices(project),
          ...inCommands(project),
          ...inDefaults(project),
          ...inTemplates(project),
          ...inConfiguration(project, finding),
        ]
      : inConfiguration(project, findingInLog),
};

function inServices({ services, files }: Project): Finding[] {
  const isOwn = ([name, { at, text }]: [string, Scalar]) => {
    const file = files.all.find((it) => it.name === at.file);
    const line = file?.text.split('\n')[at.line - 1] ?? '';
    const value = text ?? '';
    const isSecret = isSecretName(name) ? isLiteralSecret(value) : hasPasswordForOthers(value);
    return (
      /\.ya?ml$/.test(at.file) &&
      isSecret &&
      !isPublicSecret(name, value) &&
      !isGuessable(name, value) &&
      !line.includes('$')
    );
  };
  const all = services.flatMap(({ name: service, environment }) =>
    [...environment].filter(isOwn).map(([name, { at, text }]) => ({ name, at, text, service })),
  );
  // One value under several names is one secret; a name that LibreChat knows says best what it is.
  const isKnown = (name: string) => /^(JWT|CREDS|MEILI|OPENID|MONGO)_/.test(name);
  const byValue = grouped(all, ({ text }) => text);
  return [...byValue.values()].flatMap((same) => {
    const told = same.some(({ name }) => isKnown(name))
      ? same.filter(({ name }) => isKnown(name))
      : same;
    const byName = [...grouped(told, ({ name }) => name).values()];
    return byName.flatMap(([first, ...others]) =>
      first ? [withOthers(finding(first.name, first.at, { service: first.service }), others)] : [],
    );
  });
}

/** `--requirepass` with the password itself: Redis is given it so, and the file has it as it is. */
const inCommands = ({ services, files }: Project): Finding[] =>
  services.flatMap(({ name: service, node, command }) => {
    const at = nodeAt(node, 'command')?.at;
    const [, given = ''] = /--requirepass[ =]["']?([^\s"']+)/.exec(command) ?? [];
    const isWritten = files.all.some(({ name, text }) => name === at?.file && text.includes(given));
    return at && isWritten && isLiteralSecret(given) && !isGuessable('', given)
      ? [finding('--requirepass', at, { service })]
      : [];
  });

/** An address with a password, at a host outside the project. */
function hasPasswordForOthers(text: string): boolean {
  const url = urlOf(text);
  return url?.hostname.includes('.') === true && isLiteralSecret(url.password);
}

const withOthers = (told: Finding, others: readonly { readonly at: Scalar['at'] }[]): Finding => ({
  ...told,
  message: told.message + sameIn(others),
});

/** What LibreChat signs sessions and encrypts keys with; other rules say what is wrong with their form. */
const ownSecrets: Readonly<Record<string, RegExp>> = {
  JWT_SECRET: /^.{32,}$/,
  JWT_REFRESH_SECRET: /^.{32,}$/,
  CREDS_KEY: /^[\da-f]{64}$/i,
  CREDS_IV: /^[\da-f]{32}$/i,
};

/** `${JWT_SECRET:-a text that everybody can read}`, where nothing sets the variable. */
function inDefaults({ librechat: { service }, files }: Project): Finding[] {
  return [...(service?.environment ?? [])].flatMap(([name, { at, text }]) => {
    const line = files.all.find((it) => it.name === at.file)?.text.split('\n')[at.line - 1] ?? '';
    const [, variable = '', standard = ''] = /\$\{(\w+):?-([^${}]+)\}/.exec(line) ?? [];
    const isOther = isPublicSecret(name, text ?? '') || isGuessable(name, text ?? '');
    if (text !== standard || !ownSecrets[name]?.test(text) || isOther) return [];
    return [
      {
        at,
        severity: 'warning' as const,
        message: `${name} has a default in ${at.file}, which holds where nobody sets ${variable}: whoever reads the repository knows it.`,
        fix: `Write \${${variable}:?set it in .env} here.`,
      },
    ];
  });
}

/** `JWT_SECRET=` with a value in the template: whoever copies it has a secret that is no longer one. */
function inTemplates({ librechat: { environment }, files }: Project): Finding[] {
  const written = Object.entries(ownSecrets).flatMap(([name, form]) => {
    const set = environment.get(name);
    const text = environment.text(name) ?? '';
    const isIt = form.test(text) && isRandom(text) && !isPublicSecret(name, text);
    return set && isIt && files.templates.has(set.at.file) ? [{ name, at: set.at }] : [];
  });
  const [first] = written;
  if (!first) return [];
  const names = written.map(({ name }) => name).join(', ');
  return [
    {
      at: first.at,
      severity: 'warning',
      message: `${first.at.file} gives a value for ${names}: whoever copies it has the same, and everybody can read it.`,
      fix: 'Leave them blank here, with the command that makes one: openssl rand -hex 32, and -hex 16 for CREDS_IV.',
    },
  ];
}

/** Digits as `openssl rand -hex` gives them, and no `0123456789abcdef` or words. */
const isRandom = (text: string) =>
  /^[\da-f]{32,}$/i.test(text) &&
  new Set(text.toLowerCase()).size >= 10 &&
  !/0123|1234|2345|abcd|(.)\1{3}|(.{4,})\2/i.test(text);

const finding = (name: string, at: Scalar['at'], more: Partial<Finding> = {}): Finding => ({
  at,
  message: `${name} is written out in ${at.file}, a file that is meant for version control.`,
  ...more,
});

/** Nobody reads the files of a server, but its log goes to others. */
const findingInLog: typeof finding = (name, at, more = {}) => ({
  at,
  severity: 'warning',
  message: `${name} is written out in ${at.file}, which LibreChat prints into its log.`,
  ...more,
});

function inConfiguration({ librechat: { config } }: Project, found: typeof finding): Finding[] {
  const { root } = config ?? {};
  if (!root) return [];
  const servers = entriesOf(nodeAt(root, 'mcpServers')).flatMap(([name, node]) =>
    secretsOfServer(node).map((it): [string, Scalar] => [`mcpServers.${name}.${it[0]}`, it[1]]),
  );
  const keys = [...scalarsOf(root)]
    .filter(([path]) => path[0] !== 'mcpServers')
    .filter(([path, { text }]) => isKeyPath(path) && isKey(bare(text)))
    .map(([path, value]): [string, Scalar] => [path.join('.'), value]);
  const fix =
    'Write ${NAME} here, give LibreChat the variable in its env_file, and replace the secret: it is no longer secret.';
  const byValue = grouped([...keys, ...servers], ([, { text }]) => text);
  return [...byValue.values()].flatMap(([first, ...others]) =>
    first
      ? [
          withOthers(
            found(first[0], first[1].at, { fix }),
            others.map(([, { at }]) => ({ at })),
          ),
        ]
      : [],
  );
}

/** Words without a digit stand for a key where a server asks for none; keys that providers give out are longer. */
const isKey = (text: string) =>
  isLiteralSecret(text) &&
  (/\d|^sk-/.test(text) || (text.length >= 20 && !/^[a-z]+([-_ ][a-z]+)+$/.test(text)));

const isKeyPath = (path: readonly string[]) =>
  /^(apiKey|client_secret|.*[pP]assword|.*ApiKey)$/.test(path.at(-1) ?? '') ||
  (/^(headers|additionalHeaders)$/.test(path.at(-2) ?? '') && isSecretHeader(path.at(-1) ?? ''));

const isSecretHeader = (name: string) =>
  /^(authorization|.*api[-_]?key|.*token|.*secret)$/i.test(name);

/** A header's value without the word before the secret. */
const bare = (text: string | null) => (text ?? '').replace(/^(Bearer|Basic|Token|ApiKey)\s+/i, '');

const option = /^--?[\w-]*(key|token|secret|password)(=|$)/i;

/** Secrets of an MCP server: in its variables, its arguments, its headers, its OAuth client, and its address. */
function secretsOfServer(server: Node): [string, Scalar][] {
  const all = [...scalarsOf(server)];
  const secret = all.filter(([path, { text }], index) => {
    const [section = '', name = ''] = path;
    const value = text ?? '';
    if (section === 'env')
      return isSecretName(name.toUpperCase()) ? isLiteralSecret(value) : hasOwnPassword(value);
    if (section === 'headers') return isSecretHeader(name) && isLiteralSecret(bare(text));
    if (section === 'oauth') return name === 'client_secret' && isLiteralSecret(value);
    if (section === 'url') return hasSecretInAddress(value);
    if (section !== 'args') return false;
    const before = all[index - 1]?.[1].text ?? '';
    const own =
      option.test(value) && value.includes('=') ? value.slice(value.indexOf('=') + 1) : '';
    const afterOption = option.test(before) && !before.includes('=') ? value : '';
    const header = /^authorization:\s*(?:\w+\s+)?(\S+)$/i.exec(value)?.[1] ?? '';
    return [own, afterOption, header].some(isLiteralSecret) || hasSecretInAddress(value);
  });
  return secret.map(([path, value]) => [path.join('.'), value]);
}

/** An address with a password that is none of the words that databases come with. */
const hasOwnPassword = (text: string) =>
  hasSecretInAddress(text) && !isGuessable('', urlOf(text)?.password ?? '');

function hasSecretInAddress(text: string): boolean {
  const url = urlOf(text);
  if (!url) return false;
  const parameters = [...url.searchParams].filter(([name]) =>
    /key|token|secret|password/i.test(name),
  );
  return isLiteralSecret(url.password) || parameters.some(([, value]) => isLiteralSecret(value));
}

export default rule;

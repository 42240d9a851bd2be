import { interpolate } from '../reading/interpolate.ts';
import { entriesOf, isScalar, itemsOf, nodeAt, scalarsOf, textAt } from '../reading/nodes.ts';
import type { Project } from '../reading/project.ts';
import type { Position } from '../reading/types.ts';
import { namesAt, releaseOf } from '../release.ts';
import { isLocalhost, mongoAddress, urlOf } from './addresses.ts';
import { variablesOf } from './endpoints.ts';

/** An address that LibreChat itself calls, and where it is set. */
export interface CalledAddress {
  /** The variable, or the path in librechat.yaml. */
  readonly name: string;
  readonly at: Position;
  /** As it is written, the variables of LibreChat's container filled in. */
  readonly text: string;
  readonly hosts: readonly string[];
  /** LibreChat reads it; others people write for LibreChat in vain. */
  readonly isRead: boolean;
}

/** Addresses that people's browsers use, where localhost is the right one. */
const forPeople =
  /^(DOMAIN_|.*_CALLBACK_URL$|HELP_AND_FAQ_URL$|ADMIN_PANEL_URL$|.*_IMAGE_URL$|HOST$|.*_REDIRECT_URI$|SANDPACK_|VITE_|NO_PROXY$|.*ALLOWED.*|.*AUDIENCE$|RUM_URL$)/;

/** Variables of no release that yet are written for LibreChat: the addresses of model servers. */
const ofModelServers = /^(OLLAMA|LITELLM|LOCALAI|LM_?STUDIO|VLLM)_/;
/** Read by what LibreChat is built on. */
const ofLibraries =
  /^(OTEL_EXPORTER_OTLP(_TRACES)?_ENDPOINT|LANGFUSE_(BASE_?URL|HOST)|LIBRECHAT_CODE_BASEURL|(HTTPS?|https?)_(PROXY|proxy))$/;

/** Values of LibreChat's .env.example for what hardly anybody has. */
const ofExample: Readonly<Record<string, string>> = {
  SD_WEBUI_URL: 'http://host.docker.internal:7860',
};

/** Values of LibreChat's templates that everybody replaces who uses them. */
const ofTemplates = [
  'mongodb://127.0.0.1:27017/LibreChat',
  'http://0.0.0.0:7700',
  'http://localhost:3001/sse',
];
const isOfTemplate = (text: string | null | undefined) => ofTemplates.includes(text ?? '');

/** LibreChat leaves it as it is: a rule of its own says so. */
const hasDefault = /\$\{\w+:?-/;
const isAddress = /^(baseURL|url|baseUrl|instanceUrl)$/;
/** The finding is at the line where the variable is set. */
const isVariable = /^\$\{\w+\}$/;
/** Hosts without a scheme. */
const bareHosts = /^(EMAIL_HOST|EMAIL_ENCRYPTION_HOSTNAME)$/;

/** Variables whose feature is off, so that nobody calls them. */
function isOff(name: string, { librechat: { environment } }: Project): boolean {
  if (name.startsWith('MEILI_')) return !environment.isOn('SEARCH');
  if (name.startsWith('REDIS_')) return !environment.isOn('USE_REDIS');
  if (name.startsWith('OTEL_')) return !environment.isOn('OTEL_TRACING_ENABLED');
  return false;
}

/** Those of the environment that LibreChat reads, and those of librechat.yaml, its variables filled in. */
export function calledAddresses(project: Project): CalledAddress[] {
  const { environment, config } = project.librechat;
  const known = new Set(namesAt('variables', releaseOf(project)));
  const inConfig = new Set(config?.root ? variablesOf(config.root).map(({ name }) => name) : []);
  const isRead = (name: string) => known.has(name) || inConfig.has(name) || ofLibraries.test(name);
  const isCalled = (name: string) =>
    (isRead(name) || ofModelServers.test(name)) && !forPeople.test(name) && !isOff(name, project);
  const variables = [...environment.variables]
    .filter(([name, { unknown, text }]) => isCalled(name) && !unknown && text !== ofExample[name])
    .filter(
      ([, { text, at }]) =>
        !isOfTemplate(text) ||
        !(project.dotenv?.isTemplate || project.files.templates.has(at.file)),
    )
    .map(([name, { text, at }]) => ({
      name,
      at,
      text: text ?? '',
      hosts: hostsOf(name, text ?? ''),
      isRead: isRead(name),
    }));
  const lookup = (name: string) => ({ text: environment.text(name) ?? '', unknown: false });
  const configured = [...(config?.root ? scalarsOf(config.root) : [])]
    .filter(([path, { text }]) => isAddress.test(path.at(-1) ?? '') && !isVariable.test(text ?? ''))
    .filter(([, { text }]) => !hasDefault.test(text ?? ''))
    .filter(([, { text, at }]) => !isOfTemplate(text) || !project.files.templates.has(at.file))
    .map(([path, { text: written, at }]) => {
      const text = interpolate(written ?? '', lookup).text;
      return { name: path.join('.'), at, text, hosts: hostsOf('', text), isRead: true };
    });
  return [...variables, ...configured].filter(({ hosts }) => hosts.length > 0);
}

/** `host:port` without a scheme reads as an address whose scheme is the host. */
const hostAndPort = /^([\w.-]+|\[[\da-f:]+\]):\d+(\/|$)/i;

function hostsOf(name: string, text: string): string[] {
  if (bareHosts.test(name)) return text ? [text.trim()] : [];
  const mongo = mongoAddress(text)?.hosts;
  if (mongo) return [...mongo];
  const list = /^REDIS_URI$/.test(name) ? text.split(',') : [text];
  return list
    .map((it) => hostAndPort.exec(it.trim())?.[1] ?? urlOf(it.trim())?.hostname ?? '')
    .filter((host) => host !== '');
}

/** A name below localhost that a container answers to, such as `login.localhost`, leads there. */
export const isAlias = (host: string, { services }: Project) =>
  services.some(({ node }) =>
    entriesOf(node.entries.get('networks')).some(([, network]) =>
      itemsOf(nodeAt(network, 'aliases')).some((alias) => isScalar(alias) && alias.text === host),
    ),
  );

/**
 * Whether localhost in LibreChat's container may be something else: the project says so in `extra_hosts`, or another
 * container shares LibreChat's network.
 */
export const isLocalhostElsewhere = ({ librechat: { service }, services }: Project) =>
  entriesOf(service?.node.entries.get('extra_hosts')).some(([host]) => isLocalhost(host)) ||
  services.some(({ node }) => textAt(node, 'network_mode') === `service:${service?.name}`);

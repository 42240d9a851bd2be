import { interpolate } from '../reading/interpolate.ts';
import { scalarsOf } from '../reading/nodes.ts';
import type { Project } from '../reading/project.ts';
import type { Position } from '../reading/types.ts';
import { mongoAddress, urlOf } from './addresses.ts';
import { variablesOf } from './endpoints.ts';
import known from './env/read-by-librechat.json' with { type: 'json' };

/** An address that LibreChat itself calls, and where it is set. */
export interface CalledAddress {
  /** The variable, or the path in librechat.yaml. */
  readonly name: string;
  readonly at: Position;
  readonly hosts: readonly string[];
}

/** Addresses that people's browsers use, where localhost is the right one. */
const forPeople =
  /^(DOMAIN_|.*_CALLBACK_URL$|HELP_AND_FAQ_URL$|ADMIN_PANEL_URL$|.*_IMAGE_URL$|HOST$|.*_REDIRECT_URI$|SANDPACK_|VITE_|NO_PROXY$|.*ALLOWED.*)/;

/** Variables of no release that yet are written for LibreChat: the addresses of model servers. */
const ofModelServers = /^(OLLAMA|LITELLM|LOCALAI|LM_?STUDIO|VLLM)_/;

const isAddress = /^(baseURL|url|baseUrl)$/;
/** Told where the variable is set. */
const isVariable = /^\$\{\w+\}$/;

const names = new Set(known.names);

/** Those of the environment that LibreChat reads, and those of librechat.yaml, its variables filled in. */
export function calledAddresses({ librechat: { environment, config } }: Project): CalledAddress[] {
  const inConfig = new Set(
    config?.root ? variablesOf(config.root).map(({ name: variable }) => variable) : [],
  );
  const isOff = (name: string) => name === 'MEILI_HOST' && !environment.isOn('SEARCH');
  const isCalled = (name: string) =>
    (names.has(name) || inConfig.has(name) || ofModelServers.test(name)) &&
    !forPeople.test(name) &&
    !isOff(name);
  const variables = [...environment.variables]
    .filter(([name, { unknown }]) => isCalled(name) && !unknown)
    .map(([name, { text, at }]) => ({ name, at, hosts: hostsOf(text ?? '') }));
  const lookup = (name: string) => ({ text: environment.text(name) ?? '', unknown: false });
  const configured = [...(config?.root ? scalarsOf(config.root) : [])]
    .filter(([path, { text }]) => isAddress.test(path.at(-1) ?? '') && !isVariable.test(text ?? ''))
    .map(([path, { text, at }]) => ({
      name: path.join('.'),
      at,
      hosts: hostsOf(interpolate(text ?? '', lookup).text),
    }));
  return [...variables, ...configured].filter(({ hosts }) => hosts.length > 0);
}

const hostsOf = (text: string) =>
  (mongoAddress(text)?.hosts ?? [urlOf(text)?.hostname ?? '']).filter((host) => host !== '');

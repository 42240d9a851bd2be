import { scalarsOf } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import type { Scalar } from '../../reading/types.ts';
import { isLocalhost, mongoAddress, urlOf } from '../addresses.ts';
import type { Rule } from '../rule.ts';

const endpoint = (host: string) => ({
  'librechat.yaml': `version: 1.3.9
secureImageLinks: true
registration: { allowedDomains: [example.org] }
endpoints:
  custom:
    - name: Ollama
      apiKey: ollama
      baseURL: http://${host}:11434/v1
      models: { default: [llama3.2], fetch: true }
`,
  'docker-compose.override.yml':
    'services:\n  librechat:\n    extra_hosts: [host.docker.internal:host-gateway]\n',
});

/** Addresses that people's browsers use, where localhost is the right one. */
const forPeople =
  /^(DOMAIN_|.*_CALLBACK_URL$|HELP_AND_FAQ_URL$|.*_IMAGE_URL$|HOST$|OPENID_POST_LOGOUT_REDIRECT_URI$|NO_PROXY$|.*ALLOWED.*)/;

const rule: Rule = {
  id: 'provider.localhost',
  severity: 'error',
  why: 'In a container localhost is the container itself: Ollama, a database or a proxy on the machine, or in another container, is not there.',
  source: 'librechat.md row 6',
  mend: 'Name the other service, or the machine as host.docker.internal with extra_hosts: [host.docker.internal:host-gateway]; let Ollama listen there (OLLAMA_HOST=0.0.0.0).',
  failing: endpoint('localhost'),
  passing: endpoint('host.docker.internal'),
  check: (project) => {
    const { service } = project.librechat;
    if (!service || service.networks.length === 0) return [];
    return [...addresses(project)]
      .filter(([, value]) => leadsHome(value))
      .map(([name, { at }]) => ({
        at,
        message: `${name} leads to localhost, which in the container is LibreChat itself.`,
      }));
  },
};

function* addresses({ librechat: { environment, config } }: Project): Generator<[string, Scalar]> {
  const isOff = (name: string) => name === 'MEILI_HOST' && !environment.isOn('SEARCH');
  for (const [name, value] of environment.variables)
    if (!forPeople.test(name) && !isOff(name)) yield [name, value];
  for (const [path, value] of config?.root ? scalarsOf(config.root) : [])
    if (/^(baseURL|url|baseUrl)$/.test(path.at(-1) ?? '')) yield [path.join('.'), value];
}

function leadsHome({ text, unknown }: Scalar): boolean {
  if (unknown || !text) return false;
  const hosts = mongoAddress(text)?.hosts ?? [urlOf(text)?.hostname ?? ''];
  return hosts.some((host) => host !== '' && isLocalhost(host));
}

export default rule;

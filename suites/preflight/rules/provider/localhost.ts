import { startsByScript } from '../../reading/environment.ts';
import { releaseOf } from '../../release.ts';
import { isLocalhost } from '../addresses.ts';
import { calledAddresses, isAlias, isLocalhostElsewhere } from '../called-addresses.ts';
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
      models: { default: [gpt-oss:20b], fetch: true }
`,
  'docker-compose.override.yml':
    'services:\n  librechat:\n    extra_hosts: [host.docker.internal:host-gateway]\n',
});

const rule: Rule = {
  id: 'provider.localhost',
  severity: 'error',
  why: 'Inside a container, localhost is the container itself. A mail server, Ollama, Redis, a database or a proxy on the machine or in another container is not there.',
  source: ['docker/Networking in Compose', 'librechat#2961'],
  fix: 'Write the name of the other service. For the machine itself write host.docker.internal and add extra_hosts: [host.docker.internal:host-gateway]; Ollama must listen there (OLLAMA_HOST=0.0.0.0).',
  failing: endpoint('localhost'),
  passing: endpoint('host.docker.internal'),
  check: (project) => {
    const { service } = project.librechat;
    if (!service || service.networks.length === 0 || isLocalhostElsewhere(project)) return [];
    // An image of the operator's own making may hold the database too.
    const isAllInOne = releaseOf(project).isOwn === true;
    // A script that starts LibreChat may open a port of the container that leads on.
    if (startsByScript(service.command)) return [];
    // What an env file has besides may be for another program, where librechat.yaml does not name it.
    const { config } = project.librechat;
    return calledAddresses(project)
      .filter(({ isRead, at }) => isRead || !config || /\.ya?ml$/.test(at.file))
      .filter(({ hosts }) => hosts.some((host) => isLocalhost(host) && !isAlias(host, project)))
      .filter(({ at }) => !(isAllInOne && /dockerfile/i.test(at.file)))
      .map(({ name, at }) => ({
        at,
        message: `${name} leads to localhost, which inside the container of ${service.name} is LibreChat itself.`,
      }));
  },
};

export default rule;

import { grouped } from '../../grouped.ts';
import { entriesOf } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import { isLocalhost, urlOf } from '../addresses.ts';
import { calledAddresses } from '../called-addresses.ts';
import { isAt } from '../database.ts';
import { sameIn } from '../once-for-all.ts';
import { ragServices } from '../rag-services.ts';
import type { Rule } from '../rule.ts';
import { namesInOtherFiles, reachesOut } from '../services.ts';

const meilisearch = (name: string) =>
  `services:\n  ${name}:\n    image: getmeili/meilisearch:v1.35.1\n    restart: unless-stopped\n`;
const search =
  'SEARCH=true\nMEILI_HOST=http://meilisearch:7700\nMEILI_MASTER_KEY=made-by-openssl-rand-hex-24\n';

const rule: Rule = {
  id: 'provider.no-such-host',
  severity: 'warning',
  why: 'A name without a dot is the name of a service. If no service has it, the search, the model server or the RAG API is not found: "getaddrinfo ENOTFOUND".',
  source: ['docker/Networking in Compose'],
  fix: 'Write the name that the service has in the compose files, or give it that name as a network alias.',
  failing: { 'docker-compose.override.yml': meilisearch('search'), '.env': search },
  passing: { 'docker-compose.override.yml': meilisearch('meilisearch'), '.env': search },
  check: (project) => {
    const { service } = project.librechat;
    if (
      !service ||
      project.isFragment ||
      service.networks.length === 0 ||
      reachesOut(service, project)
    )
      return [];
    const known = [
      ...namesInOtherFiles(project),
      ...entriesOf(service.node.entries.get('extra_hosts')).map(([host]) => host),
    ];
    const isLost = (host: string) =>
      !/[.:]/.test(host) &&
      !/^your-/.test(host) &&
      !isLocalhost(host) &&
      !known.includes(host) &&
      !project.services.some((it) => isAt(it, host));
    const lost = [...calledAddresses(project), ...ofRagServices(project)]
      .filter(({ name }) => name !== 'MONGO_URI')
      .flatMap(({ name, at, hosts }) => hosts.filter(isLost).map((host) => ({ name, at, host })));
    // One host in many addresses is one fault.
    return [...grouped(lost, ({ host, at }) => `${host} ${at.file}`).values()].flatMap(
      ([first, ...others]) =>
        first
          ? [
              {
                at: first.at,
                message: `${first.name} leads to ${first.host}, but no service has that name.${sameIn(others)}`,
              },
            ]
          : [],
    );
  },
};

/** Where the RAG API gets its embeddings. */
const embeddings = ['OLLAMA_BASE_URL', 'RAG_OPENAI_BASEURL', 'HUGGINGFACEHUB_BASE_URL'];

const ofRagServices = (project: Project) =>
  ragServices(project)
    .filter((service) => service.networks.length > 0 && !reachesOut(service, project))
    .flatMap((service) =>
      embeddings.flatMap((name) => {
        const set = service.environment.get(name);
        const host = set?.unknown ? undefined : urlOf(set?.text ?? '')?.hostname;
        const others = entriesOf(service.node.entries.get('extra_hosts')).map(([it]) => it);
        return set && host && !others.includes(host)
          ? [{ name: `${name} of ${service.name}`, at: set.at, hosts: [host] }]
          : [];
      }),
    );

export default rule;

import type { Scalar } from '../../reading/types.ts';
import type { Rule } from '../rule.ts';
import { isOpen, ofKind } from '../services.ts';

const rule: Rule = {
  id: 'ports.internal-published',
  severity: 'error',
  why: 'Ollama, exporters and database consoles ask nobody for a password: whoever reaches the port uses the models or reads the data.',
  source: ['docker/Packet filtering and firewalls', 'librechat_exporter/readme'],
  fix: 'Remove the published port, or publish it at 127.0.0.1 and reach it through ssh -L.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  ollama:\n    image: ollama/ollama:0.13.0\n    restart: unless-stopped\n    ports:\n      - 11434:11434\n  librechat:\n    depends_on: [ollama]\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  ollama:\n    image: ollama/ollama:0.13.0\n    restart: unless-stopped\n    ports:\n      - 127.0.0.1:11434:11434\n  librechat:\n    depends_on: [ollama]\n',
  },
  check: (project) =>
    ofKind(project, 'ollama', 'exporter', 'console').flatMap(({ name, ports, environment }) =>
      (asksForPassword(environment) ? [] : ports)
        .filter(({ hostIp }) => isOpen(hostIp))
        .map(({ at, published, target, hostIp }) => ({
          at,
          service: name,
          message: `${name} is open to the network at port ${published ?? target}, without a password.`,
          ...(published && !hostIp
            ? { edit: { from: `${published}:${target}`, to: `127.0.0.1:${published}:${target}` } }
            : {}),
        })),
    ),
};

/** Adminer and Portainer have a login of their own; mongo-express, pgAdmin and RedisInsight take one from variables. */
const asksForPassword = (environment: ReadonlyMap<string, Scalar>) =>
  ['ME_CONFIG_BASICAUTH_PASSWORD', 'PGADMIN_DEFAULT_PASSWORD'].some((name) => {
    const set = environment.get(name);
    return set?.unknown === true || (set?.text ?? '').length > 0;
  });

export default rule;

import { isLocalhost } from '../addresses.ts';
import { connectionOf } from '../database.ts';
import type { Rule } from '../rule.ts';
import { namesInOtherFiles, reachesOut } from '../services.ts';

const rule: Rule = {
  id: 'mongodb.no-such-host',
  severity: 'error',
  why: 'A name without a dot is the name of a service. If no service has it, LibreChat ends when it starts, again and again.',
  source: ['docker/Networking in Compose'],
  fix: "Write the name of the project's MongoDB service in MONGO_URI.",
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      MONGO_URI: mongodb://librechat:${MONGO_PASSWORD}@mongo:27017/librechat?authSource=admin\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    networks: [shared]\n    environment:\n      MONGO_URI: mongodb://librechat:${MONGO_PASSWORD}@mongo:27017/librechat?authSource=admin\nnetworks:\n  shared: { external: true }\n',
  },
  check: (project) => {
    const connection = connectionOf(project);
    const { service } = project.librechat;
    if (
      !connection ||
      connection.service ||
      !service ||
      project.isFragment ||
      reachesOut(service, project)
    )
      return [];
    const { set, address } = connection;
    const elsewhere = namesInOtherFiles(project);
    const lost = address.hosts.filter(
      (host) => !host.includes('.') && !isLocalhost(host) && !elsewhere.includes(host),
    );
    return lost.map((host) => ({
      at: set.at,
      message: `MONGO_URI leads to ${host}, but no service has that name.`,
    }));
  },
};

export default rule;

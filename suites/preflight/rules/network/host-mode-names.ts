import { textAt } from '../../reading/nodes.ts';
import { calledAddresses } from '../called-addresses.ts';
import { namesOf } from '../database.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const host = (uri: string) =>
  override(
    `services:\n  librechat:\n    network_mode: host\n    ports: !reset []\n    environment: { MONGO_URI: 'mongodb://librechat:\${MONGO_PASSWORD}@${uri}/librechat?authSource=admin' }\n  mongodb:\n    ports: [127.0.0.1:27017:27017]\n`,
  );

const rule: Rule = {
  id: 'network.host-mode-names',
  severity: 'error',
  why: 'With network_mode: host a container uses the machine\'s own network. The names of other services are not known there: "getaddrinfo ENOTFOUND".',
  source: ['docker/Host network driver'],
  fix: 'Write 127.0.0.1 and the port at which the other service is published, or remove network_mode: host.',
  failing: host('mongodb:27017'),
  passing: host('127.0.0.1:27017'),
  check: (project) => {
    const { service } = project.librechat;
    if (textAt(service?.node, 'network_mode') !== 'host') return [];
    const names = new Set(project.services.flatMap(namesOf));
    return calledAddresses(project).flatMap(({ name, at, hosts }) =>
      hosts
        .filter((it) => names.has(it) && !it.includes('.'))
        .map((it) => ({
          at,
          message: `${name} leads to ${it}, a name that is not known in the host's network.`,
        })),
    );
  },
};

export default rule;

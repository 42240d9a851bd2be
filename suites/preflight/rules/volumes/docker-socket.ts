import { textAt } from '../../reading/nodes.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'volumes.docker-socket',
  severity: 'warning',
  why: "Whoever can run a command in the container is root on the machine, with Docker's socket or with `privileged`. The MCP servers that LibreChat starts run there, and a model says what they do.",
  source: ['docker/Docker daemon attack surface'],
  fix: 'Run what needs Docker as a service of its own, and let LibreChat reach it as an MCP server over http.',
  failing: override(
    'services:\n  librechat:\n    volumes: [/var/run/docker.sock:/var/run/docker.sock]\n',
  ),
  passing: override(
    'services:\n  tools:\n    image: example.org/tools:1.0.0\n    restart: unless-stopped\n    volumes: [/var/run/docker.sock:/var/run/docker.sock]\n',
  ),
  check: ({ librechat: { service } }) => {
    if (!service) return [];
    const socket = service.mounts.find(({ source }) => /\/docker\.sock$/.test(source ?? ''));
    const isPrivileged = textAt(service.node, 'privileged') === 'true';
    const has = [
      ...(socket ? ["Docker's socket"] : []),
      ...(isPrivileged ? ['all rights of the machine (privileged)'] : []),
    ];
    if (has.length === 0) return [];
    return [
      {
        at: socket?.at ?? service.at,
        message: `${service.name} has ${has.join(' and ')}: whoever runs a command there is root on the machine.`,
      },
    ];
  },
};

export default rule;

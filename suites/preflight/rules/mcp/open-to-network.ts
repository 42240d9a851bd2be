import { namesOf } from '../database.ts';
import { config, override } from '../examples.ts';
import { remoteMcpServers } from '../mcp-guard.ts';
import type { Rule } from '../rule.ts';
import { isOpen } from '../services.ts';

const published = (port: string) => ({
  ...override(
    `services:\n  tickets:\n    image: example.org/tickets-mcp:1.4.0\n    restart: unless-stopped\n    ports: ['${port}']\n`,
  ),
  ...config(
    "mcpSettings: { allowedAddresses: ['tickets:8000'] }\nmcpServers:\n  tickets: { type: streamable-http, url: 'http://tickets:8000/mcp' }\n",
    '1.3.13',
  ),
});

const rule: Rule = {
  id: 'mcp.open-to-network',
  severity: 'warning',
  why: 'An MCP server that LibreChat calls without a key asks nobody for one: whoever reaches its port uses its tools, with the rights that it has.',
  source: ['docker/Packet filtering and firewalls'],
  fix: 'Remove the published port: LibreChat reaches the server by the name of its service.',
  failing: published('8000:8000'),
  passing: published('127.0.0.1:8000:8000'),
  check: (project) =>
    remoteMcpServers(project)
      .filter(({ hasLogin }) => !hasLogin)
      .flatMap(({ name, url }) =>
        project.services
          .filter((service) => namesOf(service).includes(url.hostname))
          .flatMap((service) =>
            service.ports
              .filter(({ hostIp, target }) => isOpen(hostIp) && target === (url.port || '80'))
              .map(({ at, published: port, target }) => ({
                at,
                service: service.name,
                message: `The MCP server ${name} is open to the network at port ${port ?? target}, without a login.`,
              })),
          ),
      ),
};

export default rule;

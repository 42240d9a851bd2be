import { runsWithin } from '../../release.ts';
import { isLocalhost } from '../addresses.ts';
import { release } from '../examples.ts';
import {
  addressOf,
  isInnerByName,
  isInnerByNetwork,
  lets,
  mcpList,
  remoteMcpServers,
} from '../mcp-guard.ts';
import type { Rule } from '../rule.ts';

const server =
  "mcpServers:\n  tickets: { type: streamable-http, url: 'http://tickets-mcp:8000/mcp' }\n";
const service =
  '  tickets-mcp:\n    image: example.org/tickets-mcp:1.4.0\n    restart: unless-stopped\n';

const rule: Rule = {
  id: 'mcp.refused',
  severity: 'error',
  why: 'LibreChat refuses MCP servers at inner addresses (a container, localhost, a private network) unless librechat.yaml allows them, and with mcpSettings.allowedDomains every server that is not in that list. Its log says MCP_DOMAIN_NOT_ALLOWED, and the tools of the server are missing.',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/mcp_settings',
    'librechat#11234',
    'librechat#12933',
    'librechat#11387',
  ],
  fix: 'From v0.8.6 on add mcpSettings.allowedAddresses: ["host:port"]; before, mcpSettings.allowedDomains: ["host"], and list every other MCP server there too.',
  failing: release('v0.8.7', { override: service, yaml: server }),
  passing: release('v0.8.7', {
    override: service,
    yaml: `${server}mcpSettings: { allowedAddresses: ['tickets-mcp:8000'] }\n`,
  }),
  check: (project) => {
    if (!runsWithin(project, { since: 'v0.8.2-rc2' })) return [];
    const domains = mcpList(project, 'allowedDomains');
    const addresses = (mcpList(project, 'allowedAddresses') ?? []).map(({ text }) =>
      text?.trim().toLowerCase(),
    );
    const hasAddresses = runsWithin(project, { since: 'v0.8.6' });
    const looksUp = runsWithin(project, { since: 'v0.8.3' });
    return remoteMcpServers(project).flatMap(({ name, set, url }) => {
      const host = url.hostname.toLowerCase();
      // Nothing answers there: provider.localhost says so.
      if (isLocalhost(host) && project.librechat.service?.networks.length) return [];
      if (domains) {
        if (domains.some(({ text }) => lets(text ?? '', url))) return [];
        return [
          {
            at: set.at,
            message: `LibreChat refuses the MCP server ${name}: ${host} is not in mcpSettings.allowedDomains.`,
            fix: `Add to mcpSettings.allowedDomains: "${host}".`,
          },
        ];
      }
      const isInner = isInnerByName(host) || (looksUp && isInnerByNetwork(project, host));
      if (!isInner || (hasAddresses && addresses.includes(addressOf(url)))) return [];
      return [
        {
          at: set.at,
          message: `LibreChat refuses the MCP server ${name}: ${host} is an inner address, and mcpSettings does not allow it.`,
          fix: hasAddresses
            ? `Add to librechat.yaml: mcpSettings: { allowedAddresses: ["${addressOf(url)}"] }`
            : `Add to librechat.yaml: mcpSettings: { allowedDomains: ["${host}"] }, and list every other MCP server there too.`,
        },
      ];
    });
  },
};

export default rule;

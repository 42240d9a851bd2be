import { interpolate } from '../../reading/interpolate.ts';
import { entriesOf, nodeAt, scalarAt } from '../../reading/nodes.ts';
import { urlOf } from '../addresses.ts';
import type { Rule } from '../rule.ts';

const server = (url: string) => ({
  'librechat.yaml': `version: 1.3.9
secureImageLinks: true
registration: { allowedDomains: [example.org] }
mcpServers:
  tickets: { type: streamable-http, url: '${url}' }
`,
});

const rule: Rule = {
  id: 'config.mcp-address',
  severity: 'error',
  why: "If the url of an MCP server is not an address, LibreChat's check of librechat.yaml throws `TypeError: Invalid URL`, and LibreChat does not start. A variable that its container does not have has the same effect.",
  source: ['librechat:packages/data-provider/src/mcp.ts'],
  fix: 'Write the whole address, with http:// or https://, or give the container the variable.',
  failing: server('tickets.example.org/mcp'),
  passing: server('https://tickets.example.org/mcp'),
  check: ({ librechat: { config, environment } }) =>
    entriesOf(nodeAt(config?.root, 'mcpServers')).flatMap(([name, node]) => {
      const set = scalarAt(node, 'url');
      const lookup = (variable: string) => ({
        text: environment.text(variable) ?? '',
        unknown: false,
      });
      const isLeft = [...environment.variables].some(
        ([variable, it]) => (it.unknown || it.leftBlank) && set?.text?.includes(`\${${variable}}`),
      );
      if (!set?.text || isLeft || urlOf(interpolate(set.text, lookup).text)) return [];
      const missing = [...set.text.matchAll(/\$\{(\w+)\}/g)]
        .map(([, variable = '']) => variable)
        .filter((variable) => !environment.has(variable));
      const [first] = missing;
      if (first && environment.completeness === 'partial') return [];
      // Whoever fills in the template may add it.
      const isYetToBeSet = first !== undefined && environment.completeness === 'template';
      return [
        {
          at: set.at,
          ...(isYetToBeSet ? { severity: 'warning' as const } : {}),
          message: isYetToBeSet
            ? `The url of the MCP server ${name} is not an address until ${missing.join(' and ')} is set, which the template does not list: LibreChat does not start without it.`
            : `The url of the MCP server ${name} is not an address, so LibreChat does not start.`,
        },
      ];
    }),
};

export default rule;

import { isScalar, itemsOf, nodeAt } from '../../reading/nodes.ts';
import { config } from '../examples.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'mcp.pattern-not-understood',
  severity: 'error',
  why: 'In allowedDomains of mcpSettings and actions LibreChat understands a host, `*.` and a host, and either with scheme or port. A star elsewhere, or a network such as 10.0.0.0/8, matches nothing, so the address stays refused.',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/mcp_settings',
    'librechat:packages/api/src/auth/domain.ts',
  ],
  fix: 'Write the host (tools.example.org), or *.example.org for everything below a domain.',
  failing: config("actions: { allowedDomains: ['*'] }\n"),
  passing: config("actions: { allowedDomains: ['*.example.org', 'https://tools.example.org'] }\n"),
  check: ({ librechat: { config: found } }) =>
    ['mcpSettings', 'actions'].flatMap((section) =>
      itemsOf(nodeAt(found?.root, section, 'allowedDomains'))
        .filter(isScalar)
        .filter(({ text }) => isStrange(text ?? ''))
        .map(({ at, text }) => ({
          at,
          message: `${section}.allowedDomains: \`${text}\` matches no address.`,
        })),
    ),
};

const isStrange = (text: string) =>
  (text.includes('*') && !/^\*\.[^*]+$/.test(text)) ||
  /^\d+\.\d+\.\d+\.\d+\/\d+$/.test(text) ||
  /\s/.test(text.trim()) ||
  text.startsWith('.');

export default rule;

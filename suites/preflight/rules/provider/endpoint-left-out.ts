import { entriesOf, nodeAt } from '../../reading/nodes.ts';
import { builtIn } from '../endpoints.ts';
import { config } from '../examples.ts';
import type { Rule } from '../rule.ts';

const agents = config('endpoints: { agents: { recursionLimit: 50 } }\n');
const known = new Set(builtIn);

const rule: Rule = {
  id: 'provider.endpoint-left-out',
  severity: 'warning',
  why: 'With ENDPOINTS set, LibreChat shows only the built-in endpoints in that list. One that librechat.yaml configures and the list leaves out is not there; without `agents` there are no agents and no MCP tools.',
  source: ['librechat:packages/data-provider/src/parsers.ts'],
  fix: 'Add the endpoint to ENDPOINTS, or remove ENDPOINTS to show all that are set up.',
  failing: { ...agents, '.env': 'ENDPOINTS=openAI\n' },
  passing: { ...agents, '.env': 'ENDPOINTS=openAI,agents\n' },
  check: ({ librechat: { environment, config: found } }) => {
    const set = environment.get('ENDPOINTS');
    const listed = environment.list('ENDPOINTS').filter(Boolean);
    if (!set || listed.length === 0 || !listed.some((name) => known.has(name))) return [];
    const configured = entriesOf(nodeAt(found?.root, 'endpoints'))
      .map(([name]) => name)
      .filter((name) => known.has(name));
    const asksForAgents =
      nodeAt(found?.root, 'mcpServers') !== undefined ||
      nodeAt(found?.root, 'actions') !== undefined;
    const wanted = [...new Set([...configured, ...(asksForAgents ? ['agents'] : [])])];
    const left = wanted.filter((name) => !listed.includes(name));
    const [first] = left;
    if (!first) return [];
    const what = left.map((name) =>
      name === 'agents' && !configured.includes(name) ? 'tools for agents' : name,
    );
    return [
      {
        at: set.at,
        message: `librechat.yaml sets up ${what.join(', ')}, but ENDPOINTS leaves out ${left.join(', ')}: people do not see ${left.length > 1 ? 'them' : 'it'}.`,
        fix: `Write ENDPOINTS=${[...listed, ...left].join(',')}.`,
        edit: { from: listed.at(-1) ?? '', to: [listed.at(-1), ...left].join(',') },
      },
    ];
  },
};

export default rule;

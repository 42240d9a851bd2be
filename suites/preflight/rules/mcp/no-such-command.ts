import { isLibreChatImage } from '../../../../fixtures/stack/compose/project.ts';
import { entriesOf, nodeAt, scalarAt } from '../../reading/nodes.ts';
import { config } from '../examples.ts';
import type { Rule } from '../rule.ts';

const server = (command: string) =>
  config(`mcpServers:\n  tracker: { type: stdio, command: ${command}, args: [tracker] }\n`);
const missing =
  /^(docker|podman|java|dotnet|go|cargo|deno|bun|bunx|php|ruby|git|curl|pipx|poetry)$/;

/** Paths of a machine, which the container does not have. */
const ofMachine = /^(\/Users\/|\/home\/(?!node\/)|\/opt\/homebrew\/|[A-Z]:[\\/])/;

const rule: Rule = {
  id: 'mcp.no-such-command',
  severity: 'error',
  why: 'An MCP server of type stdio runs inside LibreChat\'s container. Its image has node, npx, python3, uv and uvx, and neither Docker nor other runtimes: the server does not start, "spawn … ENOENT".',
  source: ['librechat:Dockerfile'],
  fix: 'Run the server as a separate service and connect to it with type: streamable-http, or build an image that has the command.',
  failing: server('docker'),
  passing: server('npx'),
  check: ({ librechat: { config: found, service } }) =>
    service && isLibreChatImage(service.image?.text ?? '') && !service.node.entries.has('build')
      ? entriesOf(nodeAt(found?.root, 'mcpServers')).flatMap(([name, node]) => {
          const command = scalarAt(node, 'command');
          const text = command?.text ?? '';
          const isThere = service.mounts.some(({ target }) => text.startsWith(target));
          return command && (missing.test(text) || (ofMachine.test(text) && !isThere))
            ? [
                {
                  at: command.at,
                  message: `The MCP server ${name} does not start: LibreChat's image has no ${text}.`,
                },
              ]
            : [];
        })
      : [],
};

export default rule;

import { entriesOf, nodeAt, scalarAt } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import type { Node, Scalar } from '../../reading/types.ts';
import type { Example, Rule } from '../rule.ts';
import { ofKind } from '../services.ts';
import { traefikFiles } from '../traefik-files.ts';

const least = 300;

const traefik = (timeout: string): Example => ({
  'docker-compose.override.yml':
    'services:\n  traefik:\n    image: traefik:v3.5.4\n    restart: unless-stopped\n    volumes: [./traefik.yml:/etc/traefik/traefik.yml:ro]\n',
  'traefik.yml': `entryPoints:\n  websecure:\n    address: ":443"\n    transport:\n      respondingTimeouts:\n        writeTimeout: ${timeout}\n`,
  '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
});

const rule: Rule = {
  id: 'proxy.traefik-cuts-answers',
  severity: 'warning',
  why: 'writeTimeout ends a response that takes longer as a whole, also while it is written; responseHeaderTimeout ends one that has not begun. Answers of models take minutes. Without these settings Traefik waits.',
  source: ['traefik/entrypoints', 'traefik/serverstransport'],
  fix: 'Remove the setting, or write 0.',
  failing: traefik('60s'),
  passing: traefik('0'),
  check: (project) => [...inFiles(project), ...inFlags(project)],
};

function* inFiles(project: Project) {
  for (const root of traefikFiles(project))
    for (const set of timeoutsOf(root))
      if (isShort(set.text ?? ''))
        yield {
          at: set.at,
          message: messageOf(set.text ?? ''),
          edit: { from: set.text ?? '', to: '0' },
        };
}

const flag =
  /--(?:entrypoints\.\w+\.transport\.respondingtimeouts\.writetimeout|serverstransport\.forwardingtimeouts\.responseheadertimeout)=(\S+)/i;

function* inFlags(project: Project) {
  for (const { image, command, node, name } of ofKind(project, 'proxy')) {
    const [, text] = flag.exec(/traefik/.test(image?.text ?? '') ? command : '') ?? [];
    const at = nodeAt(node, 'command')?.at;
    if (text && at && isShort(text)) yield { at, service: name, message: messageOf(text) };
  }
}

const messageOf = (text: string) => `Traefik cuts off answers that take longer than ${text}.`;

function timeoutsOf(root: Node): Scalar[] {
  const entryPoints = entriesOf(nodeAt(root, 'entryPoints')).map(([, node]) =>
    scalarAt(node, 'transport', 'respondingTimeouts', 'writeTimeout'),
  );
  const transports = entriesOf(nodeAt(root, 'http', 'serversTransports')).map(([, node]) => node);
  const forwarding = [nodeAt(root, 'serversTransport'), ...transports].map((node) =>
    scalarAt(node, 'forwardingTimeouts', 'responseHeaderTimeout'),
  );
  return [...entryPoints, ...forwarding].filter((it) => it !== undefined);
}

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** `60`, `60s`, `1m30s`; 0 is no limit. */
function isShort(text: string): boolean {
  const parts = [...text.replaceAll(/["']/g, '').matchAll(/(\d+)(ms|s|m|h)?/g)];
  const seconds = parts.reduce(
    (sum, [, amount, unit = 's']) => sum + Number(amount) * (units[unit] ?? 1),
    0,
  );
  return parts.length > 0 && seconds > 0 && seconds < least;
}

export default rule;

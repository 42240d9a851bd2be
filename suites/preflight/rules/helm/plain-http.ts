import { entriesOf, itemsOf, nodeAt, scalarAt, textAt } from '../../reading/nodes.ts';
import type { Node } from '../../reading/types.ts';
import { helm } from '../examples.ts';
import { serverOrigin } from '../origins.ts';
import type { Rule } from '../rule.ts';

const plain = (ingress: string): ReturnType<typeof helm> => {
  const example = helm(
    `ingress:\n  className: nginx\n  hosts: [{ host: chat.example.org }]\n${ingress}`,
  );
  const without = (example['values.yaml'] ?? '').replace(/^ +DOMAIN_.*\n/gm, '');
  return { ...example, 'values.yaml': without };
};
const limits =
  '  annotations: { nginx.ingress.kubernetes.io/proxy-read-timeout: "600", nginx.ingress.kubernetes.io/proxy-body-size: 100m }\n';

const rule: Rule = {
  id: 'helm.plain-http',
  severity: 'warning',
  why: 'The ingress answers over plain http, so passwords and sessions can be read on the way. LibreChat marks its cookies `Secure` where DOMAIN_SERVER is not set: then each reload asks for the sign-in again.',
  source: ['kubernetes/Ingress, TLS', 'librechat:packages/api/src/oauth/csrf.ts'],
  fix: 'Add ingress.tls with the secret of a certificate, and set DOMAIN_SERVER and DOMAIN_CLIENT to the https address.',
  failing: plain(limits),
  passing: plain(`${limits}  tls: [{ secretName: chat, hosts: [chat.example.org] }]\n`),
  check: ({ helm: values, librechat: { environment } }) => {
    const ingress = nodeAt(values?.root, 'ingress');
    const host = scalarAt(ingress, 'hosts', 0, 'host');
    const isOff = textAt(ingress, 'enabled') === 'false';
    const isStandard = /^chat\.example\.com$|^chart-example\.local$/.test(host?.text ?? '');
    if (!ingress || !host?.text?.includes('.') || isStandard || isOff || hasTls(ingress)) return [];
    if (serverOrigin(environment)?.protocol === 'https:') return [];
    return [
      {
        at: host.at,
        message: `The ingress answers ${host.text} over plain http: anyone on the way reads passwords.`,
      },
    ];
  },
};

/** Controllers that bring the certificate themselves, and annotations that speak of one. */
function hasTls(ingress: Node): boolean {
  const annotations = entriesOf(nodeAt(ingress, 'annotations')).flatMap(([name, node]) => [
    name,
    node.kind === 'scalar' ? (node.text ?? '') : '',
  ]);
  const className = textAt(ingress, 'className') ?? '';
  return (
    itemsOf(nodeAt(ingress, 'tls')).length > 0 ||
    /tailscale|alb|gce|cloudflare|openshift/i.test(className) ||
    annotations.some((it) => /tls|ssl|cert|https|secure|termination/i.test(it))
  );
}

export default rule;

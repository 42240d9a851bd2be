import { isScalar, itemsOf, nodeAt, scalarAt } from '../../reading/nodes.ts';
import { helm } from '../examples.ts';
import type { Rule } from '../rule.ts';

const ingress = (host: string) =>
  helm(
    `ingress:\n  className: nginx\n  annotations: { nginx.ingress.kubernetes.io/proxy-read-timeout: "600", nginx.ingress.kubernetes.io/proxy-body-size: 100m }\n  hosts: [{ host: chat.example.org }]\n  tls: [{ secretName: chat, hosts: ['${host}'] }]\n`,
  );

const rule: Rule = {
  id: 'helm.other-certificate',
  severity: 'warning',
  why: "The ingress uses a certificate for the hosts under tls only. For any other host it answers with its controller's own certificate, which browsers refuse.",
  source: ['kubernetes/Ingress, TLS'],
  fix: 'List the host under ingress.tls[].hosts as well.',
  failing: ingress('example.org'),
  passing: ingress('*.example.org'),
  check: ({ helm: values }) => {
    const node = nodeAt(values?.root, 'ingress');
    const host = scalarAt(node, 'hosts', 0, 'host');
    const covered = itemsOf(nodeAt(node, 'tls')).map((entry) =>
      itemsOf(nodeAt(entry, 'hosts'))
        .filter(isScalar)
        .map(({ text }) => text ?? ''),
    );
    // Without hosts a certificate is for all of them; what a template fills in is not known.
    const isKnown = covered.every((names) => names.length > 0 && !/[${]/.test(names.join('')));
    if (!host?.text || covered.length === 0 || !isKnown || /[${]/.test(host.text)) return [];
    if (covered.flat().some((name) => covers(name, host.text ?? ''))) return [];
    return [{ at: host.at, message: `The certificate of the ingress is not for ${host.text}.` }];
  },
};

const covers = (name: string, host: string) =>
  name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1));

export default rule;

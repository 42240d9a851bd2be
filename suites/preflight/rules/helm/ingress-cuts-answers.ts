import { entriesOf, isScalar, nodeAt, textAt } from '../../reading/nodes.ts';
import type { Node } from '../../reading/types.ts';
import { helm } from '../examples.ts';
import type { Finding, Rule } from '../rule.ts';

const prefix = 'nginx.ingress.kubernetes.io/';
/** What the ingress controller of nginx's maker, another one of the class `nginx`, calls the same. */
const ofOther: Readonly<Record<string, string>> = {
  'proxy-read-timeout': 'nginx.org/proxy-read-timeout',
  'proxy-body-size': 'nginx.org/client-max-body-size',
};
const ingress = (annotations: string) =>
  helm(
    `ingress:\n  className: nginx\n  annotations: { ${annotations} }\n  hosts: [{ host: chat.example.org }]\n  tls: [{ secretName: chat }]\n`,
  );

const rule: Rule = {
  id: 'helm.ingress-cuts-answers',
  severity: 'warning',
  why: 'The nginx ingress closes a connection on which nothing came for 60 s, and refuses bodies of more than 1 MB. LibreChat sends nothing while a model thinks, so long answers are cut off, and most uploads fail with 413.',
  source: ['ingress-nginx/annotations'],
  fix: `Add the annotations ${prefix}proxy-read-timeout: "600" and ${prefix}proxy-body-size: 100m.`,
  failing: ingress(''),
  passing: ingress(`${prefix}proxy-read-timeout: "600", ${prefix}proxy-body-size: 100m`),
  check: ({ helm: values }): Finding[] => {
    const section = nodeAt(values?.root, 'ingress');
    if (!values || !section || textAt(section, 'enabled') === 'false') return [];
    const annotations = entriesOf(nodeAt(section, 'annotations'));
    const className =
      textAt(section, 'className') ||
      annotations.find(([name]) => name === 'kubernetes.io/ingress.class')?.[1];
    const isNginx =
      (typeof className === 'string'
        ? className
        : isScalar(className)
          ? className.text
          : ''
      )?.includes('nginx') || annotations.some(([name]) => name.startsWith(prefix));
    if (!isNginx) return [];
    const isOfOther = annotations.some(([name]) => name.startsWith('nginx.org/'));
    const has = (name: string) =>
      annotations.some(([it]) => it === prefix + name || it === ofOther[name]);
    const lacking = [
      !has('proxy-read-timeout') && 'cuts off answers that pause for more than 60 s',
      !has('proxy-body-size') && 'refuses files of more than 1 MB',
    ].filter(Boolean);
    return lacking.length > 0
      ? [
          {
            at: section.at,
            message: `The nginx ingress ${lacking.join(', and ')}.`,
            ...(isOfOther
              ? { fix: `Add ${Object.values(ofOther).join(': "600" and ')}: 100m.` }
              : annotated(section, has)),
          },
        ]
      : [];
  },
};

/** Next to the annotations that are there. */
function annotated(section: Node, has: (name: string) => boolean): Pick<Finding, 'edit'> {
  const [first] = entriesOf(nodeAt(section, 'annotations'));
  const insert = [
    !has('proxy-read-timeout') && `${prefix}proxy-read-timeout: "600"`,
    !has('proxy-body-size') && `${prefix}proxy-body-size: 100m`,
  ].filter((line) => line !== false);
  return first ? { edit: { at: first[1].at, insert, where: 'before' } } : {};
}

export default rule;

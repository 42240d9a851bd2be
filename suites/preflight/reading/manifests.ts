import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLibreChatImage } from '../../../fixtures/stack/compose/project.ts';
import type { Files, SourceFile } from './files.ts';
import type { HelmValues } from './helm.ts';
import { fileFolders } from './librechat.ts';
import {
  entriesOf,
  isMapping,
  isScalar,
  itemsOf,
  mapping,
  nodeAt,
  scalar,
  textAt,
} from './nodes.ts';
import type { Mapping, Node, Position, Problem, Scalar } from './types.ts';
import { readYamlDocuments } from './yaml.ts';

/*
 * Kubernetes manifests of LibreChat, such as `helm template` prints. They are read into the form of the chart's values, so
 * that one set of rules judges both.
 */

const workload = /^kind: *["']?(Deployment|StatefulSet|Pod)\b/m;
const image = /^[\s-]*image: *["']?([^\s"'#]+)/gm;

/** A chart's template is not YAML until Helm has filled it in. Variables may hold braces too: `{{username}}`. */
const isTemplate = (text: string) =>
  /\{\{-?\s*([.$]|(include|if|with|range|end|else|toYaml|template|define|tpl)\b)/.test(text);

/** Whether a text has a workload, or a pod as Podman plays it, that runs LibreChat's image. */
export const isManifest = (text: string): boolean =>
  workload.test(text) &&
  [...text.matchAll(image)].some(([, name = '']) => isLibreChatImage(name)) &&
  !isTemplate(text);

/**
 * Reads the manifests next to one that runs LibreChat: its ConfigMaps and Secrets, ingress and autoscaler.
 * @returns undefined where LibreChat's container cannot be read
 */
export function readManifests(
  path: string,
  files: Files,
  problems: Problem[],
): HelmValues | undefined {
  const file = files.read(path);
  if (!file) return undefined;
  const folder = file.folder;
  const others = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(({ name }) => join(folder, name))
    .filter((other) => other !== path);
  const near = others.flatMap((other) => files.readIf(other, isObject) ?? []);
  const objects = [file, ...near].flatMap((it) => objectsIn(it, problems));
  const own = objects.find((object) => containerOf(object) !== undefined);
  const container = own && containerOf(own);
  if (!own || !container) return undefined;
  const isPod = textAt(own, 'kind') === 'Pod';
  const root = valuesOf(own, container, objects);
  const isWhole = isSelfContained(container) && !others.some((other) => isOfKustomize.test(other));
  return { file, root, isManifest: true, isPod, lost: lostIn(own, container), isWhole };
}

/** Its patches may add what is not in the manifests. */
const isOfKustomize = /kustomization\.ya?ml$/i;

/** Whether a container is given variables one by one and nothing else. */
const isSelfContained = (container: Mapping) =>
  itemsOf(nodeAt(container, 'env')).length > 0 &&
  ['envFrom', 'volumeMounts'].every((key) => nodeAt(container, key) === undefined);

/** The folders of LibreChat's files for which the pod has no volume, or one that ends with it. */
function lostIn(workload_: Mapping, container: Mapping): string[] {
  const volumes = itemsOf(nodeAt(podOf(workload_), 'volumes'));
  const passing = volumes
    .filter((volume) => nodeAt(volume, 'emptyDir') !== undefined)
    .map((volume) => textAt(volume, 'name'));
  const kept = itemsOf(nodeAt(container, 'volumeMounts'))
    .filter((mount) => !passing.includes(textAt(mount, 'name')))
    .map((mount) => (textAt(mount, 'mountPath') ?? '').replace(/\/$/, ''));
  return Object.keys(fileFolders).filter(
    (folder) => !kept.some((path) => path !== '' && `${folder}/`.startsWith(`${path}/`)),
  );
}

const isObject = (text: string) => /^apiVersion:/m.test(text) && !isTemplate(text);

/** The objects of a file, also those of a List. */
function objectsIn(file: SourceFile, problems: Problem[]): Mapping[] {
  return readYamlDocuments(file, problems).flatMap((root) => {
    if (!isMapping(root)) return [];
    const items = itemsOf(nodeAt(root, 'items')).filter(isMapping);
    return textAt(root, 'kind') === 'List' ? items : [root];
  });
}

const podOf = (object: Mapping) =>
  textAt(object, 'kind') === 'Pod'
    ? nodeAt(object, 'spec')
    : nodeAt(object, 'spec', 'template', 'spec');

/** LibreChat's container, where the object is a workload that has one. */
function containerOf(object: Mapping): Mapping | undefined {
  return itemsOf(nodeAt(podOf(object), 'containers'))
    .filter(isMapping)
    .find((it) => isLibreChatImage(textAt(it, 'image') ?? ''));
}

function valuesOf(workload_: Mapping, container: Mapping, objects: readonly Mapping[]): Mapping {
  const ofKind = (kind: string) => objects.find((object) => textAt(object, 'kind') === kind);
  const entries = new Map<string, Node>();
  const put = (name: string, node: Node | undefined) => node && entries.set(name, node);
  put('replicaCount', nodeAt(workload_, 'spec', 'replicas'));
  put('image', imageOf(container));
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe', 'resources'])
    put(name, nodeAt(container, name));
  put('autoscaling', autoscalingOf(ofKind('HorizontalPodAutoscaler')));
  put('ingress', ingressOf(ofKind('Ingress')));
  put('librechat', librechatOf(workload_, container, objects));
  return mapping(entries, container.at);
}

function imageOf(container: Mapping): Mapping | undefined {
  const set = nodeAt(container, 'image');
  if (!isScalar(set)) return undefined;
  const [, repository = '', tag = ''] = /^(.*?)(?::([\w.-]+))?(?:@.*)?$/.exec(set.text ?? '') ?? [];
  const part = (text: string): Scalar => ({ ...set, text, value: text });
  return mapping(
    [
      ['repository', part(repository)],
      ['tag', part(tag || (set.text?.includes('@') ? '' : 'latest'))],
    ],
    set.at,
  );
}

function autoscalingOf(object: Mapping | undefined): Mapping | undefined {
  const most = nodeAt(object, 'spec', 'maxReplicas');
  return most
    ? mapping(
        [
          ['enabled', scalar('true', most.at)],
          ['maxReplicas', most],
        ],
        most.at,
      )
    : undefined;
}

function ingressOf(object: Mapping | undefined): Mapping | undefined {
  if (!object) return undefined;
  const parts = [
    ['className', nodeAt(object, 'spec', 'ingressClassName')],
    ['annotations', nodeAt(object, 'metadata', 'annotations')],
    ['hosts', nodeAt(object, 'spec', 'rules')],
    ['tls', nodeAt(object, 'spec', 'tls')],
  ] as const;
  const found = parts.filter((part): part is [(typeof part)[0], Node] => part[1] !== undefined);
  return mapping(found, nodeAt(object, 'metadata', 'name')?.at ?? object.at);
}

function librechatOf(workload_: Mapping, container: Mapping, objects: readonly Mapping[]): Mapping {
  const named = (kind: string, name: string | undefined) =>
    objects.find(
      (object) => textAt(object, 'kind') === kind && textAt(object, 'metadata', 'name') === name,
    );
  const volumes = itemsOf(nodeAt(podOf(workload_), 'volumes'));
  const config = volumes
    .map((volume) => nodeAt(named('ConfigMap', textAt(volume, 'configMap', 'name')), 'data'))
    .flatMap((data) => entriesOf(data).find(([key]) => /librechat.*\.ya?ml$/.test(key)) ?? []);
  const content = config.find((it): it is Scalar => typeof it === 'object' && 'kind' in it);
  const entries = new Map<string, Node>([
    ['configEnv', mapping(environmentOf(container, named), container.at)],
  ]);
  if (content) entries.set('configYamlContent', content);
  return mapping(entries, container.at);
}

type Find = (kind: string, name: string | undefined) => Mapping | undefined;

/** What the container is given: from ConfigMaps and Secrets as a whole, then one by one. */
function environmentOf(container: Mapping, named: Find): Map<string, Scalar> {
  const variables = new Map<string, Scalar>();
  for (const source of itemsOf(nodeAt(container, 'envFrom'))) {
    const map = named('ConfigMap', textAt(source, 'configMapRef', 'name'));
    const secret = named('Secret', textAt(source, 'secretRef', 'name'));
    for (const [name, node] of [
      ...entriesOf(nodeAt(map, 'data')),
      ...entriesOf(nodeAt(secret, 'stringData')),
    ])
      if (isScalar(node)) variables.set(name, node);
  }
  for (const item of itemsOf(nodeAt(container, 'env'))) {
    const name = textAt(item, 'name');
    if (name) variables.set(name, variableOf(item, named));
  }
  return variables;
}

function variableOf(item: Node, named: Find): Scalar {
  const own = nodeAt(item, 'value');
  if (isScalar(own)) return own;
  const from = (kind: string, reference: string, data: string) => {
    const object = named(kind, textAt(item, 'valueFrom', reference, 'name'));
    return nodeAt(object, data, textAt(item, 'valueFrom', reference, 'key') ?? '');
  };
  const found =
    from('ConfigMap', 'configMapKeyRef', 'data') ?? from('Secret', 'secretKeyRef', 'stringData');
  const at: Position = item.at;
  return isScalar(found) ? found : scalar('', at, nodeAt(item, 'valueFrom') !== undefined);
}

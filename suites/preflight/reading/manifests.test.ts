import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../fixtures/kernel/testing.ts';
import { preflight } from '../preflight.ts';

async function findingsOf(files: Readonly<Record<string, string>>, below = '') {
  const directory = temporaryFolder();
  mkdirSync(join(directory, below), { recursive: true });
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(directory, below, name), text);
  const signal = AbortSignal.timeout(10_000);
  const { findings } = await preflight(directory, { environment: {}, signal, asksCompose: false });
  return findings.map(({ rule, at }) => `${rule.id} ${at.file}:${at.line}`);
}

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: chat }
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: chat
          image: ghcr.io/danny-avila/librechat:v0.8.7
          readinessProbe: { httpGet: { path: /readyz, port: 3080 } }
          envFrom:
            - configMapRef: { name: chat-env }
            - secretRef: { name: chat-secrets }
          env:
            - { name: PASSWORD_OF_MONGO, valueFrom: { secretKeyRef: { name: chat-secrets, key: mongo } } }
            - { name: MONGO_URI, value: "mongodb://chat:$(PASSWORD_OF_MONGO)@mongodb:27017/chat" }
          volumeMounts:
            - { name: files, mountPath: /app/client/public/images, subPath: images }
            - { name: files, mountPath: /app/uploads, subPath: uploads }
      volumes:
        - { name: config, configMap: { name: chat-config } }
        - { name: files, persistentVolumeClaim: { claimName: files } }
`;

const configuration = `apiVersion: v1
kind: ConfigMap
metadata: { name: chat-env }
data:
  DOMAIN_CLIENT: https://chat.example.org
  DOMAIN_SERVER: https://chat.example.org
---
apiVersion: v1
kind: ConfigMap
metadata: { name: chat-config }
data:
  librechat.yaml: |
    version: 1.3.13
    secureImageLinks: true
    registration: { allowedDomains: [example.org] }
`;

test('sound manifests have no finding', async () => {
  expect(await findingsOf({ 'all.yaml': `${deployment}---\n${configuration}` })).toEqual([]);
  expect(await findingsOf({ 'chat.yaml': deployment, 'config.yaml': configuration })).toEqual([]);
});

test('what is wrong in manifests is found at its line, in a folder below as well', async () => {
  const files = {
    'chat.yaml': deployment
      .replace('replicas: 1', 'replicas: 3')
      .replace('v0.8.7', 'latest')
      .replace(/^ *readinessProbe.*\n/m, ''),
    'config.yaml': configuration
      .replace('    secureImageLinks: true\n', '')
      .replace('  DOMAIN_SERVER', '  USE_REDIZ: "true"\n  DOMAIN_SERVER'),
    'secret.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata: { name: chat-secrets }\nstringData:\n  JWT_SECRET: 2c2d6c1f8e0b47a39d5ef0b1a7c84e6d93f25b08a1e74c6fb0d9386e57a21c4f\n',
    'ingress.yaml':
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: chat }\nspec:\n  ingressClassName: nginx\n  rules: [{ host: chat.example.org }]\n  tls: [{ hosts: [chat.example.org] }]\n',
  };
  expect(await findingsOf(files, 'deploy/chat')).toEqual([
    'helm.replicas-without-redis chat.yaml:5',
    'helm.no-readiness chat.yaml:9',
    'helm.tag-moves chat.yaml:10',
    'env.unread config.yaml:6',
    'config.images-public config.yaml:14',
    'helm.ingress-cuts-answers ingress.yaml:3',
    'helm.secret-in-values secret.yaml:5',
  ]);
});

test('the values in a HelmRelease are those of the chart', async () => {
  const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: chat }
spec:
  values:
    replicaCount: 2
    image: { tag: v0.8.7 }
    librechat:
      configEnv:
        DOMAIN_CLIENT: https://chat.example.org
        DOMAIN_SERVER: https://chat.example.org
`;
  expect(await findingsOf({ 'release.yaml': release })).toEqual([
    'helm.replicas-without-redis release.yaml:6',
  ]);
});

test('files that a pod keeps only as long as it lives are said to be lost', async () => {
  const passing = deployment.replace('persistentVolumeClaim: { claimName: files }', 'emptyDir: {}');
  expect(await findingsOf({ 'all.yaml': `${passing}---\n${configuration}` })).toEqual([
    'helm.data-not-kept all.yaml:9',
  ]);
});

test('a container that is given variables one by one and nothing else lacks the others', async () => {
  const own = deployment
    .replace(/^ *envFrom:\n(.*\n){2}/m, '')
    .replace(/^ *volumeMounts:\n(.*\n){5}/m, '');
  const expected = ['helm.data-not-kept', 'secrets.creds-missing', 'secrets.jwt-missing'];
  const rules = (await findingsOf({ 'chat.yaml': own })).map((it) => it.replace(/ .*/, ''));
  expect([...new Set(rules)].sort()).toEqual(expected);
  expect(
    await findingsOf({ 'chat.yaml': own, 'kustomization.yaml': 'resources: [chat.yaml]\n' }),
  ).toEqual([]);
});

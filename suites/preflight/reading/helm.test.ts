import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { preflight } from '../preflight.ts';
import { notThere } from '../rules/rule.ts';
import { layOut } from '../samples/lay-out.ts';

const values = `image: { tag: v0.8.7 }
librechat:
  configEnv:
    DOMAIN_CLIENT: https://chat.example.org
    DOMAIN_SERVER: https://chat.example.org
    NO_SUCH_VARIABLE: "yes"
  configYamlContent: |
    version: 1.3.13
    secureImageLinks: true
    registration: { allowedDomains: [example.org] }
    interface:
      noSuchKey: true
`;

const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));
const application = (source: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: chat\nspec:\n${source}`;

const forms = {
  'the values of an object': application(
    `  source:\n    helm:\n      valuesObject:\n${indented(values, 8)}`,
  ),
  'values as a text': application(`  source:\n    helm:\n      values: |\n${indented(values, 8)}`),
  'one of several sources': application(
    `  sources:\n    - repoURL: https://example.org/settings\n    - helm:\n        values: |\n${indented(values, 10)}`,
  ),
  "the values below the chart's name": application(
    `  source:\n    helm:\n      values: |\n        chat:\n${indented(values, 10)}`,
  ),
};

const chartOfK3s = `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata:\n  name: chat\nspec:\n  valuesContent: |-\n${indented(values, 4)}`;

test.each([
  ...Object.entries(forms).map(([form, text]) => [
    `an Application of Argo CD with ${form}`,
    'chat-application.yaml',
    text,
  ]),
  ['a HelmChart of K3s', 'librechat.yaml', chartOfK3s],
  ['values of another name', 'helm_values-librechat.yml', values],
])('%s is read', async (_, name = '', text = '') => {
  const directory = layOut({
    'docker-compose.yml': notThere,
    '.env': notThere,
    'librechat.yaml': notThere,
    [name]: text,
  });
  const signal = AbortSignal.timeout(10_000);
  const options = { environment: {}, signal, asksCompose: false };
  const { findings } = await preflight(directory, options);
  rmSync(directory, { recursive: true });
  const lineOf = (word: string) => text.split('\n').findIndex((line) => line.includes(word)) + 1;
  expect(findings.map(({ rule, at }) => `${rule.id} ${at.line}`)).toEqual([
    `env.unread ${lineOf('NO_SUCH_VARIABLE')}`,
    `config.unknown-key ${lineOf('noSuchKey')}`,
  ]);
});

import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const env = { '.env': 'BEDROCK_AWS_PROFILE=chat\nBEDROCK_AWS_DEFAULT_REGION=eu-central-1\n' };
const image = (more: string) =>
  override(`services:\n  librechat:\n    image: ghcr.io/danny-avila/librechat:v0.8.6\n${more}`);
const yaml = {
  'librechat.yaml':
    'version: 1.3.12\nsecureImageLinks: true\nregistration: { socialLogins: [google, openid], allowedDomains: [example.org] }\n',
};

const rule: Rule = {
  id: 'provider.aws-profile',
  severity: 'error',
  why: 'An AWS profile is a section of ~/.aws/credentials. The container has no such file unless it is mounted at /home/node/.aws, and every request to Bedrock or S3 fails.',
  source: ['aws/credentials-file', 'librechat:Dockerfile'],
  fix: 'Mount the folder: ~/.aws:/home/node/.aws:ro, or use a key and a secret.',
  failing: { ...image(''), ...env, ...yaml },
  passing: { ...image('    volumes: [./aws:/home/node/.aws:ro]\n'), ...env, ...yaml },
  check: ({ librechat: { environment, service } }) => {
    const name = ['BEDROCK_AWS_PROFILE', 'AWS_PROFILE'].find((it) => environment.text(it));
    const set = name && environment.get(name);
    const hasFile =
      service?.mounts.some(({ target }) => /\/\.aws(\/|$)|^\/(root|home\/node)\/?$/.test(target)) ||
      environment.mayHave('AWS_SHARED_CREDENTIALS_FILE') ||
      environment.mayHave('AWS_CONFIG_FILE');
    if (!set || !service || hasFile || service.node.entries.has('build')) return [];
    return [
      {
        at: set.at,
        message: `${name} names a profile, but the container has no ~/.aws: nothing is mounted there.`,
      },
    ];
  },
};

export default rule;

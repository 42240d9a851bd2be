import { type Example, notThere } from './rule.ts';

const head = `version: 1.3.9
secureImageLinks: true
registration: { socialLogins: [google, openid], allowedDomains: [example.org] }
`;

/** A librechat.yaml in which nothing is wrong, with more added to it. */
export const config = (more: string, version = '1.3.9'): Example => ({
  'librechat.yaml': head.replace('1.3.9', version) + more,
});

/** The sound project at another release, with what else an example adds. */
export function release(tag: string, { override = '', env = '', yaml = '' } = {}): Example {
  const version =
    { 'v0.8.7': '1.3.13', 'v0.8.8-rc1': '1.3.14', 'v0.8.6': '1.3.12' }[tag] ?? '1.3.6';
  return {
    'docker-compose.override.yml': `services:\n  librechat:\n    image: ghcr.io/danny-avila/librechat:${tag}\n${override}`,
    ...(env ? { '.env': env } : {}),
    ...config(yaml, version),
  };
}

/** The sound project with more in the compose file. */
export const override = (text: string): Example => ({ 'docker-compose.override.yml': text });

/** The sound project as a repository has it: .env is not in it. */
export const withoutDotEnv: Example = { '.env': notThere };

/** The values of a chart's release in which nothing is wrong, with more added, in place of the compose project. */
export const helm = (more: string, env = ''): Example => ({
  'docker-compose.yml': notThere,
  '.env': notThere,
  'librechat.yaml': notThere,
  'values.yaml': `image: { tag: v0.8.7 }
librechat:
  configEnv:
    DOMAIN_CLIENT: https://chat.example.org
    DOMAIN_SERVER: https://chat.example.org
${env}  configYamlContent: |
    version: 1.3.13
    secureImageLinks: true
    registration: { allowedDomains: [example.org] }
${more}`,
});

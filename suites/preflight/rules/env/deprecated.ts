import { nodeAt } from '../../reading/nodes.ts';
import { runsWithin } from '../../release.ts';
import type { Rule } from '../rule.ts';

/** Variables that LibreChat warns of, and what replaced them. */
export const deprecated: Readonly<Record<string, string>> = {
  CHECK_BALANCE: '`balance.enabled` in librechat.yaml',
  START_BALANCE: '`balance.startBalance` in librechat.yaml',
  GOOGLE_API_KEY: 'GOOGLE_SEARCH_API_KEY for the search tool, or GOOGLE_KEY for the models',
};

/** LibreChat warns of them where librechat.yaml configures azureOpenAI. */
const ofAzure = [
  'AZURE_OPENAI_DEFAULT_MODEL',
  'AZURE_OPENAI_MODELS',
  'AZURE_USE_MODEL_AS_DEPLOYMENT_NAME',
  'AZURE_API_KEY',
  'AZURE_OPENAI_API_INSTANCE_NAME',
  'AZURE_OPENAI_API_DEPLOYMENT_NAME',
  'AZURE_OPENAI_API_VERSION',
];

const rule: Rule = {
  id: 'env.deprecated',
  severity: 'warning',
  why: 'LibreChat no longer uses the variable as it did and only notes it in its log, so what it should set may not be set.',
  source: ['librechat:packages/api/src/app/checks.ts'],
  fix: 'Use what replaced it.',
  failing: { '.env': 'CHECK_BALANCE=true\n' },
  passing: {},
  check: (project) => {
    const { environment, config } = project.librechat;
    const isInGroup = ({ text }: { text: string | null }) =>
      text?.startsWith('user_provided') !== true;
    const azure = nodeAt(config?.root, 'endpoints', 'azureOpenAI') ? ofAzure : [];
    return [
      ...Object.entries(deprecated).flatMap(([name, instead]) => {
        const set = runsWithin(project, { since: 'v0.7.8' }) && environment.get(name);
        return set ? [{ at: set.at, message: `${name} is deprecated: use ${instead}.` }] : [];
      }),
      ...azure.flatMap((name) => {
        const set = environment.get(name);
        const isAsked = config?.file.text.includes(`\${${name}}`);
        return set && isInGroup(set) && !isAsked
          ? [
              {
                at: set.at,
                message: `${name} conflicts with azureOpenAI in librechat.yaml.`,
                fix: `Remove ${name}: the groups of azureOpenAI in librechat.yaml set it.`,
              },
            ]
          : [];
      }),
    ];
  },
};

export default rule;

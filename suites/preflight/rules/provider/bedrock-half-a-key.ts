import type { Rule } from '../rule.ts';

const names = ['BEDROCK_AWS_ACCESS_KEY_ID', 'BEDROCK_AWS_SECRET_ACCESS_KEY'] as const;
const half = 'BEDROCK_AWS_DEFAULT_REGION=eu-central-1\nBEDROCK_AWS_ACCESS_KEY_ID=AKIAEXAMPLE\n';

const rule: Rule = {
  id: 'provider.bedrock-half-a-key',
  severity: 'error',
  why: 'LibreChat refuses every chat with Bedrock if only one of the two is set: "Both BEDROCK_AWS_ACCESS_KEY_ID and BEDROCK_AWS_SECRET_ACCESS_KEY must be provided together."',
  source: ['librechat:packages/api/src/endpoints/bedrock/initialize.ts'],
  fix: 'Set both, or neither (then the role of the machine counts).',
  failing: { '.env': half },
  passing: { '.env': `${half}BEDROCK_AWS_SECRET_ACCESS_KEY=aef25c0a733e7f86606ad343bf24fb2f\n` },
  check: ({ librechat: { environment } }) => {
    const set = names.find((name) => environment.text(name));
    const lacking = names.find((name) => !environment.mayHave(name));
    const at = set && environment.get(set)?.at;
    const isUser = names.some((name) => environment.text(name) === 'user_provided');
    if (!at || !lacking || isUser || environment.has('BEDROCK_AWS_BEARER_TOKEN')) return [];
    return [{ at, message: `${set} is set and ${lacking} is not: every chat with Bedrock fails.` }];
  },
};

export default rule;

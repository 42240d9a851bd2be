import { needsRule, variableSet } from '../needs.ts';

const keys =
  'BEDROCK_AWS_ACCESS_KEY_ID=AKIAEXAMPLE\nBEDROCK_AWS_SECRET_ACCESS_KEY=aef25c0a733e7f86606ad343bf24fb2f\n';

export default needsRule({
  id: 'provider.bedrock-without-region',
  severity: 'error',
  why: 'Bedrock is a service of a region: without BEDROCK_AWS_DEFAULT_REGION LibreChat cannot address it, and every chat fails.',
  source: [
    'librechat-docs/configuration/dotenv#aws-bedrock',
    'librechat:packages/api/src/endpoints/bedrock/initialize.ts',
  ],
  fix: 'Set BEDROCK_AWS_DEFAULT_REGION, for example eu-central-1.',
  failing: { '.env': keys },
  passing: { '.env': `${keys}BEDROCK_AWS_DEFAULT_REGION=eu-central-1\n` },
  feature: 'Bedrock has a key',
  isOn: (project) =>
    variableSet('BEDROCK_AWS_SECRET_ACCESS_KEY')(project) ??
    variableSet('BEDROCK_AWS_BEARER_TOKEN')(project),
  needed: [['BEDROCK_AWS_DEFAULT_REGION', 'AWS_REGION']],
  consequence: 'every chat with Bedrock fails',
});

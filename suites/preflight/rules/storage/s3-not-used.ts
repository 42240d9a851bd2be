import { config } from '../examples.ts';
import { isConfigKnown, storageOf, switchRule, variableSet } from '../needs.ts';

const env = { '.env': 'AWS_REGION=eu-central-1\nAWS_BUCKET_NAME=chat-files\n' };

export default switchRule({
  id: 'storage.s3-not-used',
  severity: 'warning',
  why: 'LibreChat stores files in S3 only if librechat.yaml says so. Until then they stay in its container or its volumes.',
  source: ['librechat-docs/configuration/cdn/s3'],
  fix: 'Add to librechat.yaml: fileStrategy: s3. Or remove AWS_BUCKET_NAME.',
  failing: env,
  passing: { ...env, ...config('fileStrategy: s3\n') },
  isSetUp: variableSet('AWS_BUCKET_NAME'),
  isOn: (project) =>
    !isConfigKnown(project) ||
    ['s3', 'cloudfront'].some((it) => storageOf(project, it) !== undefined),
  message:
    'AWS_BUCKET_NAME is set, but librechat.yaml does not choose S3: files are not stored there.',
});

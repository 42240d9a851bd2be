import { config } from '../examples.ts';
import { needsRule, storageOf } from '../needs.ts';

const s3 = config('fileStrategy: s3\n');

export default needsRule({
  id: 'storage.s3-incomplete',
  severity: 'error',
  why: 'With fileStrategy s3 LibreChat stores files in a bucket. Without AWS_REGION it sets up no client, and without AWS_BUCKET_NAME it throws: every upload fails.',
  source: ['librechat-docs/configuration/cdn/s3', 'librechat:packages/api/src/cdn/s3.ts'],
  fix: 'Set AWS_REGION and AWS_BUCKET_NAME, and AWS_ENDPOINT_URL for a store other than Amazon.',
  failing: s3,
  passing: { ...s3, '.env': 'AWS_REGION=eu-central-1\nAWS_BUCKET_NAME=chat-files\n' },
  feature: 'Files are stored in S3',
  isOn: (project) => storageOf(project, 's3'),
  needed: ['AWS_REGION', 'AWS_BUCKET_NAME'],
  consequence: 'every upload fails',
});

import { nodeAt } from '../../reading/nodes.ts';
import { release } from '../examples.ts';
import { storageOf } from '../needs.ts';
import type { Rule } from '../rule.ts';

const env = 'AWS_REGION=eu-central-1\nAWS_BUCKET_NAME=chat-files\n';

const rule: Rule = {
  id: 'storage.cloudfront-incomplete',
  severity: 'error',
  why: 'With fileStrategy cloudfront LibreChat keeps files in S3 and links to a CloudFront distribution. Without the `cloudfront` section it does not know which one.',
  source: ['librechat-docs/configuration/cdn/cloudfront'],
  fix: 'Add to librechat.yaml: cloudfront: { domain: "https://files.example.org" }.',
  failing: release('v0.8.8-rc1', { env, yaml: 'fileStrategy: cloudfront\n' }),
  passing: release('v0.8.8-rc1', { env, yaml: 'fileStrategy: s3\n' }),
  check: (project) => {
    const at = storageOf(project, 'cloudfront');
    if (!at || nodeAt(project.librechat.config?.root, 'cloudfront')) return [];
    return [
      {
        at,
        message: 'fileStrategy is cloudfront, and librechat.yaml has no `cloudfront` section.',
      },
    ];
  },
};

export default rule;

import { config } from '../examples.ts';
import { storageOf } from '../needs.ts';
import type { Rule } from '../rule.ts';

const s3 = (key: string) => ({
  ...config('fileStrategy: s3\n'),
  '.env': `AWS_REGION=eu-central-1\nAWS_BUCKET_NAME=chat-files\nAWS_ACCESS_KEY_ID=AKIAEXAMPLE\n${key}`,
});

const rule: Rule = {
  id: 'storage.s3-half-a-key',
  severity: 'error',
  why: 'LibreChat uses AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only together. With one of them it falls back to the credentials of the machine, and uploads fail where there are none.',
  source: ['librechat:packages/api/src/cdn/s3.ts'],
  fix: 'Set both, or neither.',
  failing: s3(''),
  passing: s3('AWS_SECRET_ACCESS_KEY=aef25c0a733e7f86606ad343bf24fb2f\n'),
  check: (project) => {
    const { environment } = project.librechat;
    if (!storageOf(project, 's3')) return [];
    const [id, secret] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    const [one, other] = environment.has(id ?? '') ? [id, secret] : [secret, id];
    const set = environment.get(one ?? '');
    if (!set || environment.mayHave(other ?? '')) return [];
    return [
      { at: set.at, message: `${one} is set and ${other} is not, so LibreChat uses neither.` },
    ];
  },
};

export default rule;

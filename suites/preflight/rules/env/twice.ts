import { assignedTwice } from '../../reading/env-file.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'env.twice',
  severity: 'warning',
  why: 'If a variable is set twice in one file, the later line counts. The earlier one looks as if it were in force.',
  source: ['compose-go/dotenv'],
  fix: 'Remove the line that is not meant.',
  failing: { '.env': 'APP_TITLE=Chat\nAPP_TITLE=Our chat\n' },
  passing: { '.env': 'APP_TITLE=Our chat\n' },
  check: ({ dotenv }) =>
    (dotenv && !dotenv.isTemplate ? assignedTwice(dotenv.file) : []).map(({ name, at, later }) => ({
      at,
      message: `${name} is set again in line ${later}, and that value counts.`,
      edit: { remove: true } as const,
    })),
};

export default rule;

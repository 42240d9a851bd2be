import { withoutDotEnv } from '../examples.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'env.not-in-repository',
  severity: 'warning',
  why: 'The project takes variables from a file that is not here, as in a pull request or on a platform that keeps them (Portainer, Coolify). Preflight assumes that they are set where you deploy, and cannot check their values.',
  source: ['compose/interpolation'],
  fix: 'Run preflight where the .env is, or keep a template next to the compose file: .env.example with the names and no secrets.',
  failing: withoutDotEnv,
  passing: {},
};

export default rule;

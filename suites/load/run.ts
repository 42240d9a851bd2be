import { SharedArray } from 'k6/data';
import exec from 'k6/execution';
import type { LoadPlan, LoadUser } from '../../fixtures/load/plan.ts';

/** The runner's instructions for this run. */
export const plan = JSON.parse(open(__ENV.LOAD_PLAN ?? '')) as LoadPlan;

/** Users are secrets: in Kubernetes a Secret provides them through the environment. */
const users = new SharedArray<LoadUser>('users', () =>
  JSON.parse(__ENV.LOAD_USERS_JSON || open(__ENV.LOAD_USERS ?? '')),
);

/** The user of this virtual user. Each has a different one, so no user requests two answers at a time. */
export function ownUser(): LoadUser {
  const user = users[exec.vu.idInTest - 1];
  if (!user) throw new Error(`No user is left for virtual user ${exec.vu.idInTest}.`);
  return user;
}

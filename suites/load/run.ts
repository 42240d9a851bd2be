import { SharedArray } from 'k6/data';
import exec from 'k6/execution';
import type { LoadPlan, LoadUser } from './plan.ts';

/** What the runner wants of this run. */
export const plan = JSON.parse(open(__ENV.LOAD_PLAN ?? '')) as LoadPlan;

/** People are secrets: in Kubernetes they come by the environment, which a Secret fills. */
const users = new SharedArray<LoadUser>('users', () =>
  JSON.parse(__ENV.LOAD_USERS_JSON || open(__ENV.LOAD_USERS ?? '')),
);

/** The person that this virtual user is: nobody else is the same one, so nobody generates twice at a time. */
export function ownUser(): LoadUser {
  const user = users[exec.vu.idInTest - 1];
  if (!user) throw new Error(`There is no user for virtual user ${exec.vu.idInTest}.`);
  return user;
}

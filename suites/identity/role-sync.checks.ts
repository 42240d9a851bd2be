import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  notSynchronised: {
    text: 'The release does not know OPENID_ROLE_SYNC_ENABLED (before v0.8.7), the claim is another one, or LibreChat has no role of that name.',
    fix: 'Upgrade, compare OPENID_ROLE_SYNC_CLAIM and OPENID_ROLE_SYNC_SOURCE with a token, and create the role in the admin panel.',
    shownBy: /role[\s\S]*Received[^\n]*"USER"|- +"STAFF"[\s\S]*\+ +"USER"/,
  },
  roleKept: {
    text: 'A role that the provider takes away stays in LibreChat.',
    fix: 'Set OPENID_ROLE_SYNC_FALLBACK_ROLE to the role of people whose claim names none.',
    shownBy: /\+ +"STAFF"/,
  },
  administratorByClaim: {
    text: 'The role ADMIN of LibreChat follows from a claim of the provider.',
    fix: 'Leave ADMIN out of OPENID_ROLE_SYNC_ROLE_PRIORITY, and name administrators with OPENID_ADMIN_ROLE only.',
    shownBy: /Expected: not "ADMIN"/,
  },
});

const roles = {
  requirement: 'accessControl',
  level: 'MUST',
  needs: ['doubles', 'database'],
  shape: 'role-sync',
  source: ['librechat:packages/api/src/auth/openidRoleSync.ts'],
} as const;

export const roleGiven = defineCheck({
  ...roles,
  id: 'roles.sync.given',
  text: 'With OPENID_ROLE_SYNC_ENABLED, a person gets the role that the Control Plane names.',
  causes: [causes.notSynchronised],
});

export const roleTaken = defineCheck({
  ...roles,
  id: 'roles.sync.taken-away',
  text: 'With OPENID_ROLE_SYNC_ENABLED, a person who lost the role at the Control Plane has the fallback role after the next login.',
  causes: [causes.roleKept, causes.notSynchronised],
});

export const noAdministrator = defineCheck({
  ...roles,
  refusal: true,
  id: 'roles.sync.never-admin',
  text: 'A role called ADMIN at the Control Plane makes nobody an administrator of LibreChat.',
  causes: [causes.administratorByClaim],
});

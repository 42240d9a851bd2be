import type { StoredDocument } from '../../fixtures/clients/database-probe.ts';
import { type DatabaseLie, defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { causes, noAdministrator, roleGiven, roleTaken } from './role-sync.checks.ts';

/** What is stored of people, with another role. */
const stored = (change: (user: StoredDocument) => StoredDocument): DatabaseLie => ({
  documents: (name, documents) => (name === 'users' ? documents.map(change) : documents),
});

export const mutants = defineMutants({
  'role-sync.off': {
    violates: [roleGiven, roleTaken],
    cause: causes.notSynchronised,
    why: 'OPENID_ROLE_SYNC_ENABLED is lost when the variables move to another file.',
    deployment: { environment: { OPENID_ROLE_SYNC_ENABLED: 'false' } },
  },
  'role-sync.other-claim': {
    violates: [roleGiven, roleTaken],
    cause: causes.notSynchronised,
    why: 'The provider renames the claim, and OPENID_ROLE_SYNC_CLAIM keeps the old name.',
    deployment: { environment: { OPENID_ROLE_SYNC_CLAIM: 'groups' } },
  },
  'role-sync.no-fallback': {
    violates: [roleTaken],
    cause: causes.roleKept,
    why: 'Without OPENID_ROLE_SYNC_FALLBACK_ROLE, a role that is taken away stays.',
    deployment: { environment: { OPENID_ROLE_SYNC_FALLBACK_ROLE: undefined } },
  },
  'role-sync.administrator': {
    violates: [noAdministrator],
    cause: causes.administratorByClaim,
    why: 'A fork takes every role of the claim over, ADMIN too.',
    database: stored((user) => ({ ...user, role: 'ADMIN' })),
  },
  'role-sync.administrator-by-first-login': {
    violates: [noAdministrator],
    cause: causes.administratorByClaim,
    why: 'Whoever signs in first after a new database becomes its administrator.',
    database: stored((user) => (user.role === 'USER' ? { ...user, role: 'ADMIN' } : user)),
  },
});

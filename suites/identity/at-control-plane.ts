import type { APIResponse } from '@playwright/test';
import { expect } from '@playwright/test';
import { counterpart } from '../../fixtures/checks/counterpart.ts';
import type { ControlPlaneVisitor } from '../../fixtures/clients/control-plane.ts';
import type { IdentityChanges } from '../../fixtures/doubles/personas/index.ts';

/** Google does not insist on PKCE for these people: a lost verifier is found by one check, and hides no other. */
export const withoutPkce: IdentityChanges = { behaviours: { google: ['pkce-not-enforced'] } };

/** Of GET /auth/token: 401 without a session, 200 with one. */
export const sessionStatus = async (visitor: ControlPlaneVisitor) =>
  (await visitor.tokenResponse()).status();

/** The counterpart of every refusal here. */
export const proveLogin = (visitor: ControlPlaneVisitor, login: Promise<APIResponse>) =>
  counterpart('an employee gets in', async () => {
    await login;
    expect(await sessionStatus(visitor), 'GET /auth/token after a login').toBe(200);
  });

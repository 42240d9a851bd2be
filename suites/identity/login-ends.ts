import type { Visitor } from '../../fixtures/clients/visitor.ts';
import { expect } from '../../fixtures/test.ts';

/** Where a visitor's login ends, as `LoginEnd.summary` says it: at the login page, which says that it failed. */
export const refused = '200 /login with an error';
/** In the chat. */
export const chat = /^200 \/(c\/new)?$/;

/** The login ends at the login page, which says that it failed, and opens no session. */
export async function expectKeptOut(visitor: Visitor, callback: URL): Promise<void> {
  const end = await visitor.open(callback);
  expect(end.summary, 'where the login ended').toBe(refused);
  expect(await visitor.hasSession(), 'a session').toBe(false);
}

import http from 'k6/http';
import { signOns } from '../../../fixtures/librechat/sign-ons.ts';
import { attempted, measured } from '../metrics.ts';
import { ownUser, plan } from '../run.ts';
import { browserHeaders, type Response } from '../session.ts';
import { untilReady } from '../until-ready.ts';

/** How long does a single sign-on take, from the button to the chat? */
export function login(): void {
  const startedAt = Date.now();
  const jar = new http.CookieJar();
  const params = { jar, headers: browserHeaders, tags: { name: 'login', long: 'no' } };
  const signIn = untilReady(() => http.get(plan.origin + signOns.openid.loginPath, params));
  const consent = submit(signIn, { login: ownUser().email }, params);
  const end = consent && submit(consent, {}, params);
  const signedIn = jar.cookiesForURL(plan.origin).refreshToken !== undefined;
  attempted('login', signedIn ? undefined : `ended with status ${(end ?? signIn).status}`);
  if (signedIn) measured('login', Date.now() - startedAt);
}

/** Submits the form of an identity provider's page; undefined if the page has no form. */
function submit(page: Response, fields: Record<string, string>, params: object) {
  return page.html('form').size() > 0 ? page.submitForm({ fields, params }) : undefined;
}

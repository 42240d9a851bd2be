import { answered, json, refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import {
  causes,
  configIsJson,
  configMatchesAddress,
  configOffersSso,
  configPublicFields,
  emailLoginClosed,
  pageServed,
  readinessEndpoint,
  registrationClosed,
  unknownApiRefused,
} from './start.checks.ts';

const config = 'GET /api/config';

/** Answers what the page loads for one purpose (Sec-Fetch-Dest) in another way. */
function loadedAs(destination: string, reply: Parameters<typeof answered>[0]): Rule {
  return {
    on: 'GET /*',
    request: ({ headers }) => (headers['sec-fetch-dest'] === destination ? reply : undefined),
  };
}

const html = { 'content-type': 'text/html' };

export const mutants = defineMutants({
  'start.script-missing': {
    violates: [pageServed],
    cause: causes.pageFromAnotherBuild,
    why: 'A cached page refers to scripts that the new image no longer has.',
    source: ['librechat#13686'],
    traffic: [loadedAs('script', { status: 404, headers: html })],
  },
  'start.style-is-html': {
    violates: [pageServed],
    cause: causes.staticHostServesPage,
    why: 'A static host serves the page for every unknown path.',
    source: ['librechat#13686'],
    traffic: [loadedAs('style', { status: 200, headers: html, body: '<!doctype html>' })],
  },
  'start.page-bad-gateway': {
    violates: [pageServed],
    cause: causes.proxyWithoutUpstream,
    why: 'The reverse proxy points to a port on which nothing listens (LibreChat serves on 3080).',
    traffic: [loadedAs('document', { status: 502, headers: html, body: '<h1>Bad Gateway</h1>' })],
  },
  'start.config-is-page': {
    violates: [configIsJson],
    cause: causes.pageServedForApi,
    why: 'A fallback rule of the proxy also serves the page for /api.',
    source: ['librechat:api/server/index.js'],
    traffic: [{ on: config, request: refuse(200, '<!doctype html>', 'text/html') }],
  },
  'start.config-unavailable': {
    violates: [configIsJson],
    cause: causes.notReadyYet,
    why: 'The container answers its constant /health while the API is not ready.',
    source: ['librechat:api/server/index.js'],
    traffic: [{ on: config, request: refuse(503, '{"message":"starting"}', 'application/json') }],
  },
  'start.config-incomplete': {
    violates: [configIsJson],
    cause: causes.otherServiceUnderApi,
    why: 'Another service answers under /api with its own JSON (shared host name, wrong upstream).',
    traffic: [{ on: config, request: refuse(200, '{"status":"ok"}', 'application/json') }],
  },
  'start.server-domain-default': {
    violates: [configMatchesAddress],
    cause: causes.serverDomainDefault,
    why: 'DOMAIN_SERVER is not set, so the default applies.',
    source: ['librechat-docs/configuration/dotenv#application-domains'],
    traffic: [
      { on: config, response: json((it) => ({ ...it, serverDomain: 'http://localhost:3080' })) },
    ],
  },
  'start.server-domain-other-scheme': {
    violates: [configMatchesAddress],
    cause: causes.serverDomainScheme,
    why: 'DOMAIN_SERVER has another scheme than the proxy serves.',
    source: ['librechat-docs/configuration/dotenv#application-domains'],
    traffic: [
      {
        on: config,
        response: json((it, { origin }) => ({
          ...it,
          serverDomain: origin.replace(/^http:/, 'https:'),
        })),
      },
    ],
  },
  'start.server-domain-final-slash': {
    violates: [configMatchesAddress],
    cause: causes.serverDomainSlash,
    why: 'DOMAIN_SERVER ends in a slash, so every callback URL has two.',
    source: ['librechat:api/strategies/googleStrategy.js'],
    traffic: [
      { on: config, response: json((it, { origin }) => ({ ...it, serverDomain: `${origin}/` })) },
    ],
  },
  'start.social-login-off': {
    violates: [configOffersSso],
    cause: causes.socialLoginOff,
    why: 'ALLOW_SOCIAL_LOGIN is not set, as in the plan.',
    source: ['librechat-docs/configuration/dotenv#social-logins', 'plan/variables'],
    deployment: { environment: { ALLOW_SOCIAL_LOGIN: 'false' } },
  },
  'start.google-not-offered': {
    violates: [configOffersSso],
    cause: causes.googleVariableMissing,
    why: 'GOOGLE_CLIENT_SECRET is empty after interpolation.',
    source: ['librechat:api/server/routes/config.js'],
    traffic: [{ on: config, response: json((it) => ({ ...it, googleLoginEnabled: false })) }],
  },
  'start.openid-not-offered': {
    violates: [configOffersSso],
    cause: causes.openidVariableMissing,
    why: 'OPENID_SESSION_SECRET is empty, so the button is hidden.',
    source: ['librechat#2991'],
    traffic: [{ on: config, response: json((it) => ({ ...it, openidLoginEnabled: false })) }],
  },
  'start.registration-announced': {
    violates: [registrationClosed],
    cause: causes.registrationAllowed,
    why: 'ALLOW_REGISTRATION=true was copied from .env.example.',
    traffic: [{ on: config, response: json((it) => ({ ...it, registrationEnabled: true })) }],
  },
  'start.registration-accepted': {
    violates: [registrationClosed],
    cause: causes.registrationOnlyHidden,
    why: 'The page hides registration, but the API still accepts it (a custom build, an old replica).',
    traffic: [
      {
        on: 'POST /api/auth/register',
        request: refuse(200, '{"message":"Please check your email"}', 'application/json'),
      },
    ],
  },
  'start.config-tells-account-rules': {
    violates: [configPublicFields],
    cause: causes.configTellsAccountRules,
    why: 'LibreChat shows links and settings of the signed-in page to everyone (before 6db059b8a).',
    traffic: [
      {
        on: config,
        response: json((it) => ({
          ...it,
          helpAndFaqURL: 'https://intranet.example.com/faq',
          sharedLinksEnabled: true,
          allowAccountDeletion: true,
        })),
      },
    ],
  },
  'start.config-of-a-person-cached': {
    violates: [configPublicFields],
    cause: causes.configOfAPersonCached,
    why: 'A shared cache returns the configuration of a signed-in user.',
    source: ['rfc9111/3.5'],
    traffic: [
      {
        on: config,
        response: json((it) => ({ ...it, modelSpecs: { list: [] }, balance: { enabled: false } })),
      },
    ],
  },
  'start.email-login-only-hidden': {
    violates: [emailLoginClosed],
    cause: causes.emailLoginOnlyHidden,
    why: 'ALLOW_EMAIL_LOGIN=false hides the form, but the API still checks passwords (before 73c43ded2).',
    traffic: [
      {
        on: 'POST /api/auth/login',
        request: refuse(404, '{"message":"Incorrect password."}', 'application/json'),
      },
    ],
  },
  'start.email-login-overridden': {
    violates: [emailLoginClosed],
    cause: causes.emailLoginOverridden,
    why: 'ALLOW_EMAIL_LOGIN_OVERRIDE was left on after an emergency (LibreChat v0.8.8-rc1 and later).',
    deployment: { environment: { ALLOW_EMAIL_LOGIN_OVERRIDE: 'true' } },
  },
  'start.readiness-is-page': {
    violates: [readinessEndpoint],
    cause: causes.readinessIsPage,
    why: 'LibreChat serves the page for /readyz, so the probe cannot fail (before 9cb650d1d).',
    traffic: [{ on: 'GET /readyz', request: refuse(200, '<!doctype html>', 'text/html') }],
  },
  'start.never-ready': {
    violates: [readinessEndpoint],
    cause: causes.neverReady,
    why: 'A startup step hangs (an MCP server that does not respond), so LibreChat never becomes ready.',
    traffic: [{ on: 'GET /readyz', request: refuse(503, 'NOT_READY') }],
  },
  'start.unknown-api-is-page': {
    violates: [unknownApiRefused],
    cause: causes.unknownApiIsPage,
    why: 'The proxy serves index.html for unknown paths of the API.',
    source: ['librechat:api/server/index.js'],
    traffic: [
      { on: 'GET /api/conformance-unknown', request: refuse(200, '<!doctype html>', 'text/html') },
    ],
  },
  'start.unknown-api-html-error': {
    violates: [unknownApiRefused],
    cause: causes.gatewayErrorPage,
    why: "A gateway replaces the API's responses with its own error page.",
    traffic: [
      {
        on: 'GET /api/conformance-unknown',
        response: answered({ status: 404, headers: html, body: '<h1>Not found</h1>' }),
      },
    ],
  },
});

import { defineCheck } from '../../fixtures/checks/types.ts';

export const pageServed = defineCheck({
  id: 'start.page-served',
  requirement: 'start',
  level: 'MUST',
  text: "The deployment's address serves the LibreChat page with every script and stylesheet that the page refers to.",
  source: 'Plan, 6. Service Endpoints: LibreChat UI; librechat.md row 57',
  cause:
    'The container runs but the client was not built, a proxy points elsewhere, or a cached page refers to assets that no longer exist.',
  remedy:
    'Open the address in a private window and look for 404s, or for HTML instead of scripts. Rebuild the image or clear the proxy cache, and check that the published port maps to 3080.',
});

export const configIsJson = defineCheck({
  id: 'start.config-is-json',
  requirement: 'start',
  level: 'MUST',
  text: 'GET /api/config returns 200 with the startup configuration as JSON.',
  source: 'Plan, 6. Service Endpoints: LibreChat API; librechat.md B1',
  cause:
    'The proxy does not route /api (it serves the page for every path), or the server has not finished starting.',
  remedy: 'Route /api to the same LibreChat service as the page, and read the startup log.',
});

export const configMatchesAddress = defineCheck({
  id: 'start.config-matches-address',
  requirement: 'start',
  level: 'MUST',
  text: 'serverDomain in /api/config is the origin at which users reach the deployment.',
  source: 'Plan, 4. Environment Variables: DOMAIN_SERVER; librechat.md row 2',
  cause:
    'DOMAIN_SERVER still has its default http://localhost:3080, or says http behind an https proxy. Every login button then leads to the wrong address.',
  remedy:
    'Set DOMAIN_CLIENT and DOMAIN_SERVER to the public origin, without a path or trailing slash.',
});

export const configOffersSso = defineCheck({
  id: 'start.config-offers-sso',
  requirement: 'start',
  level: 'MUST',
  text: '/api/config offers social login with both Google and OpenID enabled.',
  source: 'Plan, 2. OAuth Integration; librechat.md row 13',
  cause:
    'ALLOW_SOCIAL_LOGIN is not true, or a variable that a strategy needs is empty (often OPENID_SESSION_SECRET).',
  remedy:
    'Set ALLOW_SOCIAL_LOGIN=true, GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, and all five OPENID_* variables.',
});

export const registrationClosed = defineCheck({
  id: 'start.registration-closed',
  requirement: 'start',
  level: 'MUST',
  text: 'Local registration is closed, in the configuration and in the API.',
  source: 'Plan, Service Definition: ALLOW_REGISTRATION=false',
  cause: 'ALLOW_REGISTRATION is true or not set in the environment that the server reads.',
  remedy: 'Set ALLOW_REGISTRATION=false and restart LibreChat.',
});

export const configPublicFields = defineCheck({
  id: 'start.config-public-fields',
  requirement: 'start',
  level: 'SHOULD',
  text: 'Without a session, /api/config contains no field that LibreChat needs only after login.',
  source:
    'OWASP ASVS 5.0, 15.3.1; danny-avila/LibreChat 6db059b8a (pull request 13102, issue 12688)',
  cause:
    'A release before v0.8.6 shows help page, footer, analytics and account rules to everyone, or a shared cache returns the configuration of a signed-in user.',
  remedy: 'Upgrade LibreChat to v0.8.6 or later and keep /api out of shared caches.',
});

export const emailLoginClosed = defineCheck({
  id: 'start.email-login-closed',
  requirement: 'start',
  level: 'MUST',
  text: 'If /api/config says that email login is off, POST /api/auth/login returns 403 without checking a password.',
  source:
    'Plan, SSO Integration: Use existing OAuth infrastructure; OWASP ASVS 5.0, 8.3.1; danny-avila/LibreChat 73c43ded2 (pull request 14180)',
  cause:
    'A release before v0.8.8-rc1 only hides the form and still checks passwords, or ALLOW_EMAIL_LOGIN_OVERRIDE is on.',
  remedy:
    'Upgrade LibreChat to v0.8.8-rc1 or later and do not set ALLOW_EMAIL_LOGIN_OVERRIDE. Until then block POST /api/auth/login at the proxy.',
});

export const readinessEndpoint = defineCheck({
  id: 'start.readiness-endpoint',
  requirement: 'start',
  level: 'SHOULD',
  text: 'GET /readyz returns 200 when LibreChat is ready, and never the page.',
  source: 'danny-avila/LibreChat 9cb650d1d (pull request 13212); Kubernetes: readiness probes',
  cause:
    'A release before v0.8.6 serves the page with 200 for /readyz, so a probe cannot fail, or LibreChat is still starting.',
  remedy:
    'Upgrade LibreChat to v0.8.6 or later. Until then probe GET /api/banner, which needs the database.',
});

export const unknownApiRefused = defineCheck({
  id: 'start.unknown-api-refused',
  requirement: 'start',
  level: 'MUST',
  text: 'An unknown path below /api returns 404 with JSON, not the page.',
  source: 'Plan, 6. Service Endpoints: LibreChat API; librechat.md B1',
  cause: 'A proxy or static host answers for /api, so every probe of the API looks healthy.',
  remedy: "Send every path to LibreChat itself and remove the proxy's fallback rules.",
});

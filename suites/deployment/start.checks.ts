import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  pageFromAnotherBuild: {
    text: 'The page refers to scripts or styles that this image does not have: a cached page, or replicas of two versions.',
    fix: 'Clear the cache of the proxy and the CDN, and run the same image on every replica.',
    shownBy: /page: GET \/\S+\.\w+ → 404|failed: net::ERR/,
  },
  staticHostServesPage: {
    text: 'A static host or a fallback rule serves the page for every unknown path, also for scripts and styles.',
    fix: 'Send every path to LibreChat itself and remove the fallback rule of the proxy.',
    shownBy: /"200 text\/html /,
  },
  proxyWithoutUpstream: {
    text: 'The reverse proxy reaches no LibreChat: it points to a port on which nothing listens.',
    fix: 'Point the proxy to the port on which LibreChat listens (3080 by default).',
    shownBy: /page: GET \/\S* → 50[234]/,
  },
  pageServedForApi: {
    text: 'A fallback rule of the proxy serves the page for /api.',
    fix: 'Route /api to the same LibreChat service as the page.',
    shownBy: /Received: 200 with text\/html/,
  },
  notReadyYet: {
    text: 'LibreChat has not finished starting, or a startup step hangs.',
    fix: 'Read the startup log, and wait for /readyz before you send traffic.',
    shownBy: /Received: 503/,
  },
  otherServiceUnderApi: {
    text: 'Another service answers under /api with its own JSON (a shared host name or a wrong upstream).',
    fix: 'Route /api to the same LibreChat service as the page.',
    shownBy: /GET \/api\/config: ✖/,
  },
  serverDomainDefault: {
    text: 'DOMAIN_SERVER is not set, so its default http://localhost:3080 applies.',
    fix: 'Set DOMAIN_CLIENT and DOMAIN_SERVER to the public origin, without a path or trailing slash.',
    shownBy: /Received: "http:\/\/localhost:3080"/,
  },
  serverDomainScheme: {
    text: 'DOMAIN_SERVER has another scheme than users use.',
    fix: 'Set DOMAIN_CLIENT and DOMAIN_SERVER to the public origin with its scheme, usually https.',
    shownBy: /Expected: "http:.*\nReceived: "https:|Expected: "https:.*\nReceived: "http:/,
  },
  serverDomainSlash: {
    text: 'DOMAIN_SERVER ends in a slash, so every callback URL has two.',
    fix: 'Remove the trailing slash from DOMAIN_SERVER.',
    shownBy: /Received: "\S+\/"/,
  },
  socialLoginOff: {
    text: 'ALLOW_SOCIAL_LOGIN is not true.',
    fix: 'Set ALLOW_SOCIAL_LOGIN=true.',
    shownBy: /\+ +"socialLoginEnabled": false/,
  },
  googleVariableMissing: {
    text: 'A variable of the Google login is empty: GOOGLE_CLIENT_ID or GOOGLE_CLIENT_SECRET.',
    fix: 'Run `docker compose config` and check that both have a value.',
    shownBy: /\+ +"googleLoginEnabled": false/,
  },
  openidVariableMissing: {
    text: 'A variable of the OpenID login is empty, often OPENID_SESSION_SECRET.',
    fix: 'Set OPENID_CLIENT_ID, OPENID_CLIENT_SECRET, OPENID_ISSUER, OPENID_SCOPE and OPENID_SESSION_SECRET.',
    shownBy: /\+ +"openidLoginEnabled": false/,
  },
  registrationAllowed: {
    text: 'ALLOW_REGISTRATION is true in the environment that the server reads.',
    fix: 'Set ALLOW_REGISTRATION=false and restart LibreChat.',
    shownBy: /registrationEnabled\nExpected: false/,
  },
  registrationOnlyHidden: {
    text: 'The page hides registration, but the API still accepts it (a custom build or an old replica).',
    fix: 'Run the same unmodified image on every replica, with ALLOW_REGISTRATION=false.',
    shownBy: /status of POST \/api\/auth\/register/,
  },
  configTellsAccountRules: {
    text: 'A release before v0.8.6 shows help page, footer, analytics and account rules to everyone.',
    fix: 'Upgrade LibreChat to v0.8.6 or later.',
    shownBy:
      /"(allowAccountDeletion|helpAndFaqURL|sharedLinksEnabled|customFooter|analyticsGtmId)"/,
  },
  configOfAPersonCached: {
    text: 'A shared cache returns the configuration of a signed-in user.',
    fix: 'Keep /api out of shared caches.',
    shownBy: /"(balance|modelSpecs|interface)"/,
  },
  emailLoginOnlyHidden: {
    text: 'A release before v0.8.8-rc1 hides the form but still checks passwords.',
    fix: 'Upgrade LibreChat to v0.8.8-rc1 or later. Until then block POST /api/auth/login at the proxy.',
    shownBy: /API client: POST \/api\/auth\/login → (401|404|422)/,
  },
  emailLoginOverridden: {
    text: 'ALLOW_EMAIL_LOGIN_OVERRIDE is on: left over from an emergency.',
    fix: 'Remove ALLOW_EMAIL_LOGIN_OVERRIDE from the environment.',
  },
  readinessIsPage: {
    text: 'A release before v0.8.6 serves the page with 200 for /readyz, so a probe cannot fail.',
    fix: 'Upgrade LibreChat to v0.8.6 or later. Until then probe GET /api/banner, which needs the database.',
    shownBy: /answer of GET \/readyz/,
  },
  neverReady: {
    text: 'A startup step hangs, such as an MCP server that does not respond, so LibreChat never becomes ready.',
    fix: 'Find the last step in the startup log and remove or repair what it waits for.',
    shownBy: /status of GET \/readyz[\s\S]*Received: 503/,
  },
  unknownApiIsPage: {
    text: 'The proxy or a static host serves index.html for unknown paths of the API.',
    fix: "Send every path below /api to LibreChat and remove the proxy's fallback rules.",
    shownBy: /^status\n[\s\S]*Received: 200/,
  },
  gatewayErrorPage: {
    text: "A gateway replaces the API's responses with its own error page.",
    fix: 'Turn off error interception for /api (nginx proxy_intercept_errors).',
    shownBy: /content type/,
  },
});

export const pageServed = defineCheck({
  id: 'start.page-served',
  requirement: 'start',
  level: 'MUST',
  text: "The deployment's address serves the LibreChat page with every script and stylesheet that the page refers to.",
  source: ['plan/endpoints', 'librechat#13686'],
  causes: [causes.staticHostServesPage, causes.proxyWithoutUpstream, causes.pageFromAnotherBuild],
});

export const configIsJson = defineCheck({
  id: 'start.config-is-json',
  requirement: 'start',
  level: 'MUST',
  text: 'GET /api/config returns 200 with the startup configuration as JSON.',
  source: ['plan/endpoints', 'librechat:api/server/index.js'],
  causes: [causes.pageServedForApi, causes.notReadyYet, causes.otherServiceUnderApi],
});

export const configMatchesAddress = defineCheck({
  id: 'start.config-matches-address',
  requirement: 'start',
  level: 'MUST',
  text: 'serverDomain in /api/config is the origin at which users reach the deployment.',
  source: ['plan/variables', 'librechat:api/server/routes/config.js'],
  causes: [causes.serverDomainDefault, causes.serverDomainScheme, causes.serverDomainSlash],
});

export const configOffersSso = defineCheck({
  id: 'start.config-offers-sso',
  requirement: 'start',
  level: 'MUST',
  text: '/api/config offers social login with both Google and OpenID enabled.',
  source: ['plan/oauth', 'librechat:api/server/routes/config.js'],
  causes: [causes.socialLoginOff, causes.googleVariableMissing, causes.openidVariableMissing],
});

export const registrationClosed = defineCheck({
  id: 'start.registration-closed',
  requirement: 'start',
  level: 'MUST',
  text: 'Local registration is closed, in the configuration and in the API.',
  source: ['plan/service'],
  causes: [causes.registrationAllowed, causes.registrationOnlyHidden],
});

export const configPublicFields = defineCheck({
  id: 'start.config-public-fields',
  requirement: 'start',
  level: 'SHOULD',
  text: 'Without a session, /api/config contains no field that LibreChat needs only after login.',
  source: ['asvs/15.3.1', 'librechat#13102'],
  causes: [causes.configTellsAccountRules, causes.configOfAPersonCached],
});

export const emailLoginClosed = defineCheck({
  id: 'start.email-login-closed',
  requirement: 'start',
  level: 'MUST',
  text: 'If /api/config says that email login is off, POST /api/auth/login returns 403 without checking a password.',
  source: ['plan/sso', 'asvs/8.3.1', 'librechat#14180'],
  causes: [causes.emailLoginOnlyHidden, causes.emailLoginOverridden],
});

export const readinessEndpoint = defineCheck({
  id: 'start.readiness-endpoint',
  requirement: 'start',
  level: 'SHOULD',
  text: 'GET /readyz returns 200 when LibreChat is ready, and never the page.',
  source: ['librechat#13212', 'kubernetes/Liveness, Readiness, and Startup Probes'],
  causes: [causes.readinessIsPage, causes.neverReady],
});

export const unknownApiRefused = defineCheck({
  id: 'start.unknown-api-refused',
  requirement: 'start',
  level: 'MUST',
  text: 'An unknown path below /api returns 404 with JSON, not the page.',
  source: ['plan/endpoints', 'librechat:api/server/index.js'],
  causes: [causes.unknownApiIsPage, causes.gatewayErrorPage],
});

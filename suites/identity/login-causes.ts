import { defineCauses } from '../../fixtures/checks/diagnosis.ts';

/** What makes logins fail in real deployments, or lets people in who should stay out. */
export const loginCauses = defineCauses({
  errorHandlerMissing: {
    text: 'The callback has no handler for an error of the strategy, so Express answers with its own page.',
    fix: 'Let the callback redirect to <DOMAIN_CLIENT>/login?error=auth_failed whenever the strategy reports an error.',
    shownBy: /\b(500|400|401|502) \/oauth\/\w+\/callback/,
  },
  waitsForProvider: {
    text: 'LibreChat waits for the provider without a limit of its own, so the person sees nothing until a proxy gives up.',
    fix: 'Lower proxy_read_timeout for /oauth to less than a minute and show a page of your own for 504, with a link to the login.',
    shownBy: /Received[^\n]*"(no answer|504 \/oauth)/,
  },
  refusalToOtherPage: {
    text: 'DOMAIN_CLIENT is another address, or a proxy rewrites redirects, so a refused login ends elsewhere.',
    fix: 'Set DOMAIN_CLIENT to the address at which people reach LibreChat, and leave Location headers alone in the proxy.',
    shownBy: /Received.*: "?(https?:\/\/|a loop of redirects)/,
  },
  refusalLosesReason: {
    text: 'A proxy drops the query of redirects, so the login page does not know that a login failed.',
    fix: 'Pass the Location header on unchanged.',
    shownBy: /Received.*"200 \/login"/,
  },
  loginAccepted: {
    text: 'LibreChat opens a session although the provider has not vouched for the person.',
    fix: 'Update LibreChat, or undo the change in the strategy: no session without a token that was verified.',
    shownBy: /Received.*"200 \/(c\/new)?"|a session[\s\S]*Received: true/,
  },
  idTokenNotVerified: {
    text: 'The claims of the ID token are used without comparing issuer, audience and time.',
    fix: 'Use the OpenID strategy of LibreChat unchanged: openid-client verifies them.',
    shownBy: /Received.*"200 \/(c\/new)?"/,
  },
  clockToleranceMissing: {
    text: 'The clocks of LibreChat and of the provider differ, and the strategy allows no difference.',
    fix: 'Synchronize the clock of the host (NTP).',
    shownBy: /iat|exp|not.*(before|yet valid)|expired|OAUTH_JWT_TIMESTAMP|JWT/i,
  },
  providerSlow: {
    text: 'The provider answers later than LibreChat, or a proxy before it, waits.',
    fix: 'Raise the time-outs of the proxy to more than 10 s, and find out why the provider is slow.',
    shownBy: /504|timed? ?out|Timeout/i,
  },
  loginRefused: {
    text: 'People who should get in are refused: a domain, a role or the closed registration keeps them out.',
    fix: 'Read the line that LibreChat logs about the refused login.',
    shownBy: /Received.*"200 \/login with an error"/,
  },
  stateNotBound: {
    text: 'The strategy is registered without state, or does not compare it with the session of the browser (login CSRF).',
    fix: 'Update LibreChat when it sends a state to this provider. Until then, offer this provider through the Control Plane only.',
    shownBy: /Received.*"?200 \/(c\/new)?"?|a session[\s\S]*Received: true/,
  },
  sessionStoreLost: {
    text: 'The session between the authorization request and the callback was lost: connect.sid is not set, or another replica answers.',
    fix: 'Give all replicas one Redis (USE_REDIS=true), and pass X-Forwarded-Proto on.',
    shownBy:
      /Unable to verify authorization request state|did not find expected authorization request/i,
  },
  hostHeaderTrusted: {
    text: 'An address is made from the Host or X-Forwarded-Host header of the request.',
    fix: 'Set DOMAIN_SERVER and DOMAIN_CLIENT, and let the proxy overwrite X-Forwarded-Host.',
    shownBy: /evil\.example/,
  },
  redirectNotConfined: {
    text: 'An address in the query is followed although it leads to another site.',
    fix: 'Accept only paths that begin with a single slash.',
    shownBy: /evil\.example/,
  },
  errorEchoed: {
    text: 'The error of the provider is put into a page as HTML.',
    fix: 'Show a text of your own for every error; never the one in the address.',
    shownBy: /<img|onerror|<script/i,
  },
});

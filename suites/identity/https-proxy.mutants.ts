import { cookie } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { nginxAnd, nginxWith } from '../../fixtures/saboteur/nginx.ts';
import { loginLeadsToChat, causes as ofLogin } from './https.checks.ts';
import * as checks from './https-proxy.checks.ts';

const { causes } = checks;

export const mutants = defineMutants({
  'https-proxy.scheme-not-passed-on': {
    violates: [loginLeadsToChat],
    cause: ofLogin.schemeNotPassedOn,
    why: 'The configuration of the proxy was copied without its line about X-Forwarded-Proto.',
    deployment: nginxWith(/ *proxy_set_header X-Forwarded-Proto [^;]+;/, ''),
  },
  'https-proxy.hsts-missing': {
    violates: [checks.hsts],
    cause: causes.hstsMissing,
    why: 'LibreChat sends no security headers, and the proxy adds none.',
    deployment: nginxWith(/ *add_header Strict-Transport-Security [^;]+;/, ''),
  },
  'https-proxy.hsts-for-a-try': {
    violates: [checks.hsts],
    cause: causes.hstsShort,
    why: 'The five minutes of the first day stayed.',
    deployment: nginxWith('max-age=31536000', 'max-age=300'),
  },
  'https-proxy.framing-allowed': {
    violates: [checks.notFramed],
    cause: causes.framingAllowed,
    why: 'The intranet shows the chat in a frame, so X-Frame-Options was removed and the policy of LibreChat is hidden.',
    deployment: nginxWith(
      'add_header X-Frame-Options DENY always;',
      'proxy_hide_header Content-Security-Policy;',
    ),
  },
  'https-proxy.body-of-1-mb': {
    violates: [checks.largeBody],
    cause: causes.bodyLimit,
    why: 'The proxy has the default of nginx for client_max_body_size.',
    source: ['nginx/client_max_body_size'],
    deployment: nginxWith('client_max_body_size 25m', 'client_max_body_size 1m'),
  },
  'https-proxy.firewall': {
    violates: [checks.largeBody],
    cause: causes.firewallRefuses,
    why: 'A web application firewall refuses bodies of more than 128 KB.',
    traffic: [
      {
        on: 'POST /api/*',
        request: ({ body }) =>
          body.length > 131_072 ? { status: 403, body: 'Request blocked' } : undefined,
      },
    ],
  },
  'https-proxy.header-of-4-kb': {
    violates: [checks.largeHeader],
    cause: causes.headerBuffer,
    why: 'A hardening guide lowered large_client_header_buffers.',
    source: ['nginx/large_client_header_buffers'],
    deployment: nginxAnd('large_client_header_buffers 4 4k;'),
  },
  'https-proxy.header-refused': {
    violates: [checks.largeHeader],
    cause: causes.headerBuffer,
    why: 'A gateway in the cloud answers 431 to headers of more than 4 KB.',
    traffic: [
      {
        on: '* /*',
        request: ({ headers }) =>
          String(headers.cookie ?? '').length > 4_096
            ? { status: 431, body: 'Request Header Fields Too Large' }
            : undefined,
      },
    ],
  },
  'https-proxy.cookie-path-rewritten': {
    violates: [checks.cookiePaths],
    cause: causes.cookiePathRewritten,
    why: 'LibreChat was below /chat once, and proxy_cookie_path stayed.',
    deployment: nginxAnd('proxy_cookie_path / /chat/;'),
  },
  'https-proxy.cookie-path-of-login': {
    violates: [checks.cookiePaths],
    cause: causes.cookiePathRewritten,
    why: 'A gateway narrows the cookies of a response to the path of its request.',
    traffic: [
      {
        on: 'GET /oauth/openid/callback',
        response: cookie(/./, (it) => it.replace(/Path=\//i, 'Path=/oauth/')),
      },
    ],
  },
  'https-proxy.silence-cut': {
    violates: [checks.longSilence],
    cause: causes.silenceCut,
    why: 'The proxy has a short proxy_read_timeout. LibreChat is silent while a model thinks, so the default of a minute is too short; the reference gives a sign of life every ten seconds.',
    source: ['nginx/proxy_read_timeout'],
    deployment: nginxWith('proxy_read_timeout 300s', 'proxy_read_timeout 5s'),
  },
  'https-proxy.http-1-0-upstream': {
    violates: [checks.cutSeen],
    cause: causes.cutHidden,
    why: 'The proxy has the version that nginx had as a default for twenty years, in which the end of a connection is the end of a response.',
    source: ['nginx/proxy_http_version', 'rfc9112/8'],
    deployment: nginxWith('proxy_http_version 1.1', 'proxy_http_version 1.0'),
  },
});

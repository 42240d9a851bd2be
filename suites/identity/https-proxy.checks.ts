import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  hstsMissing: {
    text: 'Nobody sends Strict-Transport-Security: LibreChat does not, and the proxy has no header of its own.',
    fix: 'nginx: `add_header Strict-Transport-Security "max-age=31536000" always;` in the server block with TLS.',
    shownBy: /seconds of Strict-Transport-Security[\s\S]*Received: +0/,
  },
  hstsShort: {
    text: 'Strict-Transport-Security is for a short time, as a first try has it.',
    fix: 'Set max-age to a year: 31536000.',
    shownBy: /seconds of Strict-Transport-Security[\s\S]*Received: +[1-9]/,
  },
  framingAllowed: {
    text: 'The page may be framed by any site: neither LibreChat nor the proxy forbids it. A location of nginx with an add_header of its own inherits none.',
    fix: 'nginx: `add_header X-Frame-Options DENY always;`, repeated in each location that has an add_header.',
    shownBy: /sites that may frame the page/,
  },
  bodyLimit: {
    text: 'The proxy refuses bodies of more than 1 MB, its default.',
    fix: 'nginx: `client_max_body_size 25m;`.',
    shownBy: /Received: +413/,
  },
  firewallRefuses: {
    text: 'A web application firewall refuses large requests.',
    fix: 'Raise its limit for /api to what LibreChat accepts.',
    shownBy: /Received: +(403|406)/,
  },
  headerBuffer: {
    text: 'The proxy reads at most 4 KB of a header, and the cookies of all services of a company are more.',
    fix: 'nginx: `large_client_header_buffers 4 16k;`.',
    shownBy: /Received: +(400|414|431|494)/,
  },
  cookiePathRewritten: {
    text: 'The proxy rewrites the path of cookies, as for an application below a path (proxy_cookie_path).',
    fix: 'Remove proxy_cookie_path: LibreChat is at the root of its host.',
    shownBy: /paths of the cookies/,
  },
  cutHidden: {
    text: 'The proxy speaks HTTP/1.0 with LibreChat, in which a response that broke off looks like a complete one.',
    fix: 'nginx: `proxy_http_version 1.1;`.',
    shownBy: /end of the stream[\s\S]*Received: +"complete"/,
  },
  silenceCut: {
    text: 'The proxy ends a response after 60 seconds without a byte, its default, and a model that thinks is silent for longer.',
    fix: 'nginx: `proxy_read_timeout 300s;`; a cloud balancer: raise its idle timeout.',
    shownBy: /streams of the answer|504|page: GET \/api\/agents\/chat\/stream/,
  },
});

const https = { requirement: 'accessControl', shape: 'https' } as const;

export const hsts = defineCheck({
  ...https,
  id: 'https.hsts',
  level: 'SHOULD',
  text: 'Over https the page comes with Strict-Transport-Security for at least half a year.',
  source: ['rfc6797/7.1', 'asvs/3.4.1'],
  causes: [causes.hstsMissing, causes.hstsShort],
});

export const notFramed = defineCheck({
  ...https,
  id: 'https.not-framed',
  level: 'SHOULD',
  text: 'Over https no other site may show the page in a frame.',
  source: ['asvs/3.4.6'],
  causes: [causes.framingAllowed],
});

export const largeBody = defineCheck({
  ...https,
  requirement: 'sessions',
  id: 'https.body-of-2-mb',
  level: 'MUST',
  text: 'A request with a body of 2 MB reaches LibreChat through the proxy.',
  source: ['nginx/client_max_body_size'],
  causes: [causes.bodyLimit, causes.firewallRefuses],
});

export const largeHeader = defineCheck({
  ...https,
  requirement: 'sessions',
  id: 'https.cookies-of-6-kb',
  level: 'MUST',
  text: 'A request with 6 KB of cookies, as services of one domain set them together, reaches LibreChat through the proxy.',
  source: ['nginx/large_client_header_buffers'],
  causes: [causes.headerBuffer],
});

export const cookiePaths = defineCheck({
  ...https,
  requirement: 'sessions',
  id: 'https.cookie-paths',
  level: 'MUST',
  text: 'Behind a proxy, the cookies of a session are for the whole host: their path is /.',
  source: ['rfc6265bis/4.1.2.4'],
  causes: [causes.cookiePathRewritten],
  needs: ['doubles'],
});

export const longSilence = defineCheck({
  ...https,
  requirement: 'streaming',
  id: 'https.silence-of-65-s',
  level: 'MUST',
  text: 'Behind a proxy, the stream of an answer lives through 65 seconds in which the model says nothing.',
  source: ['nginx/proxy_read_timeout'],
  causes: [causes.silenceCut],
  needs: ['doubles'],
});

export const cutSeen = defineCheck({
  ...https,
  requirement: 'streaming',
  id: 'https.cut-seen',
  level: 'SHOULD',
  text: 'Behind a proxy, the stream of an answer that LibreChat breaks off ends as broken in the browser, not as complete.',
  source: ['rfc9112/8', 'nginx/proxy_http_version'],
  causes: [causes.cutHidden],
  needs: ['doubles', 'restart'],
});

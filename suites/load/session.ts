import http, { type CookieJar, type RefinedResponse, type ResponseType } from 'k6/http';
import { browserAgent } from '../../fixtures/kernel/browser-agent.ts';
import { attempted, called, measured } from './metrics.ts';
import { ownUser, plan } from './run.ts';
import { untilReady } from './until-ready.ts';

export type Response = RefinedResponse<ResponseType | undefined>;

/** LibreChat bans clients that are not browsers (api/server/middleware/uaParser.js). */
export const browserHeaders = {
  ...plan.headers,
  'User-Agent': browserAgent,
};

/** An access token lives for 15 minutes. A browser renews it before that. */
const renewAfterMs = 600_000;
const timeout = '60s';

interface Call {
  /** The name of the call in reports. */
  readonly name: string;
  /** A long poll: takes as long as the answer. */
  readonly long?: boolean;
  readonly body?: object;
}

/** The session of this virtual user, kept across iterations. */
class OwnSession {
  private headers: Record<string, string> | undefined;
  private renewedAt = 0;
  private hasCookies = false;

  get(path: string, call: Call): Response {
    return this.send('GET', path, call, this.authorized());
  }

  post(path: string, call: Call): Response {
    return this.send('POST', path, call, this.authorized());
  }

  /** The refresh cookie. Each renewal rotates it, over HTTP and in a browser. */
  get refreshToken(): string {
    return this.cookies().cookiesForURL(plan.origin).refreshToken?.[0] ?? '';
  }

  /** The browser of this virtual user has renewed the session. */
  set refreshToken(token: string) {
    this.cookies().set(plan.origin, 'refreshToken', token);
  }

  /** Renews the session with the refresh cookie. */
  refresh(): void {
    this.cookies();
    const response = this.send('POST', '/api/auth/refresh', { name: 'refresh' }, browserHeaders);
    measured('refresh', response.timings.duration);
    const token = fieldOf(response, 'token');
    attempted('refresh', token ? undefined : faultOf(response));
    if (token) this.hold(token);
    this.renewedAt = Date.now();
  }

  private cookies(): CookieJar {
    const jar = http.cookieJar();
    if (!this.hasCookies) {
      jar.set(plan.origin, 'refreshToken', ownUser().refreshToken);
      jar.set(plan.origin, 'token_provider', 'librechat');
      this.hasCookies = true;
    }
    return jar;
  }

  /** The headers of a signed-in browser. Created when the token changes, not for each call. */
  private authorized(): Record<string, string> {
    if (this.headers && Date.now() - this.renewedAt > renewAfterMs) this.refresh();
    return this.headers ?? this.hold(ownUser().accessToken);
  }

  private hold(accessToken: string): Record<string, string> {
    this.headers = { ...browserHeaders, Authorization: `Bearer ${accessToken}` };
    this.renewedAt = Date.now();
    return this.headers;
  }

  private send(
    method: string,
    path: string,
    { name, long = false, body }: Call,
    headers: Record<string, string>,
  ): Response {
    const params = {
      headers: body ? { ...headers, 'Content-Type': 'application/json' } : headers,
      tags: { name },
      redirects: 0,
      timeout,
    };
    const sent = body ? JSON.stringify(body) : null;
    const response = untilReady(() => http.request(method, plan.origin + path, sent, params));
    if (!long) called(response.timings.duration);
    return response;
  }
}

export const session = new OwnSession();

/** A field of a JSON response with status 200; undefined if it is missing or not a string. */
export function fieldOf(response: Response, field: string): string | undefined {
  if (response.status !== 200) return undefined;
  const value = jsonOf(response) as Record<string, unknown> | undefined;
  return typeof value?.[field] === 'string' ? value[field] : undefined;
}

/** The JSON of a response with status 200. */
export function jsonOf(response: Response): unknown {
  if (response.status !== 200) return undefined;
  try {
    return JSON.parse(String(response.body));
  } catch {
    return undefined;
  }
}

/** Describes what is wrong with a response, without its content, which could contain a token. */
export function faultOf(response: Response): string {
  return response.error || `status ${response.status}, unexpected JSON`;
}

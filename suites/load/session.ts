import http, { type RefinedResponse, type ResponseType } from 'k6/http';
import { attempted, called, measured } from './metrics.ts';
import { ownUser, plan } from './run.ts';

export type Response = RefinedResponse<ResponseType | undefined>;

/** LibreChat bans who is no browser (librechat.md row 24). */
export const browserHeaders = {
  ...plan.headers,
  'User-Agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
};

/** An access token lives for 15 minutes; a browser renews it before. */
const renewAfterMs = 600_000;
const timeout = '60s';

interface Call {
  /** What the call is about; its place in reports. */
  readonly name: string;
  /** A long poll: it takes as long as the answer. */
  readonly long?: boolean;
  readonly body?: object;
}

/** The session of this virtual user: kept over its iterations. */
class OwnSession {
  private accessToken = '';
  private renewedAt = 0;

  get(path: string, call: Call): Response {
    return this.call('GET', path, call);
  }

  post(path: string, call: Call): Response {
    return this.call('POST', path, call);
  }

  /** Renews the session with the refresh cookie, which rotates. */
  refresh(): void {
    const { refreshToken } = ownUser();
    if (this.renewedAt === 0) {
      const jar = http.cookieJar();
      jar.set(plan.origin, 'refreshToken', refreshToken);
      jar.set(plan.origin, 'token_provider', 'librechat');
    }
    const response = this.send('POST', '/api/auth/refresh', { name: 'refresh' }, {});
    measured('refresh', response.timings.duration);
    const token = fieldOf(response, 'token');
    attempted('refresh', token ? undefined : faultOf(response));
    if (token) this.accessToken = token;
    this.renewedAt = Date.now();
  }

  private call(method: string, path: string, call: Call): Response {
    if (!this.accessToken) {
      this.accessToken = ownUser().accessToken;
      this.startedAt = Date.now();
    }
    if (Date.now() - Math.max(this.renewedAt, this.startedAt) > renewAfterMs) this.refresh();
    return this.send(method, path, call, { Authorization: `Bearer ${this.accessToken}` });
  }

  private startedAt = 0;

  private send(method: string, path: string, call: Call, headers: object): Response {
    const { name, long = false, body } = call;
    const response = http.request(method, plan.origin + path, body ? JSON.stringify(body) : null, {
      headers: {
        ...browserHeaders,
        ...headers,
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      tags: { name, long: long ? 'yes' : 'no' },
      redirects: 0,
      timeout,
    });
    if (!long) called(response.timings.duration);
    return response;
  }
}

export const session = new OwnSession();

/** A field of a JSON answer of status 200; undefined where it is missing or not a text. */
export function fieldOf(response: Response, field: string): string | undefined {
  if (response.status !== 200) return undefined;
  const value = jsonOf(response) as Record<string, unknown> | undefined;
  return typeof value?.[field] === 'string' ? value[field] : undefined;
}

/** The JSON of an answer of status 200. */
export function jsonOf(response: Response): unknown {
  if (response.status !== 200) return undefined;
  try {
    return JSON.parse(String(response.body));
  } catch {
    return undefined;
  }
}

/** What is wrong with an answer, in words without its content, which could hold a token. */
export function faultOf(response: Response): string {
  return response.error || `status ${response.status}, not the JSON that was expected`;
}

import { SharedArray } from 'k6/data';
import exec from 'k6/execution';
import http, { type RefinedResponse, type ResponseType } from 'k6/http';
import { browserAgent } from '../../../fixtures/kernel/browser-agent.ts';
import type { DuetPlan, DuetUser, OfBoth, SideName } from '../../../fixtures/load/duet/plan.ts';
import type { LoadUser } from '../../../fixtures/load/plan.ts';

export const plan = JSON.parse(open(__ENV.LOAD_PLAN ?? '')) as DuetPlan;

const users = new SharedArray<DuetUser>('users', () => JSON.parse(open(__ENV.LOAD_USERS ?? '')));

type Response = RefinedResponse<ResponseType | undefined>;
export type Responses = OfBoth<Response>;

/** The responses of both deployments to one request. */
export interface Answered {
  readonly responses: Responses;
  /** The JSON of a response with status 200. */
  json(side: SideName): Record<string, unknown> | undefined;
  /** What is wrong with a response, without its content, which could contain a token. */
  faultOf(side: SideName): string;
}

const timeout = '60s';
/** Cookies do not depend on the port, so each deployment has a jar of its own. */
const jars = { a: new http.CookieJar(), b: new http.CookieJar() };
const tokens: Record<SideName, string | undefined> = { a: undefined, b: undefined };
/** Who is asked first alternates with every request. */
let isBFirst = false;

/** Sends the same request to both deployments at the same moment. */
export function both(
  method: 'GET' | 'POST',
  pathOf: (side: SideName, user: LoadUser) => string,
  body?: object,
): Answered {
  const sent = body ? JSON.stringify(body) : null;
  const requestTo = (side: SideName) => ({
    method,
    url: plan.origins[side] + pathOf(side, userAt(side)),
    body: sent,
    params: {
      jar: jars[side],
      headers: {
        'User-Agent': browserAgent,
        Authorization: `Bearer ${tokens[side] ?? userAt(side).accessToken}`,
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      redirects: 0,
      timeout,
    },
  });
  isBFirst = !isBFirst;
  const order: SideName[] = isBFirst ? ['b', 'a'] : ['a', 'b'];
  const answers = http.batch(order.map(requestTo)) as [Response, Response];
  const responses = isBFirst ? { b: answers[0], a: answers[1] } : { a: answers[0], b: answers[1] };
  return {
    responses,
    json: (side) => jsonOf(responses[side]),
    faultOf: (side) => responses[side].error || `status ${responses[side].status}, unexpected JSON`,
  };
}

/** Renews the sessions at both deployments with the refresh cookies, which rotate. */
export function renewed(): Answered {
  for (const side of ['a', 'b'] as const)
    if (!tokens[side]) {
      jars[side].set(plan.origins[side], 'refreshToken', userAt(side).refreshToken);
      jars[side].set(plan.origins[side], 'token_provider', 'librechat');
    }
  const answered = both('POST', () => '/api/auth/refresh');
  for (const side of ['a', 'b'] as const) {
    const token = answered.json(side)?.token;
    if (typeof token === 'string') tokens[side] = token;
  }
  return answered;
}

/** The person of this virtual user at a deployment. */
function userAt(side: SideName): LoadUser {
  const user = users[exec.vu.idInTest - 1];
  if (!user) throw new Error(`No user is left for virtual user ${exec.vu.idInTest}.`);
  return user[side];
}

function jsonOf({ status, body }: Response): Record<string, unknown> | undefined {
  if (status !== 200) return undefined;
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}

import { answered, json } from '../../fixtures/saboteur/changes.ts';
import type { Play, Rule } from '../../fixtures/saboteur/rules.ts';

/** Requests that mutants of the Control Plane change. */
export const requests = {
  callback: 'GET /auth/callback',
  login: 'GET /auth/login',
  tokenOf: 'GET /auth/token',
  people: 'GET /api/users',
  logout: 'POST /auth/logout',
} as const;

const { tokenOf } = requests;

/** The token that the person got last; with it, a refused request is answered as if it were theirs. */
export const seenToken: Rule = {
  on: tokenOf,
  response: json((answer, { memory }) => {
    if (answer.access_token) memory.set('token', answer);
    return answer;
  }),
};

/** An answer of GET /auth/token. */
export const replyWith = (token: unknown) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(token),
});

/** Answers GET /auth/token with the token of before, although the session is refused. */
export const sessionAnyway: Rule = {
  on: tokenOf,
  response: (response, { memory }) => {
    const token = memory.get('token');
    if (response.status === 401 && token) answered(replyWith(token))(response, {} as Play);
  },
};

import { answered, count } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { causes, notAwaited } from './picture.checks.ts';

const callback = 'GET /oauth/openid/callback';

export const mutants = defineMutants({
  'picture.awaited': {
    violates: [notAwaited],
    cause: causes.pictureAwaited,
    why: 'The strategy fetches the picture before it lets the person in, and gives up after five seconds.',
    source: ['librechat:api/server/services/Files/images/avatar.js'],
    traffic: [{ on: callback, delay: (play) => (count(play, 'logins') > 1 ? 5_000 : 0) }],
  },
  'picture.breaks-login': {
    violates: [notAwaited],
    cause: causes.loginBreaks,
    why: 'The error of a picture that cannot be fetched is not caught.',
    traffic: [
      {
        on: callback,
        response: (response, play) => {
          if (count(play, 'logins') > 1)
            answered({ status: 500, body: 'An unknown error occurred.' })(response, play);
        },
      },
    ],
  },
});

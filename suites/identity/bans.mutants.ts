import { refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { RequestMessage, Rule } from '../../fixtures/saboteur/rules.ts';
import { causes, onlyThePerson, saidPlainly } from './bans.checks.ts';

const chat = '* /api/agents/chat/:what';

/** Answers the person who was banned with the second message, or the others at the address. */
function afterTheBan(who: 'person' | 'others', status: number, body: string): Rule[] {
  const isBanned = ({ headers }: RequestMessage, memory: Map<string, unknown>) =>
    memory.has('banned') && (memory.get('banned') === headers.authorization) === (who === 'person');
  return [
    {
      on: 'POST /api/agents/chat/openAI',
      request: ({ body: asked, headers }, { memory }) => {
        if (asked.includes('more than')) memory.set('banned', headers.authorization);
        return undefined;
      },
    },
    {
      on: chat,
      request: (request, play) =>
        request.method === 'GET' && isBanned(request, play.memory)
          ? refuse(status, body, 'application/json')(request, play)
          : undefined,
    },
  ];
}

export const mutants = defineMutants({
  'bans.of-the-address': {
    violates: [onlyThePerson],
    cause: causes.addressBanned,
    why: 'LibreChat stores a ban for the user and for the address.',
    source: ['librechat:api/server/middleware/checkBan.js'],
    traffic: afterTheBan('others', 403, '{"message":"Your account has been temporarily banned"}'),
  },
  'bans.address-breaks': {
    violates: [onlyThePerson],
    cause: causes.addressBanned,
    why: 'The ban of an address throws for the people behind it.',
    traffic: afterTheBan('others', 500, 'An unknown error occurred.'),
  },
  'bans.refusal-throws': {
    violates: [saidPlainly],
    cause: causes.refusalThrows,
    why: 'The refusal looks for the message of a chat in a request that has none.',
    source: ['librechat:api/server/middleware/checkBan.js'],
    traffic: afterTheBan('person', 500, 'An unknown error occurred.'),
  },
  'bans.refusal-intercepted': {
    violates: [saidPlainly],
    cause: causes.refusalLooksRight,
    why: 'The proxy answers refusals with its own page and 200 (error_page 403 =200).',
    traffic: afterTheBan('person', 200, '<h1>Sorry</h1>'),
  },
});

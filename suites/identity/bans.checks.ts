import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  addressBanned: {
    text: 'A ban is of the person and of their address, so it keeps everybody out who comes from there: an office, or all people of a proxy that TRUST_PROXY does not count.',
    fix: 'Set BAN_VIOLATIONS=false where many people share an address, and limit at the proxy instead.',
    shownBy: /another person at the address[\s\S]*Received/,
  },
  refusalThrows: {
    text: 'The refusal of somebody who is banned throws where LibreChat expects a chat, and Express answers with its own page.',
    fix: 'Nothing in the configuration helps: set BAN_VIOLATIONS=false, or tell people what the bare error means.',
    shownBy: /Received string: +"500"/,
  },
  refusalLooksRight: {
    text: 'A proxy turns refusals into pages of its own with another status.',
    fix: 'Pass the status of /api on unchanged (nginx: no error_page and no proxy_intercept_errors for /api).',
    shownBy: /Received string: +"(200|302|50[234])"/,
  },
});

const ban = {
  requirement: 'limits',
  level: 'SHOULD',
  needs: ['doubles'],
  shape: 'bans',
  source: ['librechat#2851', 'librechat:api/server/middleware/checkBan.js'],
} as const;

export const onlyThePerson = defineCheck({
  ...ban,
  id: 'limits.ban.only-the-person',
  text: 'Where somebody is banned, another person at the same address goes on working.',
  causes: [causes.addressBanned],
});

export const saidPlainly = defineCheck({
  ...ban,
  refusal: true,
  id: 'limits.ban.said-plainly',
  text: 'A person who is banned gets 403 or 429 from the chat, and no error of the server.',
  causes: [causes.refusalThrows, causes.refusalLooksRight],
});
